from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import (
    Context,
    Invalid,
    OneOf,
    Rule,
    RuleOptions,
    Valid,
    replace,
    replace_all,
)
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body

_STRAIGHT, _CURLY = "'", "’"
_KINDS = {_STRAIGHT: "straight", _CURLY: "curly"}
# In other scripts the mark may be a letter (Ukrainian) or a quotation mark (Chinese).
_LETTER = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
# The mark comes first, and is one alone: it is searched for much faster than what stands around it.
_WITHIN_WORD = {mark: pattern(f"{mark}(?<={_LETTER}.)(?={_LETTER})") for mark in _KINDS}
_AFTER_S = {mark: pattern(f"{mark}(?<={_LETTER}s.)(?![\\w'’])") for mark in _KINDS}
_OPENING = {mark: pattern(rf"{mark}(?<!\w.)(?=\S)") for mark in _KINDS}
_ONLY_OPENING = "‘"


class TextApostrophe(Rule):
    """The apostrophes of a page are all straight ones or all curly ones.

    A page with both was put together from several sources and looks like it; a search for a word
    with one kind does not find it with the other. The kind that the page uses less is changed to
    the other one; on a tie the curly ones stay. Curly ones are the better typography: they are made
    straight without asking only if the configuration wants that. The rule checks apostrophes
    between letters, as in "don't" and "project's", in Latin script; quotation marks have a rule of
    their own. One after an s, as in "the farmers' market", is changed along with them, unless a
    single quotation mark on the page makes it unclear what it is. An accent that stands alone
    ("it´s", "it`s") is no apostrophe, wherever the site shows it. Where the site shows all of them
    as curly ones, as Jekyll, Hugo, Astro and Quarto do unless their settings say otherwise, a page
    may have both.
    """

    name = "text-apostrophe"
    summary = "The apostrophes of a page are all straight ones or all curly ones."
    severity = Severity.HINT
    severities: ClassVar = {"accent": Severity.WARNING}
    messages: ClassVar = {
        "mixed": (
            "this apostrophe is {found}, but others on the page are {kind}: write {kind} ones "
            "throughout"
        ),
        "accent": (
            'the accent "{found}" stands here for an apostrophe: write "{kind}" in its place'
        ),
        "unwanted": "this apostrophe is {found}: write {kind} ones throughout the page",
    }
    fix = "some"

    class Options(RuleOptions):
        kind: Annotated[
            str,
            "straight or curly, to require that kind; empty to require one kind per page",
            OneOf("straight", "curly", ""),
        ] = ""

    options: Options
    examples = (
        Valid("The town's pier isn't new.\n"),
        Valid("The town’s pier isn’t new.\n"),
        Valid("The town’s pier: `it's` ['new'](https://example.org/it's). It is 5'10\" deep.\n"),
        Valid("The town’s pier: $f'g = g'f$, \\(x'y\\), $$a'b$$ and it’s [$E:F$][K:F]$.\n"),
        Valid("Se pag´o un n´umero. Hawai`i is far: `it`s a ´pier´.\n"),
        Valid("Le d´ebut, l´ogico.\n"),
        Invalid(
            "It´s the town`s pier, and didn´t cost much. C'est l'heure de l´eau.\n",
            covers=("´", "`", "´", "´"),
            message_id="accent",
            fixed="It's the town's pier, and didn't cost much. C'est l'heure de l'eau.\n",
        ),
        Invalid(
            "It´s the town’s pier.\n",
            covers=("´",),
            message_id="accent",
            fixed="It’s the town’s pier.\n",
        ),
        Valid("The town's pier. На Запоріжжі живе сім’я.\n"),
        Invalid(
            "The town's pier isn't new. The people’s pier, it’s [said](https://example.org/it's),"
            " wasn’t cheap.\n",
            covers=("'",),
            message_id="mixed",
            fixed="The town’s pier isn’t new. The people’s pier, it’s "
            "[said](https://example.org/it's), wasn’t cheap.\n",
        ),
        Valid(
            "See [the town’s pier][] and it's [Ann’s] too.\n\n[the town’s pier]: /a\n[ann’s]: /b\n"
        ),
        Valid("The town’s pier, isn’t <code>don't</code>\n"),
        Valid("The town's pier isn’t new.\n", files={"_config.yml": "title: Piers\n"}),
        Valid("The town's pier isn’t new.\n", files={"hugo.toml": ""}, path="content/a.md"),
        Valid("The town's pier isn’t new.\n", files={"_quarto.yml": "project:\n  type: website\n"}),
        Valid(
            "The town's pier isn’t new.\n",
            files={"astro.config.mjs": "export default {}\n"},
            path="src/content/piers/a.md",
        ),
        Invalid(
            "The town's pier isn’t new.\n",
            covers=("'",),
            message_id="mixed",
            fixed="The town’s pier isn’t new.\n",
            files={"hugo.toml": "[markup.goldmark.extensions]\ntypographer = false\n"},
            path="content/a.md",
        ),
        Invalid(
            "The town's pier isn’t new.\n",
            covers=("'",),
            message_id="mixed",
            fixed="The town’s pier isn’t new.\n",
            files={"_config.yml": "kramdown:\n  smart_quotes: apos,apos,quot,quot\n"},
        ),
        Invalid(
            "The town's pier isn't the people’s pier.\n",
            covers=("’",),
            message_id="mixed",
            fixed="The town's pier isn't the people's pier.\n",
        ),
        Invalid(
            "The farmers' market isn’t new, it’s the farmers' and the town's.\n",
            covers=("'",),
            message_id="mixed",
            fixed="The farmers’ market isn’t new, it’s the farmers’ and the town’s.\n",
        ),
        Invalid(
            "The 'market of the farmers' isn’t new, it’s the farmers' and the town's.\n",
            covers=("'",),
            message_id="mixed",
            fixed="The 'market of the farmers' isn’t new, it’s the farmers' and the town’s.\n",
        ),
        Invalid(
            "The town's pier.\n",
            covers=("'",),
            message_id="unwanted",
            fixed="The town’s pier.\n",
            options={"kind": "curly"},
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Count the apostrophes of both kinds."""
        text = body.text
        kind = self.options.kind
        if kind == "curly":
            if _STRAIGHT not in text:
                return
        elif _CURLY not in text or (not kind and text.find(_STRAIGHT, body.start) < 0):
            return
        if not kind and context.site is not None and context.site.curls_marks:
            return
        written = {
            mark: [match.start() for match in within_word.finditer(text, body.start)]
            for mark, within_word in _WITHIN_WORD.items()
        }
        if sum(map(bool, written.values())) < (1 if kind else 2):
            return
        prose = body.prose
        # What names a definition is written as it is there.
        labels = [link.text_span for link in body.links if link.kind in {"collapsed", "shortcut"}]
        places = {
            mark: [
                place
                for place in marks
                if prose[place - 1 : place + 2] == text[place - 1 : place + 2]
                and (not labels or span_around(labels, place) is None)
            ]
            for mark, marks in written.items()
        }
        straight, curly = places[_STRAIGHT], places[_CURLY]
        if kind:
            wrong = _STRAIGHT if kind == "curly" else _CURLY
        elif not straight or not curly:
            return
        else:
            wrong = _CURLY if len(curly) < len(straight) else _STRAIGHT
        if not places[wrong]:
            return
        right = _CURLY if wrong == _STRAIGHT else _STRAIGHT
        spans = [Span(place, place + 1) for place in places[wrong]]
        changed = [*spans]
        if not _opens_quotation(prose, body.start):
            changed += [Span(*mark.span()) for mark in _AFTER_S[wrong].finditer(prose, body.start)]
        is_worse = right == _STRAIGHT and not kind
        context.report(
            self,
            "unwanted" if kind else "mixed",
            spans[0],
            fixes=replace_all(
                f"Make all apostrophes {_KINDS[right]}",
                [(span, right) for span in sorted(changed)],
                "unsafe" if is_worse else "safe",
            ),
            found=_KINDS[wrong],
            kind=_KINDS[right],
        )

    def check_accent_for_apostrophe(self, span: Span, context: Context) -> None:
        """Report an accent, and repair it with the kind of apostrophe that the page has."""
        text = context.document.text
        kind = self.options.kind
        curly = kind == "curly" or (not kind and _CURLY in text)
        wanted = _CURLY if curly else _STRAIGHT
        context.report(
            self,
            "accent",
            span,
            fixes=replace("Write an apostrophe", span, wanted, "unsafe"),
            found=text[span.start : span.end],
            kind=wanted,
        )


def _opens_quotation(prose: str, start: int) -> bool:
    """Return whether a single quotation mark may stand in a text from an offset on."""
    return prose.find(_ONLY_OPENING, start) >= 0 or any(
        opening.search(prose, start) is not None for opening in _OPENING.values()
    )
