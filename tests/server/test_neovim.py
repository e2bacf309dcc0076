"""Neovim with the configuration that the documentation gives, without a screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

DOCUMENTATION = Path(__file__).parents[2] / "docs/editors.md"
BIN = Path(sys.executable).parent
DRIVE = """
local function wait(codes)
  local found
  local done = vim.wait(60000, function()
    found = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))
    return vim.deep_equal(found, codes)
  end, 20)
  assert(done, vim.inspect(found))
end
local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end
local function act(title)
  local before = lines()
  vim.lsp.buf.code_action({
    apply = true,
    context = { diagnostics = {}, only = title == "all" and { "source.fixAll" } or nil },
    filter = function(action) return title == "all" or action.title == title end,
  })
  assert(vim.wait(60000, function() return not vim.deep_equal(before, lines()) end, 20), title)
end

local seen = {}
vim.cmd.edit("projects/a.md")
wait({ "text-doubled-word", "link-target" })
seen.first = vim.tbl_map(
  function(each) return { each.lnum, each.col, each.end_col, each.severity } end,
  vim.diagnostic.get(0)
)
vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", "A \\240\\159\\152\\128  bridge." })
wait({ "text-doubled-word", "link-target", "text-double-space" })
vim.api.nvim_win_set_cursor(0, { 5, 0 })
act("Delete the second word (look at the result)")
seen.fixed = lines()
wait({ "link-target", "text-double-space" })
vim.o.undolevels = vim.o.undolevels  -- what follows is undone by itself
act("all")
seen.all = lines()
wait({ "link-target" })
vim.cmd("undo")
seen.undone = lines()
vim.fn.writefile({ vim.json.encode(seen) }, "seen.json")
vim.cmd("qall!")
"""


TERMS = """
local function lines(buffer) return vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false) end
local function completed(label)
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  if not client then return end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync("textDocument/completion", params, 60000, 0)
  for _, item in ipairs(answer and answer.result and answer.result.items or {}) do
    if item.label == label then return item.textEdit end
  end
end

local seen = {}
vim.cmd.edit("projects/a.md")
vim.api.nvim_win_set_cursor(0, { 2, 8 })
assert(vim.wait(60000, function() return completed("blue") end, 20))
vim.lsp.buf.rename("navy")
assert(vim.wait(60000, function() return lines()[2] == "colour: navy" end, 20))
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":t")
  if name ~= "" then seen[name] = lines(buffer) end
end
vim.api.nvim_buf_set_lines(0, 1, 2, false, { "colour: [", "colour: 'n" })
vim.api.nvim_win_set_cursor(0, { 3, 9 })
assert(vim.wait(60000, function() return completed("navy") end, 20))
seen.edit = completed("navy")
vim.fn.writefile({ vim.json.encode(seen) }, "seen.json")
vim.cmd("qall!")
"""


def driven(tmp_path: Path, drive: str) -> dict[str, Any]:
    """Return what a script in Neovim wrote into ``seen.json``."""
    (block,) = re.findall(r"```lua\n(.*?)```", DOCUMENTATION.read_text(), re.DOTALL)
    (tmp_path / "init.lua").write_text(block)
    (tmp_path / "drive.lua").write_text(
        "local ok, error = xpcall(function()\n" + drive + "\nend, debug.traceback)\n"
        "if not ok then io.stderr:write(error); vim.cmd('cquit 1') end\n"
    )
    home = tmp_path / "home"
    done = subprocess.run(
        [BIN / "nvim", "--headless", "-u", "init.lua", "-i", "NONE", "-c", "luafile drive.lua"],
        cwd=tmp_path,
        env={
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "PROFILELINT_CACHE_DIR": str(tmp_path / "cache"),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads((tmp_path / "seen.json").read_text())
    return seen


def test_neovim_shows_and_repairs_what_is_not_saved(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "projects").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        'select = ["text", "link-target"]\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "none"\n'
    )
    (tmp_path / "projects/a.md").write_text("---\ntitle: A\n---\n\nThe the pier, [b](b.md).\n")
    seen = driven(tmp_path, DRIVE)
    assert seen["first"] == [[4, 0, 7, 2], [4, 18, 22, 1]]
    start = ["---", "title: A", "---", ""]
    assert seen["fixed"] == [*start, "The pier, [b](b.md).", "", "A 😀  bridge."]
    assert seen["all"] == [*start, "The pier, [b](b.md).", "", "A 😀 bridge."]
    assert seen["undone"] == seen["fixed"]


def test_neovim_renames_a_term_over_files_and_completes_it_while_none_is_saved(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "projects").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        '[vocabularies]\ncolours = "colours.yaml"\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "s.json"\n'
    )
    (tmp_path / "s.json").write_text('{"properties": {"colour": {"x-vocabulary": "colours"}}}')
    (tmp_path / "colours.yaml").write_text("- label: blue\n- green\n")
    (tmp_path / "projects/a.md").write_text("---\ncolour: blue\n---\n")
    (tmp_path / "projects/b.md").write_text("---\ncolour: 'blue'\n---\n")
    seen = driven(tmp_path, TERMS)
    assert seen["a.md"] == ["---", "colour: navy", "---"]
    assert seen["b.md"] == ["---", "colour: 'navy'", "---"]
    assert seen["colours.yaml"] == ["- label: navy", "  synonyms:", "  - blue", "- green"]
    assert seen["edit"] == {
        "newText": "'navy'",
        "range": {"start": {"line": 2, "character": 8}, "end": {"line": 2, "character": 10}},
    }
