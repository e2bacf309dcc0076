"""Prints what each stage of linting and each rule costs, in microseconds a page.

Run as ``python benchmarks/stages.py FOLDER``, with a folder of pages such as `corpus.py` writes.
All stages run in one process over the same pages, one stage after the other, so that the figures
can be compared with each other; they are CPU time. Rules are called the way the engine calls
them, with the bundled schema and vocabularies.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from profilelint.config.model import Config, Selection
from profilelint.engine.cache import digest
from profilelint.engine.lint import fields, lint_document, suppressed, to_findings
from profilelint.engine.plan import Plan
from profilelint.rules.api import Context
from profilelint.rules.registry import load_registry
from profilelint.source.directives import MARK
from profilelint.source.discover import walk
from profilelint.source.file import read_file
from profilelint.source.markup import may_hold_markup, parse_markup
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.engine.lint import Setting
    from profilelint.model.body import Body
    from profilelint.model.document import Document

KINDS = ("section", "heading", "paragraph", "list", "item", "link", "image")


class Watch:
    """Times stages over the pages and keeps the figures."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.stages: list[tuple[str, float]] = []
        self.rules: dict[str, float] = {}

    def time(self, work: Callable[[], Any]) -> tuple[float, Any]:
        """Return microseconds a page and what the work returned."""
        began = time.process_time()
        result = work()
        return (time.process_time() - began) / self.pages * 1e6, result

    def stage(self, name: str, work: Callable[[], Any]) -> Any:
        took, result = self.time(work)
        self.stages.append((name, took))
        return result

    def rule(self, name: str, work: Callable[[], Any]) -> None:
        took, _ = self.time(work)
        self.rules[name] = self.rules.get(name, 0.0) + took


def watch(pages: list[tuple[str, bytes]], setting: Setting) -> Watch:
    """Return the figures for pages, given as paths and bytes."""
    times = Watch(len(pages))
    times.stage("digest", lambda: [digest(data) for _, data in pages])
    documents: list[Document] = times.stage(
        "read the document",
        lambda: [read_document(path, data) for path, data in pages],
    )
    schema = setting.schema
    if schema is not None:
        times.stage("check the schema", lambda: [schema.check(each, {}) for each in documents])
    bodies = times.stage("parse the body", lambda: [each.body for each in documents])
    contexts = times.stage(
        "make the context",
        lambda: [
            Context(each, today=setting.today, vocabularies=setting.vocabularies)
            for each in documents
        ],
    )
    things: dict[str, list[Any]] = {
        "document": [(each,) for each in documents],
        "field": times.stage("list the fields", lambda: [fields(each.data) for each in documents]),
        "body": [(each,) for each in bodies],
    }
    for kind in KINDS:
        things[kind] = times.stage(f"list each {kind}", partial(list_each, bodies, f"{kind}s"))
    holding = times.stage("look for HTML", lambda: [may_hold_markup(each) for each in bodies])
    things["element"] = times.stage(
        "parse HTML",
        lambda: [
            parse_markup(each).elements if holds else ()
            for each, holds in zip(documents, holding, strict=True)
        ],
    )
    watch_rules(times, things, contexts, setting)
    problems = sum(len(context.problems) for context in contexts)
    findings = times.stage(
        f"make findings of {problems} problems",
        lambda: [
            to_findings(context.problems, document, setting.rules) if context.problems else []
            for context, document in zip(contexts, documents, strict=True)
        ],
    )
    times.stage(
        "suppress",
        lambda: [
            suppressed(found, document, setting)
            for found, document in zip(findings, documents, strict=True)
            if MARK in document.text
        ],
    )
    return times


def list_each(bodies: Iterable[Body], name: str) -> list[Any]:
    return [getattr(body, name) for body in bodies]


def check_all(
    check: Callable[[Any, Context], None], asked: list[tuple[Context, Iterable[Any]]]
) -> None:
    for context, things in asked:
        for thing in things:
            check(thing, context)


def collect_all(collect: Callable[[Context], Any], contexts: list[Context]) -> None:
    for context in contexts:
        collect(context)


def watch_rules(
    times: Watch, things: dict[str, list[Any]], contexts: list[Context], setting: Setting
) -> None:
    """Time each rule over what it looks at, on the pages that it is asked of, and collecting."""
    rules = setting.rules
    present = times.stage(
        "look for what rules need",
        lambda: [rules.found_in(context.document.text) for context in contexts],
    )
    for kind, found in things.items():
        for subscription in rules.subscriptions(kind):
            needs = subscription.needs
            asked = [
                (context, own)
                for context, own, texts in zip(contexts, found, present, strict=True)
                if needs is None or not needs.isdisjoint(texts)
            ]
            name = subscription.name
            check = getattr(rules.rule(name), f"check_{kind}")
            times.rule(f"{name} ({kind})", partial(check_all, check, asked))
    for name in rules.collecting:
        collect = rules.rule(name).collect
        if collect is not None:
            times.rule(f"{name} (collect)", partial(collect_all, collect, contexts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--most", type=int, default=2000, help="pages at most")
    parser.add_argument("--rules", type=int, default=30, help="how many rules to print")
    arguments = parser.parse_args()
    gc.set_threshold(50_000, 20, 100)
    root = os.path.abspath(arguments.folder)
    today = datetime.now(tz=UTC).date().isoformat()
    plan = Plan(Config(root), load_registry(), today, Selection())
    began = time.process_time()
    found = [path for path in walk(root, "") if path.endswith(".md")]
    walked = (time.process_time() - began) / max(1, len(found)) * 1e6
    paths = sorted(found)[: arguments.most]
    setting = plan.setting(paths[0]) if paths else None
    if setting is None:
        raise SystemExit(f"there are no pages in {arguments.folder}")
    began = time.process_time()
    pages = [(path, read_file(root, path, LARGEST_FILE)) for path in paths]
    read = (time.process_time() - began) / len(pages) * 1e6
    for path, data in pages[:50]:
        lint_document(read_document(path, data), setting)  # imports, and makes rules
    times = watch(pages, setting)
    print(f"microseconds a page, {len(paths)} pages")
    print(f"{walked:8.1f}  find the files")
    print(f"{read:8.1f}  read the files")
    for name, took in times.stages:
        print(f"{took:8.1f}  {name}")
    ranked = sorted(times.rules.items(), key=lambda item: -item[1])
    whole = sum(times.rules.values())
    print(f"{whole:8.1f}  all rules, of which:")
    for name, took in ranked[: arguments.rules]:
        print(f"{took:8.1f}    {name}")


if __name__ == "__main__":
    main()
