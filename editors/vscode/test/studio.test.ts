import assert from "node:assert/strict";
import { test } from "node:test";

import { studioCommand } from "../src/studio";

const PROGRAM = "/opt/profilelint";

test("the folder and the page in it are handed to the program, and no shell is between", () => {
  assert.deepEqual(studioCommand(PROGRAM, "/site", "/site/projects/a b; rm.md"), {
    shellPath: PROGRAM,
    shellArgs: ["studio", "/site", "--page=/site/projects/a b; rm.md"],
  });
  assert.deepEqual(studioCommand(PROGRAM, "/site", "/site/--port.md").shellArgs, [
    "studio",
    "/site",
    "--page=/site/--port.md",
  ]);
});

test("a name that begins with two dots is one in the folder", () => {
  const { shellArgs } = studioCommand(PROGRAM, "/site", "/site/..a.md");
  assert.deepEqual(shellArgs, ["studio", "/site", "--page=/site/..a.md"]);
});

test("without a page in the folder, the site is opened", () => {
  for (const page of [undefined, "/site", "/other/a.md", "/site-2/a.md", "/a.md"]) {
    assert.deepEqual(studioCommand(PROGRAM, "/site", page).shellArgs, ["studio", "/site"]);
  }
});
