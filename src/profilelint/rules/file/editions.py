"""Which edition of a page a file is: its language, its version and its day."""

from __future__ import annotations

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

# A language, perhaps with a region or a script: en, pt-BR, zh-Hans, es_419 (RFC 5646). Words of
# three letters are names of folders more often.
_LANGUAGE = pattern(r"(?:[a-z]{2}|ast|bho|ckb|fil|gsw|haw|kab|mai|pcm)(?:[-_][A-Za-z0-9]{2,4})?")
_VERSION = pattern(
    r"(?:v|version-|release-)?[0-9]+(?:\.(?:[0-9]+|x))*(?:[-.][a-z0-9.]+)?"
    r"|latest|next|current|stable|edge|main|master|nightly|canary|dev|archived?"
)
_DAY = pattern(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?=[-_. ])")


class Edition(NamedTuple):
    """What tells the editions of a page apart; each is empty where the path says nothing.

    ``name`` is the file name without its ending and without what names an edition.
    """

    language: str
    version: str
    day: str
    name: str


def edition_of(path: str, language: str = "") -> Edition:
    """Return the edition that a path names in its folders and file name.

    ``language`` is what the page itself says; empty if it does not.
    """
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0] or name
    inner, _, last = stem.rpartition(".")
    if inner and _LANGUAGE.fullmatch(last):
        stem, language = inner, language or last
    language = language or "/".join(each for each in folders if _LANGUAGE.fullmatch(each))
    version = "/".join(each for each in folders if _VERSION.fullmatch(each))
    day = _DAY.match(stem)
    return Edition(language.lower(), version, day[0] if day is not None else "", stem)
