"""The pages of one configuration while they are written: their findings, saved or not.

A page is judged as soon as it is asked for. What follows from it for other pages, and from other
files for all pages, is found in small steps, so that whoever types need not wait for it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, TypeVar

from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.conclude import findings_on, joined
from profilelint.engine.examine import examine, examine_all
from profilelint.engine.kept.identity import identity
from profilelint.engine.pages import PagesBelow, finding_pages, idle_globs
from profilelint.engine.plan import Plan
from profilelint.engine.workspace.across import Across
from profilelint.engine.workspace.configuration import baseline_of, configuration_of, fault_of
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.steps import Work
from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import SkippedError, forget_folders
from profilelint.source.files.overlay import OverlayTree
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from profilelint.engine.baseline import Baseline
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.configuration import Fault
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, Outcome
    from profilelint.model.steps import Steps
    from profilelint.rules.registry import Registry

_Made = TypeVar("_Made")

NO_PAGES: Final[frozenset[str]] = frozenset()


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
    the last ones that could be used hold on. ``idle`` says which globs of the configuration match
    nothing; it is used all the same.
    """

    def __init__(
        self, folder: str, texts: Mapping[str, str], setup: Setup, *, whole: bool = True
    ) -> None:
        self.faults: list[Fault] = []
        self.idle: list[Fault] = []
        self._whole = whole
        self.folder = os.path.abspath(folder)
        self._texts = texts
        self._setup = setup
        self._tree = OverlayTree(self.folder, texts)
        self._plan = self._plan_over(self._tree, Config(self.folder))
        self._age = 1
        self._renewed = 0
        self._is_typed = False
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
        return self._renewed == self._age and not self._stale and is_concluded

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
            self._is_typed = True
            return
        self._stale[path] = None
        if self._renewed != self._age:
            # What is being read may rest on it.
            self._age += 1
        elif path in self._tree.consulted or path in self._plan.inputs:
            # What it says of other pages, such as a term or an address, stands in front matter.
            head = self._head(path)
            if head != self._heads.get(path):
                self._age += 1
                self._is_typed = True
            self._heads[path] = head
        if self.faults:
            # What could not be used may be usable now, and the pages of the last plan be others.
            self.renew()

    def ensure_plan(self, *, fresh: bool = False) -> None:
        """Read what holds for the pages, if that was never done; what holds now if ``fresh``."""
        was_never = not self._identity and not self.faults
        if was_never or (fresh and self._renewed != self._age):
            for _ in self._renewing():
                pass

    def renew(self) -> None:
        """Take that files were written, made or removed on disk."""
        self._age += 1
        self._listed = None
        self._is_typed = False

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
        known = outcome._replace(facts="")
        if known != self._outcomes.get(path):
            self._outcomes[path] = known
        self._across.put(path, outcome.facts, self._open_text(path))

    def work(self) -> Iterator[frozenset[str]]:
        """Do what is left to do in small steps; after each, yield the pages that it concerned.

        Their findings may be others than before, and so may `faults`. Whoever stops in between goes
        on later by calling this again; `is_settled` says when all is done.
        """
        if self._renewed != self._age or self._setup.today() != self._plan.today:
            yield from self._renewing()
        if self._stale:
            for examined in examine_all(sorted(self._stale), self._plan, {}, self._cache):
                self._stale.pop(examined.path, None)
                self._take(examined.path, examined.outcome)
                yield frozenset((examined.path,))
            if self._cache is not None:
                self._cache.save(self._plan.inputs, self._plan.files)
                self._cache = None
        if self._whole:
            for pages in self._across.settle(self._plan, self._open_texts, self._links):
                yield frozenset(pages)
        renamed = yield from _pausing(self._finding_renamed())
        if renamed != self._renamed:
            self._renamed = renamed
            yield frozenset(renamed)

    def _renewing(self) -> Iterator[frozenset[str]]:
        """Read again what holds for the pages; at last, yield those of which that changes findings.

        Until then, what held before does.
        """
        from profilelint.rules.plugins import PluginError

        age = self._age
        forget_folders()
        try:
            config = self._config()
            tree = OverlayTree(config.root, self._texts)
            plan = self._plan_over(tree, config)
            pages = self._listed or (yield from _pausing(self._listing(plan)))
            key = yield from _pausing(self._preparing(plan, pages))
            tree.notes_reads = False
            baseline = baseline_of(plan)
        except (ConfigError, DataFileError, PluginError) as error:
            self.faults, self.idle = [fault_of(error, self._plan.config.root)], []
            self._renewed = age
            return
        stamps: dict[str, str] = {}
        for path in pages.paths:
            yield NO_PAGES
            stamps[path] = _stamp(path, plan)
        self.faults = []
        self.idle = [
            fault_of(error, config.root)
            for error in (idle_globs([*pages.paths, *pages.left], config) if self._whole else ())
        ]
        if key != self._identity:
            self._stale = dict.fromkeys(pages.paths)
            # What rests on a text that is not saved is of no use to a later run.
            is_kept = not self._identity or not self._is_typed
            self._cache = self._setup.cache_of(plan, pages.paths) if is_kept else None
        else:
            for path, stamp in stamps.items():
                known = self._outcomes.get(path)
                if known is None or stamp != self._stamps.get(path) or not known.lasting:
                    self._stale[path] = None
        self._tree, self._plan, self._identity, self._stamps = tree, plan, key, stamps
        self._baseline, self._renewed = baseline, age
        # A file may have come or gone in between.
        self._listed = pages if age == self._age else None
        self._heads = {path: self._head(path) for path in self._heads if path in tree.consulted}
        if self._links is not None:
            self._links.close()
        self._links = self._setup.links_of(plan)
        for path in (self._outcomes.keys() | self._stale.keys()) - stamps.keys():
            self._outcomes.pop(path, None)
            self._stale.pop(path, None)
            self._across.put(path, "")
        self._across.ask_all()
        yield frozenset(pages.paths)

    def _listing(self, plan: Plan) -> Steps[PagesBelow]:
        if self._whole:
            return (yield from finding_pages("", plan.config, plan.sites))
        names = map(self.relative_path, self._texts)
        pages = sorted(name for name in names if name is not None and "/" not in name)
        return PagesBelow(pages, {}, pages)

    def _preparing(self, plan: Plan, pages: PagesBelow) -> Steps[tuple[str, ...]]:
        """Make the settings of a plan, and return what identifies it."""
        plan.take_listing(pages.listing)
        for path in pages.paths:
            yield
            plan.setting(path)
        yield from plan.vocabulary_store.loading()
        return (plan.config.root, identity(plan, pages.paths), *self._inputs(plan))

    def _config(self) -> Config:
        found = configuration_of(self.folder, self._texts)
        if found is None:
            return Config(self.folder)
        tree, top = OverlayTree(found.top, self._texts), found.top
        path = os.path.join(top, found.path)
        config = load_config(path, self._setup.registry, tree=tree, top=top)
        return config if self._whole else config.without_collections()

    def _plan_over(self, tree: OverlayTree, config: Config) -> Plan:
        setup = self._setup
        return Plan(config, setup.registry, setup.today(), setup.command_line, tree)

    def _inputs(self, plan: Plan) -> Iterator[str]:
        """Yield what identifies the schemas and vocabularies of a plan."""
        for path in plan.inputs:
            yield path
            yield plan.tree.digest(plan.tree.read(path, LARGEST_FILE))

    def _finding_renamed(self) -> Steps[Mapping[str, str]]:
        """Return the old path, by the new one, of each renamed page that the baseline records."""
        if self._baseline is None:
            return {}
        recorded = self._baseline.by_path()
        for path in recorded:
            yield
            if not self._plan.tree.has(path):
                break
        else:
            return {}
        from profilelint.engine.moved import renames

        new: dict[str, list[Finding]] = {}
        for path in self.pages:
            yield
            if path not in recorded:
                found = [each for each in self.findings(path) if each.suppression is None]
                if found:
                    new[path] = found
        return renames(self._plan, recorded, new).renamed


def _pausing(steps: Steps[_Made]) -> Generator[frozenset[str], None, _Made]:
    """Do work in steps of which none concerns a page yet."""
    work = Work(steps)
    for _ in work:
        yield NO_PAGES
    return work.made


def _stamp(path: str, plan: Plan) -> str:
    """Return a text that changes whenever a page does, or what its site says of it."""
    return plan.tree.stamp(path) + plan.sites.of(path).standing(path)
