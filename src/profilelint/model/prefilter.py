"""A quick first look at long texts, which tells that most of them hold nothing of a kind.

To search a page for a few words takes the interpreter several microseconds, and to search it for a
pattern up to a hundred. The validator compiles the patterns of JSON Schema to machines that take
linear time (Rust's regex), and answers in about one.
"""

from __future__ import annotations

from typing import Any


class Prefilter:
    r"""Tells whether a text may match one of several patterns of JSON Schema without look-around.

    A pattern is fast where all that it matches holds one of a few literals, and where it is simple:
    several such patterns are faster than one with all of them in it. Classes like ``\w`` are those
    of ECMA-262, where ``\s`` holds U+FEFF and no U+0085, unlike Python's; a negated class that is
    repeated by a number makes a large machine.

    To compile one takes 0.1 to 1 ms, when it is first asked: a test for a single character before
    it is quicker still, and spares most pages that are checked alone.
    """

    __slots__ = ("_is_valid", "patterns")

    def __init__(self, *patterns: str) -> None:
        self.patterns = patterns
        self._is_valid: Any = None

    def may_match(self, text: str) -> bool:
        """Return whether a text matches somewhere, and True for one that is no Unicode.

        Raises an error of the validator at the first call if a pattern cannot be compiled.
        """
        if self._is_valid is None:
            from profilelint.model.validator_module import import_validator

            validator = import_validator()
            schemas = [{"pattern": pattern} for pattern in self.patterns]
            self._is_valid = validator.validator_for(
                {"anyOf": schemas} if len(schemas) > 1 else schemas[0],
                pattern_options=validator.RegexOptions(),
            ).is_valid
        try:
            return self._is_valid(text)  # type: ignore[no-any-return]
        except ValueError:
            return True
