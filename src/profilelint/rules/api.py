"""What a rule is.

A rule is one class in one module. It declares its name, summary, severity, messages, options and
examples, and subscribes to the things it looks at by defining the methods it needs:

========================  ====================================================================
``check_document``        once per file that has front matter
``check_problem``         each problem met while reading, or raised by the schema, under its name
``check_field``           each scalar of the front matter, lists and nested mappings included
``check_body``            once per body that is not empty
``check_section``         each section of the body, the one before the first heading included
``check_heading``         each heading
``check_paragraph``       each paragraph
``check_list``            each list
``check_item``            each list item
``check_link``            each link of the body
``check_image``           each image of the body that is written in Markdown
``check_destination``     each address in front matter, and each destination of a Markdown link or
                          image, that is not an ordinary one; likewise ``check_odd_destination``
                          for those that are odd, and ``check_html_destination`` for raw HTML
                          (`profilelint.rules.page.destinations`)
``check_element``         each HTML element of the body, as a browser builds it; only those that
                          the rule names in ``elements``, if it names any
``check_code_block``      each top-level block of code; likewise ``check_quote``, ``check_table``
                          and ``check_template_tag`` (`profilelint.rules.page.blocks`)
``check_field_mapping``   each mapping of the front matter; likewise ``check_field_list``
                          (`profilelint.rules.page.groups`)
``check_bare_page``       once per file that has no front matter
``check_`` and a kind     each place that a finder of this kind returns
========================  ====================================================================

A *finder* is a function that returns the places of one kind on a page: doubled words, trailing
spaces, odd file names. It is called once a page if any rule that is on subscribes to its kind.
A rule judges the places that it is handed and does not search for them again; its options are its
own business, and no finder knows them. Where a finder returns nothing, its rules are not even
imported. Finders are functions with the decorator `finder` in the modules beside the rules.

The engine walks a file once and calls what was subscribed, so a rule costs nothing where there is
nothing to look at. Methods return nothing; they say what they found with `Context.report`.

A rule that needs more than one file defines ``collect``, which returns plain data about one file
(or None), and ``conclude``, which sees what was collected from all of them. One that needs to
know whether links work sets ``network`` and defines ``places``, which returns where in what was
collected there are addresses; ``conclude`` finds what is known of them in `Run.verdicts`. Where
``conclude`` has a ``yield``, once for each file it goes over, an editor's keystroke need not wait
until it is done with all.

Rules do no input or output and keep no state between files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, TypeVar

from profilelint.model.finding import Edit, Fix, Problem, Severity, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.example import Invalid as Invalid  # noqa: PLC0414, TC001
from profilelint.rules.example import Valid as Valid  # noqa: PLC0414, TC001
from profilelint.rules.problem_list import ProblemList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from profilelint.model.document import Document
    from profilelint.model.finding import Param, Part, Related, Route, Safety
    from profilelint.model.verdict import LinkPlace, LinkVerdict
    from profilelint.schema.validate import Schema
    from profilelint.source.site.file_names import Listing
    from profilelint.source.site.files import SiteFiles
    from profilelint.source.site.site import Site
    from profilelint.source.site.sites import Sites

    _Finder = TypeVar("_Finder", bound=Callable[["Context"], Sequence[Any]])

FixKind: TypeAlias = Literal["none", "safe", "unsafe", "some"]
"""Whether a rule repairs what it finds: never, always safely, always unsafely, or sometimes."""

Change: TypeAlias = Literal["blocks", "code", "elements", "inlines", "links", "regions"]
"""What a fix may change where its edits are, beside text, addresses and attributes.

That is the number and the kinds of blocks, code, HTML elements, inlines (emphasis, code spans, hard
line breaks), links and images, and the regions that a flavor does not read as Markdown.
"""

Matter: TypeAlias = Literal["file", "front matter", "body", "headings", "images", "lists", "markup"]
"""What a finder searches.

