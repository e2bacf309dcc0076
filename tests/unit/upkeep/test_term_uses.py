from __future__ import annotations

from pathlib import Path

from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry
from profilelint.upkeep.term_uses import TermUses


def test_uses_are_kept_and_only_pages_that_changed_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        '[vocabularies]\ncolours = "c.yaml"\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "s.json"\n'
    )
    (tmp_path / "s.json").write_text(
        '{"properties": {"c": {"items": {"x-vocabulary": "colours"}, "type": "array"}}}'
    )
    (tmp_path / "c.yaml").write_text("- blue\n- green\n")
    for name in "ab":
        (tmp_path / f"projects/{name}.md").write_text("---\nc: [blue, green]\n---\n")
    texts: dict[str, str] = {}
    workspace = Workspace(str(tmp_path), texts, Setup(load_registry(), lambda: "2026-01-31"))
    list(workspace.work())
    owner = "colours", workspace.plan.config.vocabularies["colours"]
    uses = TermUses(workspace)
    assert len(list(uses.look())) == 2 + 2  # pages that are there, and that are read
    assert uses.counts(owner) == {"blue": 2, "green": 2}
    assert len(list(uses.look())) == 2
    page = str(tmp_path / "projects/a.md")
    texts[page] = "---\nc:\n- blue\n- blue\n---\n"
    workspace.edited(page)
    assert len(list(uses.look())) == 2 + 1
    assert uses.counts(owner) == {"blue": 3, "green": 1}
    found = list(uses.places(owner, "blue"))
    assert [(path, *span) for path, span in found] == [
        ("projects/a.md", 9, 13), ("projects/a.md", 16, 20), ("projects/b.md", 8, 12)
    ]  # fmt: skip
    (tmp_path / "c.yaml").write_text("- blue\n")
    (tmp_path / "projects/b.md").unlink()
    workspace.renew()
    list(workspace.work())
    assert len(list(uses.look())) == 1 + 1
    assert uses.counts(owner) == {"blue": 2}
