"""What is raised for a schema or vocabulary that is itself wrong."""

from __future__ import annotations


class ResourceError(Exception):
    """A file of the project's rules, not of its content, that cannot be used.

    ``path`` is the file, as it was named; ``line`` is one-based, 0 where no line is to blame.
    The text of the exception is ``path:line: message``.
    """

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


class SchemaError(ResourceError):
    """A JSON Schema that is wrong, refers to what cannot be read, or costs too much."""


class VocabularyError(ResourceError):
    """A vocabulary that cannot be read, or whose terms contradict each other."""
