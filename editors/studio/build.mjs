// Bundles what the page of `profilelint studio` takes from others, with the licences of all of it, and
// notes the hashes in SHA256SUMS. With a folder as argument, it writes there and notes nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const committed = "../../src/profilelint/studio/page/vendor";
const into = process.argv[2] ?? committed;

const done = await build({
  entryPoints: ["codemirror.js", "preact.js"],
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  outdir: into,
  metafile: true,
});

const packages = new Set();
for (const { inputs } of Object.values(done.metafile.outputs)) {
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    if (name && bytesInOutput) packages.add(name);
  }
}

const parts = [...packages].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
mkdirSync(into, { recursive: true });
writeFileSync(join(into, "LICENSES.txt"), parts.join(`\n${"-".repeat(72)}\n\n`));

if (into === committed) {
  const sums = ["LICENSES.txt", "codemirror.js", "preact.js"].map((name) => {
    const hash = createHash("sha256").update(readFileSync(join(into, name))).digest("hex");
    return `${hash}  ${name}\n`;
  });
  writeFileSync("SHA256SUMS", sums.join(""));
}
