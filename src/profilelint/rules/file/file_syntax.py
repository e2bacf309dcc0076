"""Front matter that cannot be read."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Problem, Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid
from profilelint.source.front_matter.yaml.causes import CAUSES


class FileSyntax(ProblemRule):
    """Front matter follows the rules of its notation: YAML, TOML or JSON.

    A block that breaks them cannot be read at all: the site leaves the page out, or shows it
    without its fields. If the cause is a common one, the message names it.
    """

    name = "file-syntax"
    summary = "Front matter can be read."
    severity = Severity.ERROR
    severities: ClassVar = {
        "inner-comment": Severity.WARNING,
        "joined-item": Severity.WARNING,
        "unspaced-item": Severity.WARNING,
        "joined-line": Severity.WARNING,
    }
    exceptions: ClassVar = (
        ("other-comment", Severity.WARNING, "where the front matter can still be read"),
        ("joined-item", Severity.ERROR, "where the schema names all items"),
        ("unspaced-item", Severity.ERROR, "where the schema wants a list"),
        ("joined-line", Severity.ERROR, "where the schema names all items"),
    )
    messages: ClassVar = {
        "tab": CAUSES["file-syntax", "tab"],
        "stray-tab": "the line begins with a tab: delete it",
        "wide-space": (
            "there is a no-break or other special space ({code}) here: write an ordinary space"
        ),
        "wide-colon": 'the wide colon "{sign}" is not a colon to programs: write ":" and a space',
        "colon-space": CAUSES["file-syntax", "colon-space"],
        "spaced-address": '"{value}" contains a space, which no address has: delete it',
        "markdown-link": (
            '"{text}" is a link as in the body of a page: write the address alone, {address}'
        ),
        "curly-quote": '"{sign}" is not a quotation mark in front matter: write straight ones',
        "open-bracket": CAUSES["file-syntax", "open-bracket"],
        "indentation": CAUSES["file-syntax", "indentation"],
        "first-indentation": (
            '"{key}" is indented, but fields below it are not: delete the spaces before it'
        ),
        "stray-bracket": '"{sign}" closes nothing: delete it',
        "comma-after": "a comma is missing after {value}: put one there",
        "colon-in-value": (
            '"{value}" contains a colon and a space: put a comma before "{key}" if it begins a new '
            "key, or else the text in quotation marks"
        ),
        "other-closing": '"{sign}" cannot close "{opening}": write "{closing}"',
        "item-in-brackets": (
            '"{line}" stands in brackets, where items have no hyphens: delete the brackets, or the '
            "hyphens, and put commas between the items"
        ),
        "hidden-bracket": (
            '"{text}" is read as a comment, and the closing bracket with it: put the text before '
            "and after # in quotation marks"
        ),
        "other-comment": (
            '"{text}" is not a comment in front matter: begin a comment with "#" and a space'
        ),
        "inner-comment": (
            '"{text}" is not a comment in front matter: delete it, or write it after the closing '
            'bracket, with a space, "#" and a space before it'
        ),
        "template": (
            '"{text}" is not replaced in front matter: write the fields out, or put the text in '
            "quotation marks"
        ),
        "cut": (
            '"{text}" is read as a comment, so the text ends before it: put the whole text in '
            "quotation marks"
        ),
        "comment-in-text": (
            '"{text}" is a comment, which cannot stand within a text: delete it, or put the whole '
            "text in quotation marks"
        ),
        "block-indentation": (
            '"{line}" is indented less than the first line of its text: align it with that'
        ),
        "stray-item": CAUSES["file-syntax", "stray-item"],
        "item-sign": (
            'list items do not begin with "{sign}" in front matter: write "-" and a space before '
            "each item"
        ),
        "joined-item": (
            '"{line}" belongs to the item above, which is read as "{value}": align its hyphen with '
            "the one above"
        ),
        "unspaced-item": (
            'the lines below "{field}" are read as one text and not as a list: put a space after '
            'each "-"'
        ),
        "joined-line": (
            '"{line}" belongs to the item above, which is read as "{value}": put a comma between '
            "them"
        ),
        "indicator": CAUSES["file-syntax", "indicator"],
        "block-text": (
            '"{sign}" stands for a text that begins on the next line: delete it, or begin the text '
            "there"
        ),
        "item-on-line": (
            '"{value}" cannot stand on the line of its field: write a list item on a line of its '
            "own, and text that begins with a hyphen in quotation marks"
        ),
        "below-key": (
            '"{sign}" begins the value of "{key}", but stands on the line below at the margin: '
            'write it behind "{key}:"'
        ),
        "asterisk": CAUSES["file-syntax", "asterisk"],
        "alias": CAUSES["file-syntax", "alias"],
        "missing-colon": CAUSES["file-syntax", "missing-colon"],
        "missing-dash": (
            '"{line}" is no item of the list: write "- " before it, or indent it by two spaces if '
            "it belongs to the item above"
        ),
        "wrapped": (
            '"{line}" is not a field: indent it by two spaces if it belongs to "{key}", or else '
            "write a name, a colon, a space and the value"
        ),
        "wrapped-behind-blank": (
            '"{line}" is not a field: delete the empty line above and indent it by two spaces if '
            'it belongs to "{key}", or else write a name, a colon, a space and the value'
        ),
        "missing-space": CAUSES["file-syntax", "missing-space"],
        "after-quote": CAUSES["file-syntax", "after-quote"],
        "after-double-quote": CAUSES["file-syntax", "after-double-quote"],
        "escape": (
            '"{found}" has no meaning between double quotation marks: write the backslash twice, '
            "or use single quotation marks"
        ),
        "documents": (
            "three dashes begin a second block inside the front matter: delete them, or put the "
            "text in quotation marks"
        ),
        "line-separator": (
            "there is an invisible character here that some programs read as a line break: write a "
            "space"
        ),
        "complex-key": '"{value}" cannot be the name of a field: write a word',
        "truth": (
            '"{value}" cannot be read here: write {meaning} if you mean that, or put it in double '
            "quotation marks"
        ),
        "trailing-comma": "there is a comma after the last item: delete it",
        "comment": "JSON has no comments: delete it",
        "json-quotes": "JSON needs double quotation marks here: put {value} in them",
        "json-colon": 'a colon is missing after "{key}": put one there',
        "json-no-value": '"{key}" has no value: write one, or null for none',
        "json-lines": (
            "a text in JSON cannot go on in the next line: write it in one, with \\n where a line "
            "ends"
        ),
        "missing-comma": "a comma is missing after this: put one there",
        "extra-comma": "there is one comma too many here: delete it",
        "extra-colon": "there is one colon too many here: delete it",
        "json-number": '"{value}" is not a number in JSON: put it in double quotation marks',
        "string-control": "there is a tab or control character in the text: write a space",
        "toml-colon": 'fields in this block are written with an equals sign: write "{key} ="',
        "toml-quotes": '"{value}" has no quotation marks: put it in double quotation marks',
        "toml-number": (
            '"{value}" is not a number in TOML: write it like 7 or 0.5, or put it in quotation '
            "marks"
        ),
        "toml-date": '"{value}" is not a date in TOML: write {date}',
        "toml-null": "TOML has no null: delete the line",
        "toml-header": 'the name of the table is not closed: write "{closing}" after it',
        "toml-separator": '"{sign}" follows the end of the value: delete it',
        "toml-equals": '"{line}" is not a field: write a name, an equals sign and the value',
        "toml-key": (
            '"{line}" does not begin with the name of a field: write a name, an equals sign and '
            "the value"
        ),
        "toml-no-value": '"{key}" has no value: write one, or "" for none',
        "toml-after-quote": (
            '"{text}" follows the closing quotation mark \': move it inside, or put the text in '
            "double quotation marks"
        ),
        "toml-rest": '"{text}" follows the end of the value: write it on a line of its own',
        "unreadable": "the front matter cannot be read from here on: compare it with other files",
    }
    fix = "some"
    supersedes: ClassVar = (
        "date-as-text",
        "date-format",
        "schema-const",
        "schema-enum",
        "schema-format",
        "schema-items",
        "schema-length",
        "schema-pattern",
        "schema-type",
        "schema-unknown-key",
        "term-synonym",
        "term-unknown",
    )
    examples = (
        Valid("---\ntitle: 'One: two'\n---\n"),
        Valid("---\nurl: https://example.org/\nat: 10:30 in the morning\n---\n"),
        Valid("---\ntitle: Home // Work\ntags: [a, “b”]\nurl: //example.org/a\n---\n"),
        Invalid(
            "---\nregions:\n\t- Worldwide\n---\n",
            ("\t",),
            "tab",
            "---\nregions:\n  - Worldwide\n---\n",
        ),
        Invalid("---\n\ttitle: One\n---\n", ("\t",), "stray-tab", "---\ntitle: One\n---\n"),
        Invalid(
            "---\nlink: https: //example.org/a\n---\n",
            ("https: //example.org/a",),
            "spaced-address",
            "---\nlink: https://example.org/a\n---\n",
        ),
        Invalid(
            "---\nlink: [The plan](https://example.org/a)\n---\n",
            ("[The plan](https://example.org/a)",),
            "markdown-link",
            "---\nlink: https://example.org/a\n---\n",
        ),
        Invalid(
            "---\ntitle: One: two\n---\n",
            ("One: two",),
            "colon-space",
            "---\ntitle: 'One: two'\n---\n",
        ),
        Invalid(
            "---\ntitle: “One: two”\n---\n",
            ("“One: two”",),
            "curly-quote",
            '---\ntitle: "One: two"\n---\n',
        ),
        Invalid(
            "---\nkind: “one”\nstart: ‘2019’\ntitle: “One”\n---\n",
            ("“one”", "‘2019’"),
            "curly-quote",
            '---\nkind: "one"\nstart: 2019\ntitle: “One”\n---\n',
            schema={"properties": {"kind": {"enum": ["one"]}, "start": {"type": "integer"}}},
        ),
        Invalid(
            "---\ncountry: “Peru”\ntitle: “Peru”\n---\n",
            ("“Peru”",),
            "curly-quote",
            '---\ncountry: "Peru"\ntitle: “Peru”\n---\n',
            schema={"properties": {"country": {"x-vocabulary": "countries"}}},
        ),
        Invalid(
            "---\nkind: one // two\n---\n",
            ("// two",),
            "other-comment",
            "---\nkind: one # two\n---\n",
            schema={"properties": {"kind": {"enum": ["one"]}}},
        ),
        Invalid(
            "---\ntags: [“one”, “two, three”]\n---\n",
            ("“one”",),
            "curly-quote",
            '---\ntags: ["one", "two, three"]\n---\n',
        ),
        Invalid(
            "---\nregions: [Worldwide, Asia\nclient: Acme\n---\n",
            ("[Worldwide, Asia",),
            "open-bracket",
        ),
        Invalid("---\ntitle: One\n  client: Acme\n---\n", ("client",), "indentation"),
        Invalid("---\n title: One\nclient: Acme\n---\n", ("title",), "first-indentation"),
        Invalid(
            "---\ntitle:\u00a0One\nclient: Acme\n---\n",
            ("\u00a0",),
            "wide-space",
            "---\ntitle: One\nclient: Acme\n---\n",
        ),
        Invalid(
            "---\ntitle: One\nclient\uff1aAcme\n---\n",
            ("\uff1a",),
            "wide-colon",
            "---\ntitle: One\nclient: Acme\n---\n",
        ),
        Invalid(
            "---\ntitle: One\ntags: [two, three]]\n---\n",
            ("]",),
            "stray-bracket",
            "---\ntitle: One\ntags: [two, three]\n---\n",
        ),
        Invalid(
            '---\ntags: ["one" "two"]\n---\n',
            ('"one"',),
            "comma-after",
            '---\ntags: ["one", "two"]\n---\n',
        ),
        Invalid("---\ntags: [one, two #2]\n---\n", ("#2]",), "hidden-bracket"),
        Invalid(
            "---\nregions:\n* Asia\n* Africa\n---\n",
            ("* Asia",),
            "item-sign",
            "---\nregions:\n- Asia\n- Africa\n---\n",
        ),
        Valid("---\nregions:\n- Asia\n  and - above all - Africa\n---\n"),
        Invalid(
            "---\nregions:\n- Asia\n  - Africa\n  - Europe\n---\n",
            ("- Africa",),
            "joined-item",
            "---\nregions:\n- Asia\n- Africa\n- Europe\n---\n",
        ),
        Valid("---\nregions: -Asia\n  -Africa\ntemperature:\n  -5 degrees\nx: [\n  -a]\n---\n"),
        Valid("---\nsummary:\n  -Asia\n  and Africa\ntext: |\n  -Asia\n  -Africa\n---\n"),
        Valid(
            "---\nquote:\n  -Asia\n  -Africa\n---\n",
            schema={"properties": {"quote": {"type": "string"}}},
        ),
        Invalid(
            "---\nregions: # two\n  -Asia\n  -Africa\nclient:\n -One\n---\n",
            ("-Asia", "-One"),
            "unspaced-item",
            "---\nregions: # two\n  - Asia\n  - Africa\nclient:\n - One\n---\n",
        ),
        Valid("---\nregions: [Asia\n  and the Pacific, Africa]\n---\n"),
        Valid("---\nregions: [\n  Asia, # all\n  Africa,\n]\n---\n"),
        Invalid(
            "---\nregions: [\n  Asia,\n  East Africa\n  Europe\n]\n---\n",
            ("Europe",),
            "joined-line",
            "---\nregions: [\n  Asia,\n  East Africa,\n  Europe\n]\n---\n",
        ),
        Invalid("---\ntitle: One\n- Asia\n---\n", ("- Asia",), "stray-item"),
        Invalid("---\n- Asia\ntitle: One\n---\n", ("- Asia",), "stray-item"),
        Invalid("---\nsummary: One\n  of #2 or\n  three.\n---\n", ("#2 or",), "cut"),
        Invalid(
            "---\ntitle: One\n<!-- note: two -->\n<!-- note: three -->\n---\n",
            ("<!-- note: two -->", "<!-- note: three -->"),
            "other-comment",
            "---\ntitle: One\n# note: two\n# note: three\n---\n",
        ),
        Invalid(
            "---\ntags:\n  - one\n  <!-- note: two -->\n  - three\n---\n",
            ("<!-- note: two -->",),
            "other-comment",
            "---\ntags:\n  - one\n  # note: two\n  - three\n---\n",
        ),
        Invalid(
            "+++\ntitle = 'One' {/* two */}\n+++\n",
            ("{/* two */}",),
            "other-comment",
            "+++\ntitle = 'One' # two\n+++\n",
        ),
        Invalid(
            "---\ntitle: One\n[//]: # (two)\n---\n",
            ("[//]: # (two)",),
            "other-comment",
            "---\ntitle: One\n# two\n---\n",
        ),
        Invalid(
            "---\ntitle: One\n// two: 2\n; three: 3\n---\n",
            ("// two: 2", "; three: 3"),
            "other-comment",
            "---\ntitle: One\n# two: 2\n# three: 3\n---\n",
        ),
        Invalid(
            "---\ntitle: One\n% two\n---\n",
            ("% two",),
            "other-comment",
            "---\ntitle: One\n# two\n---\n",
        ),
        Invalid(
            "---\ntitle: One <!-- two: 2 -->\n---\n",
            ("<!-- two: 2 -->",),
            "other-comment",
            "---\ntitle: One # two: 2\n---\n",
        ),
        Invalid(
            "---\ntitle: One\n// two\n---\n",
            ("// two",),
            "other-comment",
            "---\ntitle: One\n# two\n---\n",
        ),
        Invalid(
            '+++\ntitle = "One"\n/* two */\n+++\n',
            ("/* two */",),
            "other-comment",
            '+++\ntitle = "One"\n# two\n+++\n',
        ),
        Invalid(
            "---\nstart: 2019 // two\nclient: One /* three */\n---\n",
            ("// two", "/* three */"),
            "other-comment",
            "---\nstart: 2019 # two\nclient: One # three\n---\n",
        ),
        Invalid(
            "---\nsize: [1, 2 // two]\n---\n",
            ("// two",),
            "inner-comment",
            "---\nsize: [1, 2]\n---\n",
        ),
        Invalid("---\ntitle: One\n{% if two %}\n---\n", ("{% if two %}",), "template"),
        Invalid("---\ntitle: {{ page.name }}\n---\n", ("{{ page.name }}",), "template"),
        Invalid("---\ntitle: @home\n---\n", ("@home",), "indicator", "---\ntitle: '@home'\n---\n"),
        Invalid(
            "---\ntitle: *One* of two\n---\n",
            ("*One* of two",),
            "asterisk",
            "---\ntitle: '*One* of two'\n---\n",
        ),
        Invalid("---\nsolutions: [Roads, *more]\n---\n", ("*more",), "alias"),
        Invalid(
            "---\nsummary: > Roads: one\n---\n",
            ("> Roads: one",),
            "block-text",
            "---\nsummary: 'Roads: one'\n---\n",
        ),
        Invalid(
            "---\nregions: - Asia\n- Africa\n---\n",
            ("- Asia",),
            "item-on-line",
            "---\nregions:\n- Asia\n- Africa\n---\n",
        ),
        Invalid(
            "---\nregions:\n[Asia, Africa]\n---\n",
            ("[Asia, Africa]",),
            "below-key",
            "---\nregions: [Asia, Africa]\n---\n",
        ),
        Invalid(
            "---\nregions:\n- Asia\nAfrica\n---\n",
            ("Africa",),
            "missing-dash",
            "---\nregions:\n- Asia\n- Africa\n---\n",
        ),
        Invalid(
            "---\ntitle: Roads to\nAfrica\n---\n",
            ("Africa",),
            "wrapped",
            "---\ntitle: Roads to\n  Africa\n---\n",
        ),
        Invalid(
            "---\ntitle: Roads to\n\nAfrica\nclient: Acme\n---\n",
            ("Africa",),
            "wrapped-behind-blank",
            "---\ntitle: Roads to\n  Africa\nclient: Acme\n---\n",
        ),
        Invalid("---\ntitle: One\nclient Acme\n---\n", ("client Acme",), "missing-colon"),
        Invalid(
            "---\ntitle: One\nclient:Acme\n---\n",
            ("client:",),
            "missing-space",
            "---\ntitle: One\nclient: Acme\n---\n",
        ),
        Valid("---\nflags:\n  -v: says more\n  -q: says less\n---\n"),
        Invalid(
            "---\npromos:\n  -title: One\n  -title: Two\n  -title: Three\n---\n",
            ("-t", "-t"),
            "missing-space",
        ),
        Invalid("---\ntitle: 'One' two\n---\n", ("two",), "after-quote"),
        Invalid('---\ntitle: "One" two\n---\n', ("two",), "after-double-quote"),
        Invalid('+++\ntitle = "The "One" pier"\n+++\n', ('One" pier"',), "after-double-quote"),
        Invalid("+++\ntitle = 'One's pier'\n+++\n", ("s pier'",), "toml-after-quote"),
        Invalid('{\n"title": "The "One" pier"\n}\n', ('One" pier"',), "after-double-quote"),
        Invalid('---\ntitle: "C:\\plans"\n---\n', ("\\p",), "escape"),
        Invalid("---\ntitle: One\n--- two\n---\n", ("--- two",), "documents"),
        Invalid(
            "---\ntitle: One\u2028two\n---\n",
            ("\u2028",),
            "line-separator",
            "---\ntitle: One two\n---\n",
        ),
        Invalid("---\n? [One, two]\n: three\n---\n", ("[One, two]",), "complex-key"),
        Invalid(
            '{\n"title": "One",\n}\n',
            (",",),
            "trailing-comma",
            '{\n"title": "One"\n}\n',
        ),
        Invalid('{\n"title": "One" // two\n}\n', ("// two",), "comment", '{\n"title": "One" \n}\n'),
        Invalid("{\n'title': 1\n}\n", ("'title'",), "json-quotes", '{\n"title": 1\n}\n'),
        Invalid('{\ntitle": 1\n}\n', ("title",), "json-quotes", '{\n"title": 1\n}\n'),
        Invalid('{\n"title" "One"\n}\n', ('"title"',), "json-colon"),
        Invalid(
            '{\n"start": 2019\n"end": 2020\n}\n',
            ("2019",),
            "missing-comma",
            '{\n"start": 2019,\n"end": 2020\n}\n',
        ),
        Invalid(
            '{\n"title": "One";\n"end": 2020\n}\n',
            ('"One"',),
            "missing-comma",
            '{\n"title": "One",\n"end": 2020\n}\n',
        ),
        Invalid(
            '---\n{"title": "One" "end": 2020}\n---\n',
            ('"One"',),
            "comma-after",
            '---\n{"title": "One", "end": 2020}\n---\n',
        ),
        Invalid('{\n"title":: "One"\n}\n', (":",), "extra-colon"),
        Invalid('{\n"start": 2019,, "end": 2020\n}\n', (",",), "extra-comma"),
        Invalid(
            '+++\ntags = ["one",, "two"]\n+++\n',
            (",",),
            "extra-comma",
            '+++\ntags = ["one", "two"]\n+++\n',
        ),
        Invalid(
            "---\ntags: [one,, two]\n---\n", (",",), "extra-comma", "---\ntags: [one, two]\n---\n"
        ),
        Invalid('{\n"code": 012\n}\n', ("012",), "json-number"),
        Invalid('{\n"title": "One\ttwo"\n}\n', ("\t",), "string-control"),
        Invalid(
            '+++\ntitle = "One"\nstart: 2019\n+++\n',
            ("start:",),
            "toml-colon",
            '+++\ntitle = "One"\nstart = 2019\n+++\n',
        ),
        Invalid("+++\ntitle = One\n+++\n", ("One",), "toml-quotes", '+++\ntitle = "One"\n+++\n'),
        Invalid("+++\nplot = 007\n+++\n", ("007",), "toml-number"),
        Invalid("+++\ndraft = True\n+++\n", ("True",), "truth", "+++\ndraft = true\n+++\n"),
        Invalid('{\n"draft": yes\n}\n', ("yes",), "truth"),
        Invalid("+++\ntitle One\n+++\n", ("title One",), "toml-equals"),
        Invalid('+++\n= "One"\n+++\n', ('= "One"',), "toml-key"),
        Invalid("+++\ntitle =\n+++\n", ("title",), "toml-no-value"),
        Invalid("+++\nstart = 2019 end = 2020\n+++\n", ("end = 2020",), "toml-rest"),
        Invalid(
            "---\ntags: [one, two}\n---\n", ("}",), "other-closing", "---\ntags: [one, two]\n---\n"
        ),
        Invalid(
            "---\nauthor: {name: Ann Bell role: Editor}\n---\n",
            ("Ann Bell role: Editor",),
            "colon-in-value",
        ),
        Invalid("---\ntags: [\n- one\n- two\n]\n---\n", ("- one",), "item-in-brackets"),
        Invalid("---\nsummary: One\n  # two\n  three.\n---\n", ("# two",), "comment-in-text"),
        Invalid(
            "---\nsummary: |\n    One\n  two\n---\n",
            ("two",),
            "block-indentation",
            "---\nsummary: |\n    One\n    two\n---\n",
        ),
        Invalid('{\n"title": ,\n"start": 2019\n}\n', (",",), "json-no-value"),
        Invalid('{\n"title": "One\ntwo"\n}\n', ('"One',), "json-lines"),
        Invalid(
            "+++\ndate = 2020-1-5\n+++\n",
            ("2020-1-5",),
            "toml-date",
            "+++\ndate = 2020-01-05\n+++\n",
        ),
        Invalid("+++\nclient = null\n+++\n", ("null",), "toml-null"),
        Invalid('+++\n[params\ntitle = "One"\n+++\n', ("[params",), "toml-header"),
        Invalid(
            '+++\ntitle = "One",\nstart = 2019\n+++\n',
            (",",),
            "toml-separator",
            '+++\ntitle = "One"\nstart = 2019\n+++\n',
        ),
        Invalid("---\nid: !!str !!int 2\n---\n", ("id: !!str !!int 2",), "unreadable"),
    )

    def check_curly_quote(self, problem: Problem, context: Context) -> None:
        """Report a list whose items stand in quotation marks of typography."""
        context.problems.append(problem)

    def check_other_comment(self, problem: Problem, context: Context) -> None:
        """Report a comment behind a value that can be read with it."""
        context.problems.append(problem._replace(severity=Severity.WARNING))

    def check_joined_item(self, problem: Problem, context: Context) -> None:
        """Report an item that is read as the end of the one above it."""
        schema = context.schema
        is_closed = schema is not None and schema.is_closed_at(problem.route)
        context.problems.append(problem._replace(severity=Severity.ERROR) if is_closed else problem)

    def check_unspaced_item(self, problem: Problem, context: Context) -> None:
        """Report lines that are read as one text, unless the schema wants one there."""
        from profilelint.schema.accept import accepts

        takes_list = accepts(context.schema, problem.route, [""], "type")
        if takes_list is not False:
            severity = Severity.ERROR if takes_list else None
            context.problems.append(problem._replace(severity=severity))
