"""Vocabulary files as text, for editors to read and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.upkeep.quoting import double_quoted, yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.upkeep.term_counts import TermCounts


def render_vocabulary(
    title: str, terms: TermCounts, suspects: Mapping[str, tuple[str, ...]], where: str
) -> str:
    """Return the YAML file for terms found in pages, each with its count as a comment.

    ``where`` says in words where they were found. Suspects are named in comments alone, so that
    they are no terms. A term that is used once is marked.
    """
    lines = [
        f"# The terms in use in {where}, with the number of pages on which each is used.",
        "#",
        "# label        must be written in a page letter by letter",
        "# synonyms     other spellings; they are replaced by the label",
        "# deprecated   true for a term that should no longer be used",
        "# replaced_by  the term that took its place",
    ]
    if suspects:
        lines += ["#", "# Left out as probable mistakes, so that they are reported:"]
        for value in sorted(suspects):
            meant = " and ".join(double_quoted(each) for each in suspects[value])
            hint = f"{meant}?" if meant else "a placeholder"
            lines.append(f"#   {double_quoted(value)} ({terms.counts[value]}): {hint}")
        lines.append("# If one of them is right, move it to the list below.")
    lines.append(f"title: {yaml_text(title)}")
    if terms.is_open:
        lines.append("open: true # other values are right too, unless they are nearly one of these")
    else:
        lines.append("implied: true # other values are warnings; without this line, errors")
    lines.append("terms:")
    kept = sorted((v for v in terms.counts if v not in suspects), key=lambda v: (v.casefold(), v))
    for value in kept:
        count = terms.counts[value]
        rare = "1, rare: is it a term of its own?" if count == 1 else str(count)
        lines.append(f"- label: {yaml_text(value)} # {rare}")
    return "\n".join(lines) + "\n"
