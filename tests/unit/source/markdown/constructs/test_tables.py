from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import paragraphs, read_body, regions

GRID = """\
+------+--------+
| a    | b      |
+======+========+
| c  d | e      |
+------+--------+"""
SIMPLE = """\
  Right     Left
-------     ------
     12     12
    123     123"""
HEADLESS = """\
-------     ------
     12     12
-------     ------"""
MULTILINE = """\
-----------------------
 Centered   Default
  Header    Aligned
----------- -------
   First    row

  Second    row
-----------------------"""


@pytest.mark.parametrize(
    "flavor", ["", "commonmark", "gfm", "goldmark", "kramdown", "mdx", "pandoc"]
)
def test_grid_tables(flavor: str) -> None:
    assert regions(f"a\n\n{GRID}\n\nb\n", flavor) == [GRID]
    assert paragraphs(f"a\n\n{GRID}\n\nb\n", flavor) == ["a", "b"]


def test_one_border_makes_no_table() -> None:
    assert regions("+----+\n| a |\n", "") == []
    assert regions("```\n" + GRID + "\n```\n", "") == []


@pytest.mark.parametrize("table", [SIMPLE, HEADLESS, MULTILINE])
def test_tables_of_dashes(table: str) -> None:
    written = table.lstrip(" ")
    assert regions(f"a\n\n{table}\n\nb\n", "pandoc") == [written]
    assert paragraphs(f"a\n\n{table}\n\nb\n", "pandoc") == ["a", "b"]
    assert regions(f"a\n\n{table}\n\nb\n", "gfm") == []


def test_a_multiline_table_that_does_not_end_is_a_simple_one() -> None:
    text = MULTILINE.rpartition("\n")[0] + "\n\nb\n"
    assert paragraphs(text, "pandoc")[-1] == "b"
    assert regions(text, "pandoc")[0].startswith("Header    Aligned\n")


def test_a_heading_is_no_table() -> None:
    assert regions("A\n---\n\nb\n", "pandoc") == []


@pytest.mark.parametrize("piece", ["+--+\n", "-- --\n", "-----\n", "-- --\n\n", "| a\n"])
def test_hostile_tables_cost_little(piece: str) -> None:
    within(2.0, lambda: read_body(piece * 20_000, "pandoc"))
