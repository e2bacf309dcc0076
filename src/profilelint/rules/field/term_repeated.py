from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Run, Valid, replace
from profilelint.rules.field.repeated_items import LONGEST, repeated, term_lists
from profilelint.schema.accept import accepts
from profilelint.schema.keywords import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.finding import Fix, Route

_PAGES = {f"{name}.md": "---\ntags: [Water]\n---\n" for name in ("a", "b")}


class TermRepeated(Rule):
    """A list of words has each word once.

    Most sites compare letter by letter, so "water" and "Water" in one list are two tags: each gets
    a page of its own, or both want the same address. The form used most on other pages of the site
    is kept, otherwise the first. Lists of addresses, file names and code, in which each letter
    matters, are not checked. Words that the schema or its vocabulary knows are left to
    `schema-items` and `term-synonym`.
    """

    name = "term-repeated"
    summary = "A list of words has each word once."
    severity = Severity.WARNING
    severities: ClassVar = {"twice": Severity.HINT}
    messages: ClassVar = {
        "twice": '{field} is "{found}", which is already in the list: delete it',
        "other": (
            '{field} is "{found}", and "{kept}" is in the list too: keep one of the two forms, '
            'such as "{kept}"'
        ),
        "site": (
            '{field} is "{found}", and "{kept}", the form that other pages of the site use, is in '
            'the list too: delete "{found}"'
        ),
    }
    fix = "some"
    defers_to = ("schema-enum", "schema-items", "term-deprecated", "term-synonym", "term-unknown")
    examples = (
        Valid("---\ntags: [water, Wastewater, EU, eu]\naliases: [Pier, pier]\n---\n"),
        Valid("---\ncalls: [getName, getname, a.txt, A.txt, a/b, A/B, who, WHO]\n---\n"),
        Valid("---\nmoves: [left, left, right]\n---\n"),
        Valid(
            "---\ntags: [water, Water]\n---\n",
            schema={"properties": {"tags": {"items": {"enum": ["water", "Water"]}}}},
        ),
        Invalid(
            "---\ntags: [water, ports, water]\n---\n",
            ("water",),
            "twice",
            "---\ntags: [water, ports]\n---\n",
            schema={"properties": {"tags": {"items": {"enum": ["water", "ports"]}}}},
        ),
        Invalid(
            "---\ntags:\n- roads\n- roads\n---\n",
            ("- roads",),
            "twice",
            "---\ntags:\n- roads\n---\n",
        ),
        Invalid(
            "---\ntags: [H2O, water, Water]\n---\n",
            ("Water",),
            "other",
            "---\ntags: [H2O, water]\n---\n",
        ),
        Invalid(
            '+++\ntags = ["water", "Water"]\n+++\n',
            ('"water"',),
            "site",
            '+++\ntags = ["Water"]\n+++\n',
            files=_PAGES,
        ),
    )

    def collect(self, context: Context) -> str | list[Any] | None:
        """Return the words in lists of a page, and the groups of them that are one word.

        Words are lines of one text, which takes little memory: each list's key with its words, and
        an empty line between them. Most pages have no groups, and this text alone. Each member of a
        group is the word, the place of the item, and what may be deleted: the item with the comma
        before it or with the one after it.
        """
        words: dict[str, list[str]] = {}
        groups: list[Any] = []
        for route, items in term_lists(context.document.data):
            key = str(route[-1])
            words.setdefault(key, []).extend(
                item
                for item in items
                if isinstance(item, str) and len(item) <= LONGEST and item and "\n" not in item
            )
            for group in repeated(key, items):
                if not _is_named(context, route, [items[index] for index in group]):
                    left = [item for index, item in enumerate(items) if index not in group[1:]]
                    # A list that the schema wants as long as it is keeps its items.
                    is_fixed = accepts(context.schema, route, left, "minItems") is False
                    members = [_member(context, (*route, index), is_fixed) for index in group]
                    groups.append([key, members])
        lists = "\n\n".join(["\n".join([key, *forms]) for key, forms in words.items()])
        return [lists, *groups] if groups else lists or None

    def conclude(self, facts: Mapping[str, str | list[Any]], run: Run) -> Iterator[None]:
        """Report all forms of a word but one."""
        with_groups = {path: fact for path, fact in facts.items() if isinstance(fact, list)}
        if not with_groups:
            return
        used: dict[tuple[str, str], Counter[str]] = {
            (run.sites.of(path).folder, key): Counter()
            for path, (_, *groups) in with_groups.items()
            for key, _ in groups
        }
        for path, fact in facts.items():
            yield
            folder = run.sites.of(path).folder
            lists = fact if isinstance(fact, str) else fact[0]
            for each in lists.split("\n\n"):
                key, _, forms = each.partition("\n")
                counted = used.get((folder, key))
                if counted is not None:
                    counted.update(set(forms.split("\n")))
        for path, (_, *groups) in with_groups.items():
            yield
            folder = run.sites.of(path).folder
            for key, members in groups:
                self._judge(path, members, used[folder, key], run)

    def _judge(self, path: str, members: list[Any], used: Counter[str], run: Run) -> None:
        """Report the members of a group that ought to be deleted."""
        often = [used[word] for word, *_ in members]
        kept = often.index(max(often))
        word = members[kept][0]
        for index, (found, route, start, end, *edits) in enumerate(members):
            if index == kept:
                continue
            is_site = len(set(often)) > 1 and found != word
            fixes: tuple[Fix, ...] = ()
            edit = edits[index < kept]  # so that no two of them touch one comma
            if edit is not None:
                fixes = replace("Delete the item", Span(*edit), "", "unsafe")
            run.report(
                self,
                "twice" if found == word else "site" if is_site else "other",
                path,
                Span(start, end),
                route=tuple(route),
                part="entry",
                fixes=fixes,
                field=_named(route),
                found=found,
                kept=word,
            )


def _named(route: list[str | int]) -> str:
    from profilelint.schema.wording import field

    return field(tuple(route))


def _is_named(context: Context, route: Route, words: list[Any]) -> bool:
    """Return whether the schema, or the vocabulary that it names, knows any of the words."""
    schema, item = context.schema, (*route, 0)
    if schema is None:
        return False
    if len(set(words)) == 1 and accepts(schema, route, words, "uniqueItems") is None:
        # The schema does not say that an item stands once.
        return False
    name = str(schema.annotations.first(item, VOCABULARY) or "").partition("#")[0]
    vocabulary = schema.vocabularies.get(name)
    if vocabulary is not None and any(vocabulary.resolve(word) is not None for word in words):
        return True
    return any(accepts(schema, item, word, "const", "enum") is not None for word in words)


def _member(context: Context, route: Route, is_fixed: bool) -> list[Any]:
    from profilelint.schema.field_edits import delete_lines

    document = context.document
    value: Any = document.data
    for step in route:
        value = value[step]
    span = document.locate(route, "entry")
    edits = [
        None if is_fixed else delete_lines(document, route, forward=forward)
        for forward in (False, True)
    ]
    return [value, list(route), *span, *(list(edit.span) if edit else None for edit in edits)]
