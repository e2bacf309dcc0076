"""What tells two words apart that look the same."""

from __future__ import annotations

from unicodedata import name

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_SCRIPTS = ("Cyrillic", "Greek")


def unseen_difference(found: str, meant: str) -> str:
    """Return the first character in which a word differs from one that looks the same.

    It follows ``with``: ``a no-break space where a space belongs``. Empty if the words differ in
    anything that can be seen.
    """
    if found.isascii() or len(found) != len(meant):
        return ""
    differing = [(one, other) for one, other in zip(found, meant, strict=True) if one != other]
    words = [_difference(one, other) for one, other in differing]
    return words[0] if words and all(words) else ""


def _difference(found: str, meant: str) -> str:
    if found.translate(_TO_SPACE) == meant:
        kind = "no-break" if found in "\u00a0\u202f" else "special"
        return f"a {kind} space where a space belongs"
    script = name(found, "").partition(" ")[0].capitalize()
    if script in _SCRIPTS and meant.isascii() and meant.isalpha():
        return f'the {script} letter "{found}" where "{meant}" belongs'
    return ""
