import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { type Surroundings, findProgram } from "../src/program";

let root = "";

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "profilelint-")));
});

afterEach(() => rm(root, { recursive: true }));

async function put(file: string, mode = 0o755): Promise<string> {
  const full = path.join(root, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, "");
  await chmod(full, mode);
  return full;
}

function around(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    setting: "",
    environment: { PATH: `${root}/first:${root}/second` },
    home: path.join(root, "home"),
    platform: "linux",
    distrusted: [],
    python: async () => undefined,
    ...changes,
  };
}

test("each place is looked at before the next", async () => {
  const python = path.join(root, "venv/bin/python");
  const places: [Partial<Surroundings>, string][] = [
    [{ setting: path.join(root, "set/profilelint") }, "set/profilelint"],
    [{ environment: { ...around().environment, PROFILELINT_PATH: `${root}/named/it` } }, "named/it"],
    [{}, "first/profilelint"],
    [{}, "second/profilelint"],
    [{ environment: { PIPX_BIN_DIR: path.join(root, "pipx") } }, "pipx/profilelint"],
    [{ environment: { UV_TOOL_BIN_DIR: path.join(root, "uv") } }, "uv/profilelint"],
    [{}, "home/.local/bin/profilelint"],
    [{ python: async () => python }, "venv/bin/profilelint"],
  ];
  // The later ones are there already whenever an earlier one is added.
  for (const [changes, file] of places.reverse()) {
    const program = await put(file);
    const all = { python: async () => python, ...changes };
    assert.deepEqual(await findProgram(around(all)), { program });
  }
});

test("a program on Windows has its ending, and is found beside Python or in Scripts", async () => {
  await put("conda/profilelint");
  const program = await put("conda/Scripts/profilelint.exe");
  const python = async () => path.join(root, "conda/python.exe");
  assert.deepEqual(await findProgram(around({ platform: "win32", python })), { program });
  const environment = { Path: `;${root}/conda/Scripts;relative` };
  assert.deepEqual(await findProgram(around({ platform: "win32", environment })), { program });
});

test("a setting that is wrong is told, not passed over", async () => {
  await put("first/profilelint");
  for (const setting of [path.join(root, "absent"), "profilelint", path.join(root, "first")]) {
    assert.deepEqual(await findProgram(around({ setting: ` ${setting} ` })), { wrong: setting });
  }
  const environment = { PATH: path.join(root, "first"), PROFILELINT_PATH: "./profilelint" };
  assert.deepEqual(await findProgram(around({ environment })), { wrong: "./profilelint" });
});

test("a setting may begin with the home folder", async () => {
  const program = await put("home/tools/profilelint");
  assert.deepEqual(await findProgram(around({ setting: "~/tools/profilelint" })), { program });
});

test("what cannot be run, and what is relative, is passed over", async () => {
  await put("first/profilelint", 0o644);
  await mkdir(path.join(root, "second/profilelint"), { recursive: true });
  await put("here/profilelint");
  const before = process.cwd();
  process.chdir(path.join(root, "here"));
  try {
    const environment = { PATH: `${around().environment["PATH"]}:.:` };
    const python = async () => "python";
    assert.deepEqual(await findProgram(around({ environment, python })), { wrong: undefined });
  } finally {
    process.chdir(before);
  }
});

test("nothing inside a folder that is not trusted is found, unless the setting names it", async () => {
  const distrusted = [path.join(root, "site")];
  const inside = await put("site/.venv/bin/profilelint");
  await mkdir(path.join(root, "first"));
  await symlink(inside, path.join(root, "first/profilelint"));
  await symlink(path.join(root, "site"), path.join(root, "alias"));
  const environment = { PATH: `${root}/first:${root}/site/.venv/bin:${root}/alias/.venv/bin` };
  const python = async () => path.join(root, "site/.venv/bin/python");
  const search = around({ environment, python, distrusted });
  assert.deepEqual(await findProgram(search), { wrong: undefined });
  const named = { ...search, environment: { PROFILELINT_PATH: inside } };
  assert.deepEqual(await findProgram(named), { wrong: inside });
  assert.deepEqual(await findProgram({ ...search, setting: inside }), { program: inside });
  const beside = await put("site-tools/profilelint");
  const other = { ...search, environment: { PATH: path.join(root, "site-tools") } };
  assert.deepEqual(await findProgram(other), { program: beside });
});
