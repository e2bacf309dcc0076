"""Which edition of a page a file is: its language, its version and its day."""

from __future__ import annotations

import re
from typing import Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

# A language, perhaps with a region or a script: en, pt-BR, zh-Hans, es_419 (RFC 5646). Other words
# of three letters are names of folders more often.
_LANGUAGE: Final = pattern(
    r"(?:[a-z]{2}|ast|bho|ckb|fil|gsw|haw|kab|mai|pcm|ara|deu|eng|fra|ita|jpn|kor|por|rus|spa|zho)"
    r"(?:[-_][A-Za-z0-9]{2,4})?"
)
_LANGUAGE_NAMES: Final = frozenset(
    (
        *("arabic", "chinese", "dutch", "english", "french", "german", "hindi", "indonesian"),
        *("italian", "japanese", "korean", "polish", "portuguese", "russian", "spanish", "swahili"),
        *("turkish", "ukrainian", "deutsch", "espanol", "español", "francais", "français"),
        *("italiano", "portugues", "português"),
    )
)
# At the end of a name, behind a hyphen: only codes that are no words.
_ENDING: Final = pattern(
    r"(?<=.)[-_.](?:(?:ar|cs|de|en|es|fr|hi|ja|ko|nl|pl|pt|ru|sv|sw|tr|uk|vi|zh)(?:[-_][A-Z][A-Za-z]{1,3})?)$"
)
_VERSION: Final = pattern(
    r"(?:v|version-|release-)?[0-9]+(?:\.(?:[0-9]+|x))*(?:[-.][a-z0-9.]+)?"
    r"|latest|next|current|stable|edge|main|master|nightly|canary|dev|archived?|old|legacy|previous"
)
# A number alone behind a hyphen is that of a copy.
_VERSION_IN_NAME: Final = pattern(
    r"(?:^|[-_ ])(?:v[0-9]{1,3}(?:\.[0-9x]{1,4}){0,3}|v?[0-9]{1,4}(?:\.[0-9x]{1,4}){1,3})"
    r"(?=[-_ ]|$)"
)
_MONTH: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY: Final = pattern(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:[-_.]?[0-9]{2}[-_.]?[0-9]{2}|[-_.][0-9]{1,2}(?:[-_.][0-9]{1,2})?)"
    rf"(?![0-9])|(?<![a-z])(?:{_MONTH})[-_ ](?:[0-9]{{1,2}}[-_ ])?(?:19|20)[0-9]{{2}}(?![0-9])"
    rf"|(?<![0-9])(?:19|20)[0-9]{{2}}[-_ ](?:{_MONTH}|q[1-4])(?![a-z])",
    re.IGNORECASE,
)
_YEAR: Final = pattern(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_DIGITS: Final = frozenset("0123456789")
_LONGEST: Final = 300


class Edition(NamedTuple):
    """What tells the editions of a page apart; each is empty where the path says nothing.

    ``name`` is the file name without its ending and without what names a language. ``year`` is in
    the name; alone it tells only pages apart that have one both.
    """

    language: str
    version: str
    day: str
    name: str
    year: str = ""


def edition_of(path: str, language: str = "") -> Edition:
    """Return the edition that a path names in its folders and file name.

    ``language`` is what the page or its site says; empty if neither does.
    """
    *folders, name = path.split("/")
    stem = (name.rpartition(".")[0] or name)[:_LONGEST]
    inner, _, last = stem.rpartition(".")
    if inner and _LANGUAGE.fullmatch(last):
        stem, language = inner, language or last
    elif (ending := _ENDING.search(stem)) is not None:
        stem, language = stem[: ending.start()], language or ending[0][1:]
    language = language or "/".join(
        each for each in folders if _LANGUAGE.fullmatch(each) or each.lower() in _LANGUAGE_NAMES
    )
    versions = [each for each in folders if _VERSION.fullmatch(each)]
    day = year = None
    if not _DIGITS.isdisjoint(stem):
        day, year = _DAY.search(stem), _YEAR.search(stem)
        named = _VERSION_IN_NAME.search(stem) if day is None else None
        if named is not None:
            versions.append(named[0].lstrip("-_ "))
    return Edition(
        language.lower(),
        "/".join(versions),
        day[0].lower() if day is not None else "",
        stem,
        year[0] if year is not None else "",
    )
