"""The list of pages: what is known of each at the moment, in a line."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Final

from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding

_LONGEST_TITLE: Final = 300


class Details(NamedTuple):
    """What the front matter of a page says of it.

    The site publishes neither a ``draft`` nor what is ``hidden``, as ``published: false`` has it.
    """

    title: str
    draft: bool
    hidden: bool


def severity_of(finding: Finding) -> str:
    """Return what a finding counts as: "error", "warning" or "hint"."""
    return Severity.HINT.value if finding.advisory else finding.severity.value


def reported(workspace: Workspace, path: str) -> list[Finding]:
    """Return the findings on a page that nobody let stay."""
    return [each for each in workspace.findings(path) if each.suppression is None]


def details_of(workspace: Workspace, document: Document) -> Details:
    """Return what the front matter of a page says of it."""
    data = document.data
    is_kept_back = workspace.plan.sites.of(document.path).is_draft(document.path, data)
    hidden = is_kept_back and data.get("published") is False
    return Details(title_of(document), is_kept_back and not hidden, hidden)


def title_of(document: Document) -> str:
    """Return the title of a page, or the name of its file where it has none."""
    title = document.data.get("title")
    words = " ".join(str(title).split()) if isinstance(title, str | int | float) else ""
    return words[:_LONGEST_TITLE] or name_of(document.path)


def name_of(path: str) -> str:
    """Return what a page is called by its file: that of a folder where it is its index."""
    folder, name = posixpath.split(path)
    stem = name.partition(".")[0]
    return posixpath.basename(folder) if stem in ("index", "_index") and folder else stem


def is_publishable(findings: Iterable[Finding], details: Details) -> bool:
    """Return whether a page may be published: it has no error, and is not kept back."""
    if details.draft or details.hidden:
        return False
    return not any(severity_of(each) == "error" for each in findings)


class Rows:
    """The lines of the list of pages; what the front matter of each says is kept."""

    def __init__(self, workspace: Workspace) -> None:
        self.changed: frozenset[str] = frozenset()
        self.unsaved: set[str] = set()
        self._workspace = workspace
        self._details: dict[str, Details] = {}

    def has_details(self, path: str) -> bool:
        """Return whether a page was looked at since it last changed."""
        return path in self._details

    def title(self, path: str) -> str:
        """Return the title of a page; empty where it is not known."""
        details = self._details.get(path)
        return details.title if details is not None else ""

    def look(self, path: str) -> None:
        """Read what the front matter of a page says."""
        self._details[path] = details_of(self._workspace, self._workspace.document(path))

    def forget(self, path: str) -> None:
        """Take that a page changed, or that there is none."""
        self._details.pop(path, None)

    def row(self, path: str) -> Mapping[str, Any]:
        """Return the line of a page as far as it is known; nothing is read for it."""
        workspace = self._workspace
        details = self._details.get(path)
        is_judged = workspace.is_judged(path)
        findings = reported(workspace, path) if is_judged else []
        counts = dict.fromkeys((each.value for each in Severity), 0)
        for finding in findings:
            counts[severity_of(finding)] += 1
        collection = workspace.plan.collections.holding(path)
        return {
            "path": path,
            "title": details.title if details is not None else name_of(path),
            "collection": collection.name if collection is not None else "",
            "judged": is_judged,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "hints": counts["hint"],
            "fixable": sum(any(f.safety == "safe" for f in each.fixes) for each in findings),
            "rules": sorted({each.rule for each in findings}),
            "draft": details is not None and details.draft,
            "hidden": details is not None and details.hidden,
            "unsaved": path in self.unsaved,
            "changed": path in self.changed or path in self.unsaved,
            "publishable": is_publishable(findings, details)
            if is_judged and details is not None
            else None,
        }
