"""Terms read from plain data, whatever file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.source.data_file import DataFileError
from profilelint.source.site.drafts import is_draft
from profilelint.vocabulary.vocabulary import DRAFT, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import NoReturn, TypeAlias

    from profilelint.model.finding import Route

    Member: TypeAlias = tuple[Route, Any]
    """A value that is to be a term, and the route to it in its file."""

TEXT_KEYS = ("label", "notation", "replaced_by", "valid_until", "note")
LIST_KEYS = ("synonyms", "broader")
_KEYS = (*TEXT_KEYS, *LIST_KEYS, "deprecated")
LABEL_KEYS = ("label", "title", "name")


class VocabularyError(DataFileError):
    """A vocabulary that cannot be read, or whose terms contradict each other."""


class NothingThereError(VocabularyError):
    """There is nothing where the terms are said to be."""


class TermReader:
    """Reads the terms of one file.

    ``flags`` is the key of an item under which further flags of its term stand.

    A vocabulary file is read strictly: each key of a term must be known, and no term may stand
    there twice. In a data file of the site, whose items have other purposes too, unknown keys,
    empty items and repetitions are passed over, and the label may be called a title or name.
    """

    def __init__(
        self, path: str, line: Callable[[Route], int], *, strict: bool, flags: str = ""
    ) -> None:
        """``line`` returns the one-based line of a value by the route to it."""
        self._path = path
        self._line = line
        self._strict = strict
        self._flags = flags

    def read(self, members: Iterable[Member]) -> list[Term]:
        """Return the terms; raises `VocabularyError` if there are none, or one is wrong."""
        terms: dict[str, Term] = {}
        places: dict[str, Route] = {}
        for place, value in members:
            term = self._term(place, value)
            if term is None:
                continue
            if term.label in terms:
                if not self._strict:
                    continue
                self.fail(
                    place,
                    f'the term "{term.label}" is there twice, first in line '
                    f"{self._line(places[term.label])}; delete one",
                )
            terms[term.label] = term
            places[term.label] = place
        self._check(terms, places)
        if not terms:
            self.fail((), "there are no terms in this file: write at least one")
        return list(terms.values())

    def fail(self, place: Route, message: str) -> NoReturn:
        """Raise a `VocabularyError` for a place in the file; the empty route names no line."""
        raise VocabularyError(self._path, self._line(place) if place else 0, message)

    def nothing_there(self, message: str) -> NoReturn:
        """Raise a `NothingThereError`."""
        raise NothingThereError(self._path, 0, message)

    def _term(self, place: Route, value: Any) -> Term | None:
        if not isinstance(value, dict):
            if value is None and not self._strict:
                return None
            if value is None:
                self.fail(place, "this term is empty: write it, or delete the line")
            if isinstance(value, list):
                self.fail(place, "a term cannot be a list: write each term on its own line")
            return Term(self._text(place, "label", value))
        label_key = next((key for key in LABEL_KEYS if value.get(key) is not None), None)
        if label_key is None or (self._strict and label_key != "label"):
            self.fail(place, 'the term has no label; write "label: " and its name')
        known: dict[str, Any] = {"label": self._text(place, "label", value[label_key])}
        flags = set(flags_in(value, self._flags))
        for key, member in value.items():
            if key in (label_key, self._flags) or member is None:
                continue
            if key in TEXT_KEYS:
                known[key] = self._text(place, key, member)
            elif key in LIST_KEYS:
                several = member if isinstance(member, list) else [member]
                known[key] = tuple(self._text(place, key, each) for each in several)
            elif key == "deprecated":
                known[key] = self._truth(place, key, member)
            elif isinstance(member, bool) and not key.startswith("depr"):
                flags.update([key] if member else [])
            elif self._strict:
                self.fail(place, f'unknown key "{key}"{_hint(key)}')
        if not self._strict and is_draft(value):
            flags.add(DRAFT)
        if not _is_date(known.get("valid_until", "")):
            self.fail(place, f'"{known["valid_until"]}" is not a date; write it as 2020-12-31')
        return Term(**known, flags=frozenset(flags))

    def _text(self, place: Route, key: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
            self.fail(place, f'"{key}" must be text; put it between quotation marks')
        return str(value).strip()

    def _truth(self, place: Route, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self.fail(place, f'"{key}" must be true or false')
        return value

    def _check(self, terms: dict[str, Term], places: dict[str, Route]) -> None:
        """Refuse terms that contradict each other."""
        owners = {label: label for label in terms}
        for term in terms.values():
            place = places[term.label]
            for synonym in term.synonyms:
                owner = owners.setdefault(synonym, term.label)
                if owner == term.label:
                    continue
                line = self._line(places[owner])
                if owner == synonym:
                    message = f'"{synonym}" is a synonym of "{term.label}" and, in line {line}, a '
                    message += "term itself: delete one of the two"
                else:
                    message = f'"{synonym}" is a synonym of "{term.label}" and, in line {line}, of '
                    message += f'"{owner}": delete it from one of them'
                self.fail((*place, "synonyms"), message)
            if term.replaced_by:
                self._check_successor(term, terms, (*place, "replaced_by"))

    def _check_successor(self, term: Term, terms: dict[str, Term], place: Route) -> None:
        """Refuse a successor that is not there, or no better than the term."""
        name = term.replaced_by
        said = f'"{term.label}" is replaced by "{name}"'
        if name == term.label:
            self.fail(place, f'{said}, itself: write another term, or delete "replaced_by"')
        if name not in terms:
            from profilelint.vocabulary.nearest import nearest

            near = nearest(name, [*terms], [*terms])
            hint = f'did you mean "{near}"?' if near else f'add "{name}", or write another term'
            self.fail(place, f"{said}, which is not a term: {hint}")
        other = terms[name]
        if other.deprecated:
            last = terms.get(other.replaced_by)
            is_good = last is not None and not last.deprecated
            successor = f'write "{other.replaced_by}"' if is_good else "write one that is not"
            self.fail(place, f"{said}, which is deprecated too: {successor}")


def flags_in(data: Mapping[str, Any], key: str) -> Iterator[str]:
    """Yield the flags under a key: a text is one, a list has several, true is the key itself."""
    value = data.get(key) if key else None
    if value is True:
        yield key
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()


def _hint(key: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    near = nearest(key, _KEYS, _KEYS)
    if near:
        return f'; did you mean "{near}"?'
    return f"; the known keys are {', '.join(_KEYS)}, and a key of your own holds true or false"


def _is_date(text: str) -> bool:
    if not text:
        return True
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
