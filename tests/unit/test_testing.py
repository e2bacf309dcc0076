"""The harness of rules' examples: it fails for what would fail in a real run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import pytest

from profilelint.model.document import Document
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Run, Valid
from profilelint.testing import check_example, examples_of, run_example

PAGE = "---\ntitle: A\n---\n"


class TitleTwice(Rule):
    """No two pages have one title."""

    name = "title-twice"
    summary = "No two pages have one title."
    severity = Severity.HINT
    messages: ClassVar = {"twice": "this title is there twice"}

    class Options(RuleOptions):
        field: Annotated[str, "the field that holds the title"] = "title"

    options: Options
    examples: ClassVar[tuple[Valid | Invalid, ...]] = (
        Valid(PAGE),
        Valid(PAGE, files={"b.md": PAGE}, options={"field": "name"}),
        Invalid(PAGE, files={"b.md": PAGE}, covers=("A",), message_id="twice"),
    )

    def collect(self, context: Context) -> Any:
        return context.document.locate((self.options.field,))

    def conclude(self, facts: Mapping[str, Any], run: Run) -> None:
        for path, span in facts.items():
            if len(facts) > 1:
                run.report(self, "twice", path, span)


class TitleTwiceAsText(TitleTwice):
    """The same, with facts that are plain data."""

    def collect(self, context: Context) -> Any:
        title = context.document.data.get(self.options.field)
        span = context.document.locate((self.options.field,))
        return [title, *span] if title is not None else None

    def conclude(self, facts: Mapping[str, Any], run: Run) -> None:
        for path, (_, start, end) in facts.items():
            if len(facts) > 1:
                run.report(self, "twice", path, Span(start, end))


def test_facts_are_plain_data_as_in_a_real_run() -> None:
    with pytest.raises(RuntimeError, match=r"\[11, 12\] is not a Span within the file"):
        run_example(TitleTwice, TitleTwice.examples[2])


@pytest.mark.parametrize("example", examples_of(TitleTwiceAsText))
def test_example(example: Valid | Invalid) -> None:
    check_example(TitleTwiceAsText, example)


def test_what_an_example_says_is_held_against_the_rule() -> None:
    with pytest.raises(AssertionError, match="title-twice finds something"):
        check_example(TitleTwiceAsText, Valid(PAGE, files={"b.md": PAGE}))
    with pytest.raises(AssertionError):
        check_example(TitleTwiceAsText, Invalid(PAGE, covers=("A",), message_id="twice"))


class TitleTwiceOrThrice(TitleTwiceAsText):
    """Has a message that no example shows."""

    messages: ClassVar = {**TitleTwice.messages, "thrice": "this title is there thrice"}


class TitleTwiceOnly(TitleTwiceAsText):
    """Has an option that no example sets."""

    examples: ClassVar[tuple[Valid | Invalid, ...]] = TitleTwice.examples[2:]


class TitleCrash(TitleTwiceAsText):
    """Crashes on every page."""

    def check_document(self, _document: Document, _context: Context) -> None:
        raise ZeroDivisionError("no reason")


def test_each_message_and_each_option_needs_an_example() -> None:
    with pytest.raises(AssertionError, match=r"no example of title-twice shows .* 'thrice'"):
        examples_of(TitleTwiceOrThrice)
    with pytest.raises(AssertionError, match="no example of title-twice sets the option 'field'"):
        examples_of(TitleTwiceOnly)


def test_a_rule_that_crashes() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: no reason"):
        run_example(TitleCrash, Valid(PAGE))
