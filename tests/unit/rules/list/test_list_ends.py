"""How items end; what is made of it is in `tests.rules`."""

from __future__ import annotations

import pytest

from profilelint.rules.list.list_ends import list_ends
from profilelint.source.read import read_text


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("* We dig a well.\n* We mend a boat\n", [(["well."], ["boat"])]),
        ("* We dig a well!\n* We mend a boat.\n* Boats\n", [(["well!", "boat."], [])]),
        ("* We dig a well.\n* We mend a boat.\n* Boats.\n", [(["well.", "boat."], [])]),
        ("* We dig a well\n* We mend a boat\n* Boats\n", [([], ["well", "boat"])]),
        ("* We dig a well,\n* we mend a boat\n* and we dig again.\n", []),
        ("* We dig a well and\n* we mend a boat\n", []),
        ("* We dig a well.\n\nText.\n\n* We mend a boat\n", [(["well."], []), ([], ["boat"])]),
        (
            "* We dig all these:\n  * wells\n* We mend a boat.\n* We mend a ship\n",
            [(["boat."], ["ship"]), ([], [])],
        ),
        ("* 我们 在 这里 挖井\n* 我们 在 那里 修船\n", [([], [])]),
        ("-We dig a well\n-We mend a boat.\n", [(["boat."], ["well"])]),
        (
            "* We dig a well\n*We mend a boat.\n* We mend a ship\n",
            [(["boat."], ["well", "ship"])],
        ),
        (
            "-We dig a well\n- We mend a boat.\n",
            [(["boat."], ["well"])],
        ),
    ],
)
def test_ends(text: str, ends: list[tuple[list[str], list[str]]]) -> None:
    found = [
        tuple([item.text.rpartition(" ")[2] for item in items] for items in each[1:])
        for each in list_ends(read_text("a.md", text).body)
    ]
    assert found == ends
