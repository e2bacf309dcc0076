"""Emacs with the configuration that the documentation gives, without a screen."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCUMENTATION = Path(__file__).parents[2] / "docs/editors.md"
BIN = Path(sys.executable).parent
EMACS = shutil.which("emacs")
# A batch has neither commands nor idle time: what Emacs does then is called by name.
START = """
(require 'package)
(package-initialize)
(unless (and (require 'eglot nil t) (require 'markdown-mode nil t))
  (kill-emacs 77))
(require 'json)
(load (expand-file-name "init.el") nil t)
(setq eglot-sync-connect 60 eglot-autoshutdown nil flymake-no-changes-timeout nil)

(defun rules ()
  (flymake-start)
  (mapcar (lambda (each)
            (let ((text (flymake-diagnostic-text each)))
              (string-match "\\\\([a-z]+-[a-z-]+\\\\)\\\\(\\\\]\\\\|:\\\\)" text)
              (list (flymake-diagnostic-beg each) (flymake-diagnostic-end each)
                    (match-string 1 text) (symbol-name (flymake-diagnostic-type each)))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a)
                                                       (flymake-diagnostic-beg b))))))

(defun wait (&rest codes)
  (eglot--signal-textDocument/didChange)
  (let ((limit (+ (float-time) 60)) found)
    (while (not (equal codes (mapcar #'caddr (setq found (rules)))))
      (when (> (float-time) limit) (error "%S instead of %S" found codes))
      (accept-process-output nil 0.02))
    (vconcat (mapcar #'vconcat found))))

(defun act (start kind title)
  (eglot--signal-textDocument/didChange)
  (undo-boundary)
  (let* ((actions (eglot-code-actions start nil kind))
         (action (seq-find (lambda (each) (equal title (plist-get each :title))) actions)))
    (unless action (error "%S" (mapcar (lambda (each) (plist-get each :title)) actions)))
    (eglot--apply-workspace-edit (plist-get action :edit)))
  (undo-boundary)
  (buffer-string))

(defun visit (file)
  (find-file file)
  (run-hooks 'post-command-hook))
"""
PAGE = """
(visit "projects/a.md")
(let* ((first (wait "text-doubled-word" "link-target"))
       (second (progn (goto-char (point-max))
                      (insert "\\nA \\U0001F600  bridge.\\n")
                      (wait "text-doubled-word" "link-target" "text-double-space")))
       (fixed (act 22 "quickfix" "Delete the second word (look at the result)"))
       (third (wait "link-target" "text-double-space"))
       (all (act 22 "source.fixAll.profilelint"
                 "profilelint: apply all safe fixes on this page"))
       (fourth (wait "link-target"))
       (undone (progn (setq last-command nil) (undo) (buffer-string))))
  (wait "link-target" "text-double-space")
  (with-temp-file "../seen.json"
    (insert (json-encode (list :first first :fixed fixed :all all :undone undone)))))
(set-buffer-modified-p nil)
"""
TERMS = """
(visit "projects/a.md")
(wait)
(goto-char (point-max))
(search-backward "blue")
(fset 'y-or-n-p (lambda (&rest _) t)) ; it asks whether files may be edited
(let* ((renamed (progn (eglot-rename "Navy: dark") (buffer-string)))
       (others (mapcar (lambda (file)
                         (with-current-buffer (find-file-noselect file) (buffer-string)))
                       '("b.md" "../colours.yaml"))))
  (wait)
  (with-temp-file "../seen.json"
    (insert (json-encode (list :renamed renamed :others (vconcat others))))))
(dolist (each (buffer-list))
  (with-current-buffer each (set-buffer-modified-p nil)))
"""


def _drive(site: Path, steps: str) -> Any:
    """Return what Emacs wrote of the steps that it took in the folder of a site."""
    assert EMACS is not None
    (block,) = re.findall(r"```elisp\n(.*?)```", DOCUMENTATION.read_text(), re.DOTALL)
    (site / "init.el").write_text(block)
    (site / "drive.el").write_text(START + steps)
    done = subprocess.run(
        [EMACS, "-q", "--batch", "-l", "drive.el"],  # -Q would hide Debian's packages
        cwd=site,
        env={
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(site / "home"),
            "LANG": "C.UTF-8",
            "PROFILELINT_CACHE_DIR": str(site / "cache"),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("this Emacs has no Eglot or no markdown-mode")
    assert done.returncode == 0, done.stderr
    return json.loads((site / "seen.json").read_text())


@pytest.mark.skipif(EMACS is None, reason='there is no Emacs: "make emacs" installs it')
def test_emacs_shows_and_repairs_what_is_not_saved(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "projects").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        'select = ["text", "link-target"]\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "none"\n'
    )
    page = tmp_path / "projects/a.md"
    page.write_text("---\ntitle: A\n---\n\nThe the pier, [b](b.md).\n")
    seen = _drive(tmp_path, PAGE)
    assert seen["first"] == [
        [19, 26, "text-doubled-word", "eglot-warning"],
        [37, 41, "link-target", "eglot-error"],
    ]
    start = "---\ntitle: A\n---\n\n"
    assert seen["fixed"] == f"{start}The pier, [b](b.md).\n\nA 😀  bridge.\n"
    assert seen["all"] == f"{start}The pier, [b](b.md).\n\nA 😀 bridge.\n"
    assert seen["undone"] == seen["fixed"]


@pytest.mark.skipif(EMACS is None, reason='there is no Emacs: "make emacs" installs it')
def test_emacs_renames_a_term_in_its_list_and_on_all_pages(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "projects").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        '[vocabularies]\ncolours = "colours.yaml"\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "project.schema.json"\n'
    )
    (tmp_path / "project.schema.json").write_text(
        '{"properties": {"colours": {"items": {"x-vocabulary": "colours"}}}}'
    )
    (tmp_path / "colours.yaml").write_text("terms:\n  - {label: blue, note: As the sky.}\n")
    for name in "ab":
        page = tmp_path / f"projects/{name}.md"
        page.write_text(f"---\ntitle: {name}\ncolours: [blue]\n---\n")
    seen = _drive(tmp_path, TERMS)
    assert seen["renamed"] == "---\ntitle: a\ncolours: ['Navy: dark']\n---\n"
    assert seen["others"] == [
        "---\ntitle: b\ncolours: ['Navy: dark']\n---\n",
        'terms:\n  - {label: "Navy: dark", synonyms: [blue], note: As the sky.}\n',
    ]
