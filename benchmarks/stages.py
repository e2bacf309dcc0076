"""Prints what each stage of linting, each finder and each rule costs, in microseconds a page.

Run as ``python benchmarks/stages.py FOLDER``, with a folder of pages such as `corpus.py` writes, or
with a site: its configuration counts, if it has one (``profilelint init`` writes it). Each page
goes through all stages several times, and the least time of each counts: what else the machine does
is not in the figures, nor is what importing and starting take. Finders and rules are called as the
engine calls them. What several of them share is in the time of the first that needs it.
"""

from __future__ import annotations

import argparse
import gc
import os
from collections import defaultdict
from datetime import UTC, datetime
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any, TypeVar

from profilelint.app.files import gather
from profilelint.config.find import find_config
from profilelint.config.load import load_config
from profilelint.config.model import Config, Selection
from profilelint.engine.facts import write_facts
from profilelint.engine.findings import to_findings
from profilelint.engine.lint import fields, in_schema, suppressed
from profilelint.engine.plan import Plan
from profilelint.model.digest import digest
from profilelint.model.document import DIRECTIVE_MARK
from profilelint.rules.load import load_registry
from profilelint.source.files.file import read_file
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.engine.lint import Setting
    from profilelint.engine.ruleset import RuleSet, Subscription
    from profilelint.model.document import Document
    from profilelint.rules.api import Context, Matter

T = TypeVar("T")
ROUNDS = 5
SHOWN = 0.05
"""Microseconds a page below which a stage is left out."""


class Watch:
    """Keeps the least time that each stage took for each page."""

    def __init__(self) -> None:
        self.least: dict[tuple[str, str], int] = {}
        self.page = ""

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Return what the work returns."""
        began = perf_counter_ns()
        result = work()
        took = perf_counter_ns() - began
        key = stage, self.page
        if took < self.least.get(key, took + 1):
            self.least[key] = took
        return result

    def figures(self, pages: int) -> dict[str, float]:
        """Return the microseconds a page of each stage."""
        found: dict[str, float] = defaultdict(float)
        for (stage, _), took in self.least.items():
            found[stage] += took / 1000 / pages
        return found


def lint(watch: Watch, root: str, path: str, setting: Setting) -> None:
    """Do for one page what the engine does, stage by stage."""
    watch.page = path
    time = watch.time
    data = time("read the file", lambda: read_file(root, path, LARGEST_FILE))
    time("digest", lambda: digest(data))
    document = time("read the document", lambda: read_document(path, data, setting.flavor))
    setting = setting.of(document)
    body = time("parse the body", lambda: document.body)
    context = setting.context(document)
    rules = setting.rules
    problems = list(document.problems)
    if document.front_matter is not None and setting.schema is not None:
        problems += time(
            "check the schema",
            lambda: in_schema(setting, document),
        )
    hand_out(watch, document, rules, context)
    facts = {}
    for name in rules.collecting:
        flavors = rules.entries[name].flavors
        if flavors and document.flavor not in flavors:
            continue
        collect = rules.rule(name).collect
        if collect is not None:
            fact = time(f"rule: {name} (collect)", lambda collect=collect: collect(context))  # type: ignore[misc]
            if fact is not None:
                facts[name] = fact
    time("write facts", lambda: write_facts(facts))
    problems = [*problems, *context.problems]
    if problems:
        findings = time("make findings", lambda: to_findings(problems, document, rules, []))
        if DIRECTIVE_MARK in document.text:
            time("suppress", lambda: suppressed(findings, document, setting, []))
    time("release", document.release)
    del body


def hand_out(watch: Watch, document: Document, rules: RuleSet, context: Context) -> None:
    """Call the rules with what the document has, and with what finders return."""
    body = document.body
    things: dict[str, Sequence[Any]] = {"body": (body,)}
    if document.front_matter is not None:
        things |= {"document": (document,), "field": fields(document.data)}
    for kind in ("section", "heading", "paragraph", "list", "item", "link", "image"):
        things[kind] = getattr(body, f"{kind}s")
    for kind, each in things.items():
        judge(watch, rules.subscriptions.get(kind, ()), each, context)
    matters: dict[Matter, bool] = {
        "file": True,
        "front matter": document.front_matter is not None,
        "body": True,
        "headings": bool(body.headings),
        "images": bool(body.images),
        "lists": bool(body.lists),
        "markup": bool(body.html or body.opaque or body.may_read_again),
    }
    for matter, is_there in matters.items():
        for search in rules.searches[matter] if is_there else ():
            name = f"finder: {search.name}"
            places = watch.time(name, lambda search=search: search.find(context))  # type: ignore[misc]
            judge(watch, search.subscriptions, places, context)


def judge(
    watch: Watch, subscriptions: Iterable[Subscription], things: Sequence[Any], context: Context
) -> None:
    """Call the rules that subscribed to some things."""
    for subscription in subscriptions:
        names = subscription.elements
        chosen = [thing for thing in things if not names or thing.name in names]
        if not chosen:
            continue
        check = subscription.check or subscription.bind()

        def check_all(check: Any = check, chosen: Sequence[Any] = chosen) -> None:
            for thing in chosen:
                check(thing, context)

        watch.time(f"rule: {subscription.name}", check_all)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--most", type=int, default=1000, help="pages at most")
    parser.add_argument("--each", type=int, default=20, help="how many finders and rules to print")
    arguments = parser.parse_args()
    gc.disable()
    root = os.path.abspath(arguments.folder)
    today = datetime.now(tz=UTC).date().isoformat()
    registry = load_registry()
    file = find_config(root)
    config = load_config(file, registry) if file is not None else Config(root)
    plan = Plan(config, registry, today, Selection())
    root = config.root
    paths = sorted(gather([arguments.folder], config, plan.sites).paths)
    if not paths:
        raise SystemExit(f"there are no pages in {arguments.folder}")
    # Not the first ones: faults are not spread evenly.
    paths = paths[:: -(-len(paths) // arguments.most)]
    watch = Watch()
    for path in paths:
        setting = plan.setting(path)
        for _ in range(ROUNDS):
            if setting is not None:
                lint(watch, root, path, setting)
        gc.collect()
    show(watch.figures(len(paths)), len(paths), arguments.each)


def show(figures: dict[str, float], pages: int, each: int) -> None:
    """Print the stages in their order, and of finders and rules the dearest."""
    print(f"microseconds a page, {pages} pages: {sum(figures.values()):.0f}")
    for stage, took in figures.items():
        if ": " not in stage and took >= SHOWN:
            print(f"{took:8.1f}  {stage}")
    for kind in ("finder", "rule"):
        ranked = sorted(
            ((took, name) for name, took in figures.items() if name.startswith(f"{kind}: ")),
            reverse=True,
        )
        print(f"{sum(took for took, _ in ranked):8.1f}  all {len(ranked)} {kind}s, of which:")
        for took, name in ranked[:each]:
            print(f"{took:8.1f}    {name.removeprefix(f'{kind}: ')}")


if __name__ == "__main__":
    main()
