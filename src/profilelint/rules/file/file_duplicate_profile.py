"""Pages about the same project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from zlib import crc32

from profilelint.model.finding import Location, Related, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Run, Valid
from profilelint.rules.file.editions import edition_of
from profilelint.rules.file.similarity import (
    near_pairs,
    normalise,
    numbers,
    original,
    place_of,
    stem,
)
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A day or hour tells events of one name apart; a year does not tell pages about one project apart.
_DAY = pattern(r"[0-9]{4}-[0-9]{2}")
_LANGUAGES = ("lang", "language", "locale")
_LENGTH_OF_DAY = len("2020-01-31")
# Where the language stands in what is collected, and where the fields in which duplicates agree.
_LANGUAGE, _AGREED = 4, 7


class FileDuplicateProfile(Rule):
    """One project has one page.

    Two profiles with the same title, with nearly the same file name, or with nearly the same title,
    country and years are usually one project that was entered twice: readers find the old text on
    one page and the new text on the other. Keep the better page, copy into it whatever only the
    other one has, and delete the other or set it to unpublished. If they are two projects, give
    them different titles. Drafts are not compared, and titles that differ in a number (Phase 1,
    Phase II) count as two projects.

    A profile is a page that has one of the fields in which such pages agree. Other pages may share
    a title; they are reported only if their text is the same as well. Pages in two languages (by
    folder, by file name, by the generator's settings or by the field `lang` or `language`), of two
    versions (`v1.2`), or of two days, months or years are editions of one page.
    """

    name = "file-duplicate-profile"
    summary = "One project has one page."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "title": (
            'the page "{other_page}" has the same title, "{title}": keep one, or give them '
            "different titles"
        ),
        "text": 'the page "{other_page}" has the same title and text: keep one',
        "name": (
            'the page "{other_page}" has nearly the same file name, country and start: if both are '
            "about one project, keep one"
        ),
        "similar": (
            'the page "{other_page}" has nearly the same title ("{other_title}"), country and '
            "start: if both are about one project, keep one"
        ),
    }

    class Options(RuleOptions):
        title: Annotated[str, "the field that holds the title"] = "title"
        same: Annotated[
            tuple[str, ...], "the fields in which two pages about one project agree"
        ] = ("country", "start")
        similarity: Annotated[
            int,
            "how similar two spellings of a word in the titles must be, in percent",
            Between(0, 100),
        ] = 85

    options: Options
    examples = (
        Valid(
            "---\ntitle: Peru—Clean Rivers Phase 1\ncountry: Peru\nstart: 2016\n---\n",
            path="b.md",
            files={
                "a.md": "---\ntitle: Peru—Clean Rivers Phase 2\ncountry: Peru\nstart: 2016\n---\n"
            },
        ),
        Valid(
            "---\ntitle: Peru—Clean Rivers\ncountry: Peru\n---\n",
            path="b.md",
            files={"a.md": "---\ntitle: Peru—Clean Rivers\ncountry: Peru\npublished: false\n---\n"},
        ),
        Valid(
            "---\ntitle: Peru—Clean Rivers\ncountry: Peru\n---\n",
            path="b.md",
            files={"_drafts/a.md": "---\ntitle: Peru—Clean Rivers\ncountry: Peru\n---\n"},
        ),
        Valid(
            "---\ntitle: Peru—Clean Rivers–North\ncountry: Peru\nstart: 2016\n---\n",
            path="b.md",
            files={
                "a.md": "---\ntitle: Peru—Clean Rivers–South\ncountry: Peru\nstart: 2016\n---\n"
            },
        ),
        Valid(
            "---\ntitle: Peru—The Clean Rivers\ncountry: Peru\nstart: 2016\n---\n",
            path="b.md",
            files={"a.md": "---\ntitle: Peru—The Clean River\ncountry: Peru\nstart: 2016\n---\n"},
            options={"similarity": 99},
        ),
        Valid(
            "---\ntitle: Peru—Clean Rivers\nstart: 2016\n---\n",
            path="es/peru.md",
            files={"en/peru.md": "---\ntitle: Peru—Clean Rivers\nstart: 2016\n---\n"},
        ),
        Valid(
            "---\ntitle: Clean Rivers\n---\nOf 2020.\n",
            path="b.md",
            files={"a.md": "---\ntitle: Clean Rivers\n---\nOf 2021.\n"},
        ),
        Valid(
            "---\ntitle: Board meeting\ncountry: Peru\n---\n",
            path="meeting-2020-02.md",
            files={"meeting-2020-01.md": "---\ntitle: Board meeting\ncountry: Peru\n---\n"},
        ),
        Valid(
            "---\ntitle: Peru—Clean Rivers\ncountry: Peru\n---\n",
            path="rivers-v2.md",
            files={"rivers-v1.md": "---\ntitle: Peru—Clean Rivers\ncountry: Peru\n---\n"},
        ),
        Invalid(
            "---\ntitle: 'Peru—Clean Rivers'\ncountry: Peru\n---\n",
            covers=("'Peru—Clean Rivers'",),
            message_id="title",
            path="b.md",
            files={"a.md": "---\ntitle: Peru—Clean\n  rivers\nstart: 2016\n---\n"},
        ),
        Invalid(
            "---\ntitle: Clean Rivers\n---\nOf 2020.\n",
            covers=("Clean Rivers",),
            message_id="text",
            path="rivers-1.md",
            files={"rivers.md": "---\ntitle: Clean rivers\n---\n\nOf 2020.\n"},
        ),
        Invalid(
            "---\ntitle: Peru—Ríos\ncountry: Peru\nstart: 2016\n---\n",
            covers=("Peru—Ríos",),
            message_id="name",
            path="peru-clean-rivers-1.md",
            files={
                "peru-clean-rivers.md": (
                    "---\ntitle: Peru—Clean Rivers\ncountry: [Peru]\nstart: 2016\n---\n"
                )
            },
        ),
        Invalid(
            "---\nname: Peru—The Clean Rivers Activity (CRA)\nland: Peru\n---\n",
            covers=("Peru—The Clean Rivers Activity (CRA)",),
            message_id="similar",
            path="b.md",
            files={"a.md": "---\nname: Peru—Clean River Activity (CRA)\nland: Peru\n---\n"},
            options={"title": "name", "same": ("land",)},
        ),
    )

    def collect(self, context: Context) -> list[Any] | None:
        """Return what is compared of a page.

        That is its title, the title's place, the collection, the language that the page or its site
        names, a number for the text of a page that is no profile, and its day, and for a profile
        what duplicates agree in, a text for each field.
        """
        document = context.document
        data = document.data
        title = data.get(self.options.title)
        if type(title) is not str or context.is_draft:
            return None
        span = place_of(document, self.options.title, title)
        agreed = [_value(data.get(field)) for field in self.options.same]
        kept: Sequence[str] = agreed
        text = 0
        if not any(agreed):
            kept = ()
            text = crc32(document.text[document.body_start :].strip().encode("utf-8", "replace"))
        # The day of a profile is that on which it was entered.
        day = "" if kept else _value(data.get("date"))[:_LENGTH_OF_DAY]
        language = _language(context)
        return [title, span.start, span.end, context.collection, language, text, day, *kept]

    def conclude(self, facts: Mapping[str, Any], run: Run) -> Iterator[None]:
        """Compare the titles of all pages, and those that agree in the other fields closely."""
        # Without extensions, so that a copy such as name-1.md comes after name.md.
        paths = sorted(facts, key=lambda path: (path.rpartition(".")[0], path))
        titles: dict[str, str] = {}
        first: dict[tuple[Any, ...], str] = {}
        agreeing: dict[tuple[Any, ...], list[str]] = {}
        for path in paths:
            yield
            title, _, _, collection, language, text, date, *agreed = facts[path]
            edition = edition_of(path, language)
            titles[path] = normalise(title)
            days = [value for value in (date, *agreed) if _DAY.match(value)]
            group = (collection, *edition[:3], *days)
            # One word alone, such as "Introduction", is a title that many pages may have.
            if " " in titles[path] and (text or agreed):
                other = first.setdefault((*group, text, titles[path]), path)
                if other is not path and _are_one(path, other, facts):
                    self._report("title" if agreed else "text", path, other, facts, run)
            if agreed and all(agreed):
                agreeing.setdefault((*group, *agreed), []).append(path)
        for pages in agreeing.values():
            if len(pages) > 1:
                yield from self._compare(pages, titles, facts, run)

    def _compare(
        self,
        group: list[str],
        all_titles: Mapping[str, str],
        facts: Mapping[str, Any],
        run: Run,
    ) -> Iterator[None]:
        titles = {path: all_titles[path] for path in group}
        stems: dict[str, str] = {}
        reported = set()
        for path in group:
            yield
            own = stem(path)
            other = stems.setdefault(own, path)
            if other is path:
                other = stems.get(original(own) or own, path)
            one, two = titles[path], titles[other]
            if one != two and numbers(one) == numbers(two):
                reported.add((other, path))
                self._report("name", path, other, facts, run)
        for pairs in near_pairs(titles, self.options.similarity):
            yield
            for other, path in pairs:
                if _are_one(path, other, facts) and (other, path) not in reported:
                    self._report("similar", path, other, facts, run)

    def _report(
        self, message_id: str, path: str, other: str, facts: Mapping[str, Any], run: Run
    ) -> None:
        field = self.options.title
        where = Location(other, Span(*facts[other][1:3]), (field,), "value")
        run.report(
            self,
            message_id,
            path,
            Span(*facts[path][1:3]),
            route=(field,),
            part="value",
            related=(Related("the other page is here", where),),
            title=excerpt(facts[path][0]),
            other_page=other,
            other_title=excerpt(facts[other][0]),
        )


def _language(context: Context) -> str:
    """Return the language that a page, its site or the defaults of its site name; empty if none."""
    data, site = context.document.data, context.site
    for values in (data, context.defaults):
        for key in _LANGUAGES:
            if type(language := values.get(key)) is str:
                return str(language)
    return site.language_of(context.document.path, data) if site is not None else ""


def _are_one(path: str, other: str, facts: Mapping[str, Any]) -> bool:
    """Return whether two pages alike are not the same page of two years, nor of two folders.

    Pages of one name in two folders, such as an index, are two pages unless they are profiles.
    """
    one, two = (edition_of(each, facts[each][_LANGUAGE]) for each in (path, other))
    if one.year and two.year and one.year != two.year:
        return False
    return bool(facts[path][_AGREED:]) or one.name != two.name


def _value(value: Any) -> str:
    """Return a field's value, or its values in order, as one text; empty if there is none."""
    if type(value) is str:
        return value
    if type(value) is int:
        return str(value)
    if isinstance(value, list):
        return "\n".join(sorted(str(each) for each in value if isinstance(each, (str, int))))
    return ""
