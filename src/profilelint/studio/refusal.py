"""How something that is asked for is refused."""

from __future__ import annotations

from typing import Any


class RefusalError(Exception):
    """A request that is not done.

    ``code`` is one word for the program in the browser, ``message`` plain words for its reader, and
    ``more`` is what else the answer holds.
    """

    def __init__(self, status: int, code: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.more = more

    @property
    def content(self) -> dict[str, Any]:
        """Return what is answered."""
        return {"error": self.code, "message": self.message, **self.more}