That is any file, a file's front matter, a body that is not empty, one with headings, with Markdown
images, with links or with lists, or one with HTML, template tags or attribute lists.
"""


def finder(kind: str, of: Matter) -> Callable[[_Finder], _Finder]:
    """Return the decorator that makes a function a finder.

    ``kind`` names what it returns, in lower case with underscores; a rule subscribes to it with a
    method ``check_`` and the kind. Two finders of one kind differ in what they search.
    """

    def mark(function: _Finder) -> _Finder:
        function.finds = (kind, of)  # type: ignore[attr-defined]
        return function

    return mark


KINDS = (
    "document",
    "field",
    "body",
    "section",
    "heading",
    "paragraph",
    "list",
    "item",
    "link",
    "image",
    "problem",
)
"""What a rule can subscribe to besides finders, each by a method named ``check_`` and the kind."""


class Field(NamedTuple):
    """A scalar of the front matter and the route to it."""

    route: Route
    value: str | int | float | bool | None


def is_changed(
    changed_lines: Mapping[str, Sequence[tuple[int, int]]] | None, path: str, line: int
) -> bool:
    """Return whether a line is among the first to last ones given by path; with None, all are."""
    if changed_lines is None:
        return True
    return any(first <= line <= last for first, last in changed_lines.get(path, ()))


class Run:
    """What a rule that concludes over many files may know.

    ``today`` is ISO 8601, ``YYYY-MM-DD``. ``verdicts`` is what is
    known of links, by their address as written; it is empty in a run that does not ask.
    ``has_read`` tells whether a rule asked for the front matter of pages.
    """

    __slots__ = (
        "_changed_lines", "_list_files", "_listed", "_read", "_sites", "has_read", "problems",
        "today", "verdicts",
    )  # fmt: skip

    def __init__(
        self,
        *,
        today: str,
        list_files: Callable[[], frozenset[str]],
        sites: Sites | None = None,
        verdicts: Mapping[str, LinkVerdict] | None = None,
        changed_lines: Mapping[str, Sequence[tuple[int, int]]] | None = None,
        read: Callable[[str], Mapping[str, Any]] | None = None,
    ) -> None:
        """``read`` returns the front matter of a page; see `front_matter`."""
        self.today = today
        self.has_read = False
        self._read = read
        self._sites = sites
        self.verdicts: Mapping[str, LinkVerdict] = verdicts or {}
        self._changed_lines = changed_lines
        self.problems = ProblemList()
        self._list_files = list_files
        self._listed: Listing | None = None

    @property
    def sites(self) -> Sites:
        """Return the sites that the files belong to."""
        if self._sites is None:
            from profilelint.source.files.tree import TextTree
            from profilelint.source.site.sites import Sites

            self._sites = Sites(TextTree({}))
        return self._sites

    @property
    def files(self) -> frozenset[str]:
        """Return the paths of all files below the root that are not ignored, linted or not.

        They are relative to the root and use ``/``. Symbolic links count, wherever they lead.
        """
        return self._list_files()

    def site_files(self, pages: Mapping[str, Mapping[str, Any]]) -> SiteFiles:
        """Return what tells where local links lead; ``pages`` is what is known of the pages."""
        from profilelint.source.site.file_names import Listing
        from profilelint.source.site.files import SiteFiles

        files = self.files
        if self._listed is None or self._listed.files is not files:
            self._listed = Listing(files)
        return SiteFiles(files, self.sites, pages, self._listed)

    def front_matter(self, path: str) -> Mapping[str, Any]:
        """Return the front matter of a page below the root, linted or not; empty if it has none."""
        self.has_read = True
        return self._read(path) if self._read is not None else {}

    def concerns(self, path: str, line: int) -> bool:
        """Return whether a line, counted from 1, is among those whose links are asked for.

        These are all lines, or those that changed since a revision.
        """
        return is_changed(self._changed_lines, path, line)

    def report(
        self,
        rule: Rule,
        message_id: str,
        path: str,
        span: Span,
        *,
        route: Route = (),
        part: Part = "text",
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
        advisory: bool = False,
        message: str = "",
        **params: Param,
    ) -> None:
        """Record a violation in the file at ``path``.

        Its severity is the message's unless given; an advisory one never makes a run fail. A
        ``message`` takes the place of the rule's own.
        """
        self.problems.append(
            Problem(
                *(rule.name, message_id, span, params, route, part, related, fixes, path),
                *(severity, advisory, message),
            )
        )


class Context:
    """What a rule may know of the file it looks at, besides the thing it is given.

    ``today`` is ISO 8601, ``YYYY-MM-DD``. ``collection`` is the name of the collection the file
    belongs to. ``kind`` is "profile" for a project profile and "page" for any other page where no
    configuration says what it is, else empty. ``defaults`` are the front-matter values that the
    site generator supplies for this file, and ``site`` is the site that it belongs to, None where
    it is not known. ``vocabularies`` are by name (see `profilelint.vocabulary.vocabulary`).
    ``schema`` is that of the front matter; None if it has none. ``asked_templates`` tells whether
    a rule asked what the templates of the site do, or which files it has.
    """

    __slots__ = (
        "asked_templates", "collection", "defaults", "document", "kind", "problems", "schema",
        "site", "today", "vocabularies",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        *,
        today: str,
        collection: str = "",
        kind: str = "",
        defaults: Mapping[str, Any] | None = None,
        site: Site | None = None,
        vocabularies: Mapping[str, Any] | None = None,
        schema: Schema | None = None,
    ) -> None:
        self.asked_templates = False
        self.document = document
        self.schema = schema
        self.today = today
        self.collection = collection
        self.kind = kind
        self.defaults: Mapping[str, Any] = defaults or {}
        self.site = site
        # Not by whether there are any: to count them takes longer than the rest of this.
        self.vocabularies: Mapping[str, Any] = {} if vocabularies is None else vocabularies
        self.problems = ProblemList()

    @property
    def generator(self) -> str:
        """Return the name of the site's generator; empty if there is no site, or none is known."""
        return self.site.generator if self.site is not None else ""

    @property
    def is_draft(self) -> bool:
        """Return whether the page is a draft, see `profilelint.source.site.drafts`."""
        from profilelint.source.site.drafts import is_draft

        return is_draft(self.document.data, self.document.path)

    def report(
        self,
        rule: Rule,
        message_id: str,
        span: Span,
        *,
        route: Route = (),
        part: Part = "text",
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
        **params: Param,
    ) -> None:
        """Record a violation; ``params`` fill the placeholders of the rule's message.

        Its severity is the message's unless given.
        """
        self.problems.append(
            Problem(
                *(rule.name, message_id, span, params, route, part, related, fixes),
                severity=severity,
            )
        )

    def report_field(
        self,
        rule: Rule,
        message_id: str,
        route: Route,
        *,
        part: Part = "value",
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
        **params: Param,
    ) -> None:
        """Record a violation at a part of the front matter; see `report`."""
        self.report(
            rule, message_id, self.document.locate(route, part),
            route=route, part=part, related=related, fixes=fixes, severity=severity, **params,
        )  # fmt: skip


