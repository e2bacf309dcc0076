"""Tags and links that look up a page of the site while it is built, and what they find."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

Reference: TypeAlias = Literal["", "file", "post", "page", "content"]
"""What a tag looks for and does not find; empty where it finds it, or where this is not known."""


class References(Protocol):
    """The pages of a site that tags find.

    ``stop_build`` tells whether a tag that finds nothing makes the build fail.
    """

    stop_build: bool

    def judge(self, page: str, tag: str, target: str) -> Reference:
        """Return what a tag surely does not find.

        ``page`` is the file that it stands in, ``tag`` is its name and ``target`` what it names. A
        link's name is ``@/``, with which its address begins.
        """
