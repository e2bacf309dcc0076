"""Front matter made to stop its readers: always one problem, soon, and no crash."""

from __future__ import annotations

import subprocess
import sys

import pytest

from profilelint.source.read import read_document, read_text


def bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 x"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines)


def yaml(block: str) -> str:
    return f"---\n{block}\n---\nText.\n"


HOSTILE = {
    "alias bomb": (yaml(bomb(10, 9)), "file-limit", "expansion"),
    "recursive list": (yaml("a: &a [*a]"), "file-limit", "circle"),
    "recursive mapping": (yaml("a: &a\n  b: *a"), "file-limit", "circle"),
    "brackets": (yaml("a: " + "[" * 100_000), "file-limit", "depth"),
    "closed brackets": (yaml("a: " + "[" * 200 + "]" * 200), "file-limit", "depth"),
    "braces": (yaml("a: " + "{a: " * 100_000), "file-limit", "depth"),
    "dashes": (yaml("a:\n  " + "- " * 100_000 + "b"), "file-limit", "depth"),
    "few dashes": (yaml("a:\n  " + "- " * 150 + "b"), "file-limit", "depth"),
    "explicit keys": (yaml("a:\n  " + "? " * 100_000 + "b"), "file-limit", "depth"),
    "indentation": (
        yaml("\n".join(" " * level + "a:" for level in range(110))),
        "file-limit",
        "depth",
    ),
    "aliases of aliases in depth": (
        yaml("a: &a " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 60 + "*a" + "]" * 60),
        "file-limit",
        "depth",
    ),
    "JSON": ('{\n"a": ' + "[" * 100_000 + "]" * 100_000 + "\n}\n", "file-limit", "depth"),
    "TOML": ("+++\na = " + "[" * 100_000 + "]" * 100_000 + "\n+++\n", "file-limit", "depth"),
    "TOML keys": ("+++\n" + "a." * 100_000 + "b = 1\n+++\n", "file-limit", "depth"),
    "TOML tables": ("+++\n[" + "a." * 100_000 + "b]\n+++\n", "file-limit", "depth"),
    "sexagesimal": (
        yaml("a: 1" + ":1" * 200_000),
        "file-ambiguous-scalar",
        "base-60",
    ),
    "digits": (yaml("a: " + "9" * 500_000), "file-ambiguous-scalar", "long"),
    "JSON digits": ('{\n"a": ' + "9" * 500_000 + "\n}\n", "file-ambiguous-scalar", "long"),
    "TOML digits": ("+++\na = " + "9" * 500_000 + "\n+++\n", "file-ambiguous-scalar", "long"),
    "huge exponent": (yaml("a: 1.0e+999"), "file-ambiguous-scalar", "infinite"),
    "JSON huge exponent": ('{\n"a": 1e999\n}\n', "file-ambiguous-scalar", "infinite"),
    "TOML huge exponent": ("+++\na = 1e999\n+++\n", "file-ambiguous-scalar", "infinite"),
    "date of nines": (yaml("a: 9999-99-99"), "date-impossible", "date"),
    "key of blanks": (yaml("a: b\nc" + " " * 500_000 + ":d"), "file-syntax", "missing-colon"),
    "quotes": (yaml("a: " + "'" * 500_001), "file-open-quote", "unclosed"),
    "JSON comments": ('{\n"a": 1 ' + "/* " * 200_000 + "\n}\n", "file-syntax", "comment"),
    "block of 2 MB": (yaml("a: " + "b" * 2_000_000), "file-limit", "block-size"),
    "file of 50 MB": (yaml("a: b") + "c" * 50_000_000, "file-limit", "file-size"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_front_matter_is_refused_with_one_problem(name: str) -> None:
    source, rule, message_id = HOSTILE[name]
    problems = read_document("a.md", source.encode()).problems
    assert [p[:2] for p in problems][:1] == [(rule, message_id)]
    assert len(problems) == 1 or name == "JSON comments"


def test_merge_keys_are_never_expanded() -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    problems = read_text("a.md", yaml("\n".join(lines))).problems
    assert [p[:2] for p in problems] == [("file-limit", "expansion")]


def test_aliases_within_the_limits_are_read_as_what_they_stand_for() -> None:
    document = read_text("a.md", yaml("a: &a {b: [1]}\nc: *a\nd: [*a, *a]"))
    assert document.problems == []
    same = {"b": [1]}
    assert document.data == {"a": same, "c": same, "d": [same, same]}
    assert document.text[slice(*document.locate(("c",)))] == "*a"
    assert document.text[slice(*document.locate(("c", "b", 0)))] == "1"


def test_limits_are_parameters() -> None:
    data = yaml("a: " + "b" * 100).encode()
    assert read_document("a.md", data, largest_file=50).problems[0].message_id == "file-size"
    assert read_document("a.md", data, largest_block=50).problems[0].message_id == "block-size"
    assert read_document("a.md", data, largest_file=200, largest_block=104).problems == []


def test_deep_nesting_does_not_end_a_process_with_a_small_stack() -> None:
    program = (
        "import threading\n"
        "from profilelint.source.read import read_text\n"
        "threading.stack_size(256 * 1024)\n"
        "found = []\n"
        "def run():\n"
        "    for sign in ('[', '{a: ', '- ', '? '):\n"
        "        for count in (150, 190, 2000, 100000):\n"
        "            text = '---\\na:\\n  ' + sign * count + '\\n---\\n'\n"
        "            found.append(read_text('a', text).problems[0].message_id)\n"
        "thread = threading.Thread(target=run)\n"
        "thread.start()\n"
        "thread.join()\n"
        "print(len(found), *sorted(set(found)))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    count, *_ = result.stdout.split()
    assert count == "16"