class OneOf:
    """The words that an option may hold: a text is one of them, a list holds one at least."""

    def __init__(self, *words: str) -> None:
        self.words = words


class Between(NamedTuple):
    """The whole numbers that an option may have; ``most`` is None where there is no limit."""

    least: int
    most: int | None = None


class RuleOptions:
    """The options of a rule: annotated class attributes whose values are the defaults.

    Each is declared ``name: Annotated[type, "what it does"] = default``. Types are ``bool``,
    ``int``, ``str``, ``tuple[str, ...]`` and ``dict[str, str]`` or ``dict[str, tuple[str, ...]]``.
    Where not every value of the type is possible, `OneOf` or `Between` follows what it does.
    """

    def __init__(self, **values: Any) -> None:
        for name, value in values.items():
            if name.startswith("_") or not hasattr(type(self), name):
                raise TypeError(f"no option {name!r}")
            setattr(self, name, value)


class Rule:
    """The base of every rule; see the module for what a subclass declares.

    ``severities`` are those of messages that have not the rule's. ``exceptions`` say what weighs
    otherwise in some cases: each is a message, or empty for all of them, a severity and the case in
    words. A report of such a case names its severity.

    ``supersedes`` are rules on fields and of the schema whose problem with the same field is the
    same fault in less exact words: it is not reported where this rule has spoken. Of a rule that
    concludes, they are rules that look at one file and have spoken of the same place.
    ``defers_to`` are such rules that know better: where one of them has spoken, it is silent. Of a
    rule in both, it supersedes findings of less severity, and defers to the others.

    ``changes`` is what its fixes are meant to change where their edits are. A fix that changes
    anything else is refused, see `profilelint.engine.guard`.

    A rule ``of_profiles`` speaks of what project profiles have and other pages have not: unless a
    configuration selects it, it is on for project profiles alone. Where ``flavors`` are named, it
    collects from pages of these alone.

    ``elements`` are the names of the HTML elements that ``check_element`` is called with; empty for
    all. ``documentation`` is the address of the rule's page; a built-in rule has its own.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    severity: ClassVar[Severity]
    messages: ClassVar[dict[str, str]]
    severities: ClassVar[dict[str, Severity]] = {}
    exceptions: ClassVar[tuple[tuple[str, Severity, str], ...]] = ()
    fix: ClassVar[FixKind] = "none"
    changes: ClassVar[tuple[Change, ...]] = ()
    default: ClassVar[bool] = True
    network: ClassVar[bool] = False
    of_profiles: ClassVar[bool] = False
    flavors: ClassVar[tuple[str, ...]] = ()
    supersedes: ClassVar[tuple[str, ...]] = ()
    defers_to: ClassVar[tuple[str, ...]] = ()
    elements: ClassVar[tuple[str, ...]] = ()
    documentation: ClassVar[str] = ""
    Options: ClassVar[type[RuleOptions]] = RuleOptions
    examples: ClassVar[tuple[Valid | Invalid, ...]]

    collect: ClassVar[Callable[[Any, Context], Any] | None] = None
    conclude: ClassVar[Callable[[Any, Mapping[str, Any], Run], Iterator[None] | None] | None] = None
    places: ClassVar[Callable[[Any, Mapping[str, Any]], Iterable[LinkPlace]] | None] = None

    def __init__(self, options: RuleOptions | None = None) -> None:
        self.options: Any = options if options is not None else self.Options()


class ProblemRule(Rule):
    """A rule whose violations were found while reading the file or by its schema.

    It only gives them a severity, words and a page of documentation.
    """

    def check_problem(self, problem: Problem, context: Context) -> None:
        """Pass a problem of this rule's name on."""
        context.problems.append(problem)


def replace(title: str, span: Span, text: str, safety: Safety = "safe") -> tuple[Fix, ...]:
    """Return one fix that replaces a span by a text, as the tuple that `Context.report` takes."""
    return (Fix(title, (Edit(span, text),), safety),)


def replace_all(
    title: str, edits: Iterable[tuple[Span, str]], safety: Safety = "safe"
) -> tuple[Fix, ...]:
    """Return one fix of several edits, as the tuple that `Context.report` takes."""
    return (Fix(title, tuple(Edit(span, text) for span, text in edits), safety),)
