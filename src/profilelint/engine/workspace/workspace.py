"""The pages of one configuration while they are written: their findings, saved or not.

A page is judged as soon as it is asked for. What follows from it for other pages, and from other
files for all pages, is found in small steps, so that whoever types need not wait for it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.find import find_config_in
from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.baseline import load_baseline
from profilelint.engine.conclude import findings_on, joined
from profilelint.engine.examine import examine, examine_all
from profilelint.engine.kept.identity import identity
from profilelint.engine.pages import PagesBelow, pages_below
from profilelint.engine.plan import Plan
from profilelint.engine.workspace.across import Across
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import SkippedError, checkout_of, forget_folders
from profilelint.source.files.overlay import OverlayTree
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.engine.baseline import Baseline
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.reachability import Reachability
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, Outcome
    from profilelint.rules.registry import Registry


class Fault(NamedTuple):
    """Why a configuration, schema, vocabulary or baseline cannot be used.

    ``path`` is absolute, and empty where no file is to blame; ``line`` is one-based, 0 for the
    whole file.
    """

    path: str
    line: int
    message: str


class Found(NamedTuple):
    """A configuration file: its path, with ``/``, relative to a folder above it."""

    top: str
    path: str


def configuration_of(folder: str, texts: Mapping[str, str]) -> Found | None:
    """Return the configuration that applies to a folder, saved or an open text; None without.

    It is looked for as `profilelint.config.find.find_config` does.
    """
    top = checkout_of(folder)
    if top == folder and not os.path.lexists(os.path.join(top, ".git")):
        top = os.path.join(os.path.splitdrive(folder)[0], os.sep)
    inside = os.path.relpath(folder, top).replace(os.sep, "/")
    path = find_config_in(OverlayTree(top, texts), "" if inside == "." else inside)
    return Found(top, path) if path is not None else None


class Setup(NamedTuple):
    """What a workspace is made from, beside its folder and texts.

    ``today`` returns the day to reckon with, as ``YYYY-MM-DD``. ``command_line`` is the selection
    of rules beside that of the configuration. ``cache_of`` returns the cache of results for a plan
    and its pages; ``links_of`` what is known of the links of a plan.
    """

    registry: Registry
    today: Callable[[], str]
    command_line: Selection = Selection()
    cache_of: Callable[[Plan, list[str]], ResultCache | None] = lambda _plan, _pages: None
    links_of: Callable[[Plan], Reachability | None] = lambda _plan: None


class Workspace:
    """The pages of one configuration, with texts that lie over files.

    ``folder`` is where the configuration is looked for, upwards to the root of the git repository;
    without one, the folder is the root. ``texts`` are the open texts by absolute path; whoever
    changes one says so by `edited`. Pages are named by their paths relative to the root, with
    ``/``. If it is not ``whole``, the pages are the open texts in the folder alone, they are in no
    collection, and rules that look across files find nothing.

    ``faults`` says why the configuration, a schema, a vocabulary or the baseline cannot be used:
    the last ones that could be used hold on.
    """

    def __init__(
        self, folder: str, texts: Mapping[str, str], setup: Setup, *, whole: bool = True
    ) -> None:
        self.faults: list[Fault] = []
        self._whole = whole
        self.folder = os.path.abspath(folder)
        self._texts = texts
        self._setup = setup
        self._plan = self._plan_for(Config(self.folder))
        self._is_old = True
        self._listed: PagesBelow | None = None
        self._identity: tuple[str, ...] = ()
        self._cache: ResultCache | None = None
        self._links: Reachability | None = None
        self._outcomes: dict[str, Outcome] = {}
        self._stamps: dict[str, str] = {}
        self._stale: dict[str, None] = {}
        self._heads: dict[str, str] = {}
        self._across = Across()
        self._baseline: Baseline | None = None
        self._renamed: Mapping[str, str] = {}

    @property
    def plan(self) -> Plan:
        """Return the plan that holds: the last one that could be made."""
        return self._plan

    @property
    def baseline(self) -> Baseline | None:
        """Return the baseline that holds; None if there is none."""
        return self._baseline

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what changes whenever the configuration, a schema, a vocabulary or the day does.

        It is empty until the first plan is made.
        """
        return self._identity

    @property
    def pages(self) -> list[str]:
        """Return the pages in the order of their paths."""
        return sorted(self._outcomes.keys() | self._stale.keys())

    @property
    def is_settled(self) -> bool:
        """Return whether there is nothing left for `work` to do."""
        is_concluded = self._across.is_settled or not self._whole
        return not self._is_old and not self._stale and is_concluded

    @property
    def unjudged(self) -> int:
        """Return the number of pages that were not judged since they last changed."""
        return len(self._stale)

    def is_judged(self, path: str) -> bool:
        """Return whether a page was judged since it was last known to change."""
        return path in self._outcomes and path not in self._stale

    @property
    def failures(self) -> list[Failure]:
        """Return what kept the pages from being judged completely, such as a rule that crashed."""
        of_pages = [failure for each in self._outcomes.values() for failure in each.failures]
        return [*of_pages, *self._across.failures, *self._plan.registry.broken.values()]

    def full_path(self, path: str) -> str:
        """Return the absolute path of a file below the root."""
        return os.path.join(self._plan.config.root, *path.split("/"))

    def relative_path(self, full: str) -> str | None:
        """Return an absolute path relative to the root; None for one outside."""
        prefix = os.path.join(self._plan.config.root, "")
        return full[len(prefix) :].replace(os.sep, "/") if full.startswith(prefix) else None

    def edited(self, full: str) -> None:
        """Take that the text of a file was opened, changed or closed; the path is absolute."""
        path = self.relative_path(full)
        if path is None or not self.holds(path) or not self._plan.tree.has_file(path):
            self.renew()
            return
        self._stale[path] = None
        head = self._head(path)
        if head != self._heads.get(path):
            # Terms and addresses of pages stand in front matter.
            self._is_old = True
        self._heads[path] = head
        if self.faults:
            # What could not be used may be usable now, and the pages of the last plan be others.
            self.renew()

    def ensure_plan(self) -> None:
        """Read what holds for the pages, if that was never done."""
        if not self._identity and not self.faults:
            self._renewed()

    def renew(self) -> None:
        """Take that files were written, made or removed on disk."""
        self._is_old = True
        self._listed = None

    def holds(self, path: str) -> bool:
        """Return whether a file is one of the pages."""
        return path in self._outcomes or path in self._stale

    def _head(self, path: str) -> str:
        """Return a page up to the end of its front matter."""
        document = self.document(path)
        return document.text[: document.body_start]

    def document(self, path: str) -> Document:
        """Return a page as it is at the moment; it is empty where it cannot be read."""
        setting = self._plan.setting(path)
        try:
            data = self._plan.tree.read(path, LARGEST_FILE)
        except (OSError, SkippedError):
            data = b""
        return read_document(path, data, setting.flavor if setting is not None else "")

    def findings(self, path: str) -> list[Finding]:
        """Return the findings on a page as it is at the moment, the suppressed ones included.

        They are in the order of their places. Those across files are what the last steps of `work`
        found, at the places to which they moved since.
        """
        if path in self._stale or self._was_saved(path):
            self._stale.pop(path, None)
            self._take(path, examine(path, self._plan, {}, hashed=False).outcome)
        outcome = self._outcomes.get(path)
        if outcome is None:
            return []
        findings = joined(list(outcome.findings), self._found_across(path), self._plan)
        least = self._plan.config.severity
        if least is not None:
            findings = [each for each in findings if each.severity.rank >= least.rank]
        findings.sort(key=lambda finding: (finding.where.span, finding.rule))
        if self._baseline is not None:
            findings = self._baseline.apply(findings, self._renamed)
        return findings

    def _was_saved(self, path: str) -> bool:
        """Return whether a page that is not open is another one on disk than when it was judged."""
        if path not in self._stamps or self.full_path(path) in self._texts:
            return False
        stamp = _stamp(path, self._plan)
        known, self._stamps[path] = self._stamps[path], stamp
        return known != stamp

    def _found_across(self, path: str) -> list[Finding]:
        problems = self._across.problems(path, self._open_text(path))
        if not problems:
            return []
        return findings_on(path, problems, self._plan, [], {}, self._across.left_out(path))

    def _open_text(self, path: str) -> str | None:
        text = self._texts.get(self.full_path(path))
        return text.removeprefix("\ufeff") if text is not None else None

    def _open_texts(self) -> dict[str, str]:
        """Return the texts of open pages."""
        paths = filter(None, map(self.relative_path, self._texts))
        return {path: self._open_text(path) or "" for path in paths if self.holds(path)}

    def _take(self, path: str, outcome: Outcome) -> None:
        self._outcomes[path] = outcome._replace(facts="")
        self._across.put(path, outcome.facts, self._open_text(path))

    def work(self) -> Iterator[frozenset[str]]:
        """Do what is left to do in small steps; after each, yield the pages that it concerned.

        Their findings may be others than before, and so may `faults`. Whoever stops in between goes
        on later by calling this again; `is_settled` says when all is done.
        """
        if self._is_old or self._setup.today() != self._plan.today:
            yield self._renewed()
        if self._stale:
            paths = sorted(self._stale)
            for examined in examine_all(paths, self._plan, {}, self._cache):
                self._stale.pop(examined.path, None)
                self._take(examined.path, examined.outcome)
                yield frozenset((examined.path,))
            if self._cache is not None:
                self._cache.save(self._plan.inputs, self._plan.files)
                self._cache = None
        if self._whole:
            for pages in self._across.settle(self._plan, self._open_texts(), self._links):
                yield frozenset(pages)
        renamed = self._find_renamed()
        if renamed != self._renamed:
            self._renamed = renamed
            yield frozenset(renamed)

    def _renewed(self) -> frozenset[str]:
        """Read again what holds for the pages, and return those of which that changes findings."""
        from profilelint.rules.plugins import PluginError

        self._is_old = False
        forget_folders()
        try:
            plan = self._plan_for(self._config())
            pages = self._listed or self._list(plan)
            plan.take_listing(pages.listing)
            for path in pages.paths:
                plan.setting(path)
            key = (plan.config.root, identity(plan, pages.paths), *self._inputs(plan))
            baseline = _baseline(plan)
        except (ConfigError, DataFileError, PluginError) as error:
            self.faults = [self._fault(error)]
            return frozenset()
        self.faults = []
        every = frozenset(pages.paths)
        stamps = {path: _stamp(path, plan) for path in every}
        if key != self._identity:
            self._stale = dict.fromkeys(pages.paths)
            self._cache = self._setup.cache_of(plan, pages.paths)
        else:
            for path in pages.paths:
                known = self._outcomes.get(path)
                if known is None or stamps[path] != self._stamps.get(path) or not known.lasting:
                    self._stale[path] = None
        self._plan, self._identity, self._stamps = plan, key, stamps
        self._listed, self._baseline = pages, baseline
        if self._links is not None:
            self._links.close()
        self._links = self._setup.links_of(plan)
        for path in (self._outcomes.keys() | self._stale.keys()) - every:
            self._outcomes.pop(path, None)
            self._stale.pop(path, None)
            self._heads.pop(path, None)
            self._across.put(path, "")
        self._across.ask_all()
        return every

    def _list(self, plan: Plan) -> PagesBelow:
        if self._whole:
            return pages_below("", plan.config, plan.sites)
        names = map(self.relative_path, self._texts)
        pages = sorted(name for name in names if name is not None and "/" not in name)
        return PagesBelow(pages, {}, pages)

    def _config(self) -> Config:
        found = configuration_of(self.folder, self._texts)
        if found is None:
            return Config(self.folder)
        tree, top = OverlayTree(found.top, self._texts), found.top
        path = os.path.join(top, found.path)
        config = load_config(path, self._setup.registry, tree=tree, top=top)
        return config if self._whole else config.without_collections()

    def _plan_for(self, config: Config) -> Plan:
        setup = self._setup
        tree = OverlayTree(config.root, self._texts)
        return Plan(config, setup.registry, setup.today(), setup.command_line, tree)

    def _inputs(self, plan: Plan) -> Iterator[str]:
        """Yield what identifies the schemas and vocabularies of a plan."""
        for path in plan.inputs:
            yield path
            yield plan.tree.digest(plan.tree.read(path, LARGEST_FILE))

    def _fault(self, error: Exception) -> Fault:
        path, line = getattr(error, "path", ""), getattr(error, "line", 0)
        message = getattr(error, "message", str(error))
        if not path:
            return Fault("", 0, message)
        if isinstance(error, DataFileError):
            return Fault(self.full_path(path), line, message)
        return Fault(os.path.abspath(path), line, message)

    def _find_renamed(self) -> Mapping[str, str]:
        """Return the old path, by the new one, of each renamed page that the baseline records."""
        if self._baseline is None:
            return {}
        recorded = self._baseline.by_path()
        if all(map(self._plan.tree.has, recorded)):
            return {}
        from profilelint.engine.moved import renames

        found = {path: self.findings(path) for path in self.pages if path not in recorded}
        new = {path: [f for f in each if f.suppression is None] for path, each in found.items()}
        return renames(
            self._plan, recorded, {path: each for path, each in new.items() if each}
        ).renamed


def _stamp(path: str, plan: Plan) -> str:
    """Return a text that changes whenever a page does, or what its site says of it."""
    return plan.tree.stamp(path) + plan.sites.of(path).standing(path)


def _baseline(plan: Plan) -> Baseline | None:
    """Return the baseline of a plan; raises `ConfigError` with the absolute path of the file."""
    try:
        return load_baseline(plan.tree, plan.config.baseline)
    except ConfigError as error:
        path = os.path.join(plan.config.root, error.path)
        raise ConfigError(error.message, path, error.line) from None
