"""The documentation that is made from the rules: a page for each and a list of all.

Run as ``python -m profilelint.app.documentation`` to write ``docs/rules``, ``docs/severities.md``,
the JSON Schema of the configuration, the manual page and the rules in the menu of ``mkdocs.yml``.
With ``--check`` it names the files that are stale, writes none, and exits with status 1 if there
are any.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import sys
from typing import TYPE_CHECKING

import profilelint
from profilelint.config.rule_settings import options_of
from profilelint.rules.api import Invalid, Rule, Valid
from profilelint.rules.build_index import builtin_rules
from profilelint.testing import run_example

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.config.rule_settings import Option
    from profilelint.model.finding import Severity

_FIXES = {
    "none": "It has no fix.",
    "safe": "Its fix is safe: `--fix` applies it.",
    "unsafe": "Its fix is unsafe: `--unsafe-fixes` applies it; look at the result.",
    "some": "Some findings have a fix: `--fix` applies the safe ones, `--unsafe-fixes` all.",
}
_MENU = re.compile(r"(  - Rules:\n).*?(  # End of what is made\.\n)", re.DOTALL)
# What an example has that says nothing else.
_EXAMPLE = Valid("")
_LONGEST_LINE = 80
_NOTE = "<!-- Made from the rule by `make generate`; change the rule instead. -->\n\n"


def page(rule: type[Rule], message: Callable[[str], str] = str) -> str:
    """Return the Markdown page of a rule; its messages are what a function makes of them."""
    state = "On" if rule.default else "Off"
    parts = [
        f"# {rule.name}\n\n{rule.summary}\n",
        f"Severity: {_severity(rule)}. {state} by default. {_FIXES[rule.fix]}\n",
        _prose(rule),
    ]
    options = options_of(rule)
    if options:
        parts.append("## Options\n\n" + _options(rule, options))
    messages = "".join(f"- {message(text)}\n" for text in dict.fromkeys(rule.messages.values()))
    parts.append(f"## Messages\n\n{messages}")
    parts.append("## Examples\n\n" + "\n".join(_example(rule, e, message) for e in rule.examples))
    return "\n".join(parts)


def _severity(rule: type[Rule]) -> str:
    """Return the severities of a rule's messages, in words."""
    given = {rule.severities.get(name, rule.severity) for name in rule.messages}
    words = [each.value for each in sorted(given, key=lambda each: -each.rank)]
    more = "; in some cases different" if rule.exceptions else ""
    if len(words) > 1 or more:
        return f"{' or '.join(words)}{more} ([which](../severities.md#{rule.name}))"
    return words[0]


def _prose(rule: type[Rule]) -> str:
    """Return the docstring; without its first line where the page has it above."""
    first, _, rest = inspect.cleandoc(rule.__doc__ or "").partition("\n")
    prose = rest.strip() if first == rule.summary and rest.strip() else f"{first}\n{rest}".strip()
    return prose + "\n"


def _options(rule: type[Rule], options: dict[str, Option]) -> str:
    rows = "".join(f"- `{name}`: {option.description}\n" for name, option in options.items())
    values = "".join(f"{name} = {_toml(option.default)}\n" for name, option in options.items())
    return f"{rows}\nThe defaults:\n\n```toml\n[rules.{rule.name}]\n{values}```\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _example(rule: type[Rule], example: Valid | Invalid, message: Callable[[str], str]) -> str:
    where = "" if example.path == _EXAMPLE.path else f" in `{example.path}`"
    day = "" if example.today == _EXAMPLE.today else f" on {example.today}"
    set_options = ", ".join(
        f"`{name.replace('_', '-')} = {_toml(value)}`" for name, value in example.options.items()
    )
    with_options = f" with {set_options}" if set_options else ""
    case = f"{where}{day}{with_options}:\n\n{_fenced(example.source)}"
    if not isinstance(example, Invalid):
        return f"{_around(example)}Not reported{case}"
    findings = run_example(rule, example).findings
    messages = "".join(
        f"- line {f.region.line}: {message(f.message)}\n" for f in findings if f.region
    )
    text = f"{_around(example)}Reported{case}\n{messages}"
    if example.fixed is not None:
        text += f"\nAfter the fix:\n\n{_fenced(example.fixed)}"
    return text


def _around(example: Valid | Invalid) -> str:
    """Return what an example depends on beside the page itself."""
    parts = []
    if example.schema:
        schema = json.dumps(example.schema, ensure_ascii=False)
        if len(schema) > _LONGEST_LINE:
            schema = json.dumps(example.schema, indent=2, ensure_ascii=False)
        parts.append(f"Schema:\n\n{_fenced(schema)}\n")
    for name, terms in example.vocabularies.items():
        parts.append(f"Vocabulary `{name}`:\n\n{_fenced(terms)}\n")
    for path, text in example.files.items():
        parts.append(f"`{path}`:\n\n{_fenced(text)}\n" if text else f"`{path}` exists.\n\n")
    return "".join(parts)


def _fenced(source: str) -> str:
    """Return a source in a code fence longer than any in it, unseen characters as numbers."""
    from profilelint.report.escape import printable

    lines = "\n".join(map(printable, source.split("\n")))
    fence = "```"
    while fence in lines:
        fence += "`"
    return f"{fence}\n{lines}{'' if lines.endswith(chr(10)) else chr(10)}{fence}\n"


_WEIGHTS = """| severity | when |
|---|---|
| error | Readers, a template or the build get something wrong, or the page may do them harm. |
| warning | Readers, or most of them, get what was meant, but an editor should change it. |
| hint | It is a matter of taste or habit, or is visible only in the source. |
"""

_OF_RULES = f"""
{_WEIGHTS}
The [table of severities](../severities.md) lists the severity of each message. A severity set in
the [configuration](../configuration.md#rulesname) applies to all messages of a rule.

`--fix` applies the safe fixes, `--unsafe-fixes` all of them; see [what is safe](../fixes.md).
"""

_OF_MESSAGES = f"""# Severities

{_WEIGHTS}
Without a configuration, only what breaks for every reader, or lets a page do harm, is an error.
Other messages are errors if the site itself says that something is wrong: in a schema, a closed
list, a content model or an option. A severity set in the
[configuration](configuration.md#rulesname) applies to all messages of a rule and overrides this
table.
"""


def severities(rules: list[type[Rule]]) -> str:
    """Return the Markdown page with the severity of every message."""
    parts = [_NOTE + _OF_MESSAGES]
    for rule in rules:
        off = "" if rule.default else " Off by default."
        parts.append(
            f"\n## {rule.name}\n\n[{rule.summary}](rules/{rule.name}.md){off}\n\n"
            "| severity | message |\n|---|---|\n"
        )
        by_weight: dict[Severity, list[str]] = {}
        for name, text in rule.messages.items():
            by_weight.setdefault(rule.severities.get(name, rule.severity), []).append(text)
        for severity in sorted(by_weight, key=lambda each: -each.rank):
            for text in by_weight[severity]:
                parts.append(f"| {severity} | {_in_table(text)} |\n")
        for name, severity, case in rule.exceptions:
            what = rule.messages[name] if name else "any message"
            parts.append(f"| {severity} | {_in_table(what)}, {case} |\n")
    return "".join(parts)


def _literal(text: str) -> str:
    """Return a message in which what looks like a link, an image or a tag is none."""
    # Python-Markdown knows no backslash before "<".
    text = re.sub(r"<(?=[a-z/!?])", "&lt;", text, flags=re.IGNORECASE)
    return text.replace("[", "\\[") if re.search(r"\] ?\(|\)\[", text) else text


def _in_table(text: str) -> str:
    """Return a message for the cell of a table, in which nothing of it is a mark."""
    for mark in "|[(":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("<", "&lt;")


def overview(rules: list[type[Rule]]) -> str:
    """Return the Markdown page that lists all rules by group."""
    parts = [_NOTE + "# Rules\n" + _OF_RULES]
    for group, members in _groups(rules).items():
        parts.append(
            f"\n## {group}\n\n| rule | what it requires | severity | fix |\n|---|---|---|---|\n"
        )
        for rule in members:
            off = "" if rule.default else ", off by default"
            parts.append(
                f"| [{rule.name}]({rule.name}.md) | {rule.summary.replace('|', chr(92) + '|')} "
                f"| {rule.severity}{off} | {rule.fix} |\n"
            )
    return "".join(parts)


def navigation(rules: list[type[Rule]], text: str) -> str:
    """Return the settings of the documentation's site with all rules in the menu, by group."""
    lines = ["- rules/README.md"]
    for group, members in _groups(rules).items():
        lines.append(f"- {group}:")
        lines += [f"  - {rule.name}: rules/{rule.name}.md" for rule in members]
    menu = "".join(f"    {line}\n" for line in lines)
    return _MENU.sub(lambda match: match[1] + menu + match[2], text)


def _groups(rules: list[type[Rule]]) -> dict[str, list[type[Rule]]]:
    groups: dict[str, list[type[Rule]]] = {}
    for rule in rules:
        groups.setdefault(rule.name.partition("-")[0], []).append(rule)
    return groups


def generated_files() -> dict[str, str]:
    """Return every generated file's text by its path relative to the checkout."""
    from profilelint.config.json_schema import config_schema

    rules = builtin_rules()
    files = {f"docs/rules/{rule.name}.md": _NOTE + page(rule, _literal) for rule in rules}
    files["docs/rules/README.md"] = overview(rules)
    files["docs/severities.md"] = severities(rules)
    files["docs/configuration.schema.json"] = (
        json.dumps(config_schema(rules), indent=2, ensure_ascii=False) + "\n"
    )
    files["docs/profilelint.1"] = man_page()
    files["mkdocs.yml"] = navigation(rules, _read("mkdocs.yml") or "")
    return files


def man_page() -> str:
    """Return the manual page of the command line, in the form of man(7)."""
    from argparse_manpage.manpage import Manpage

    from profilelint.app.grammar import build_parser

    os.environ["COLUMNS"] = "100"
    data = {
        "version": profilelint.__version__,
        "project_name": "profilelint",
        "manual_title": "User Commands",
        "description": "check the front matter and body of Markdown pages",
    }
    lines = str(Manpage(build_parser(), _data=data)).rstrip().split("\n")
    # The day on which it was made would make it stale on the next.
    lines[0] = re.sub(r'(\.TH PROFILELINT "1") "[^"]*"', r'\1 ""', lines[0])
    return "\n".join(line.rstrip() for line in lines) + "\n"


def main() -> int:
    """Write the generated files below the working directory, or check them; return the status."""
    files = generated_files()
    folder = os.path.join("docs", "rules")
    os.makedirs(folder, exist_ok=True)
    strays = [
        path for name in sorted(os.listdir(folder)) if (path := f"docs/rules/{name}") not in files
    ]
    stale = [path for path, text in files.items() if _read(path) != text]
    if "--check" in sys.argv[1:]:
        for path in [*stale, *strays]:
            sys.stderr.write(f"{path} is stale: run make generate\n")
        return int(bool(stale or strays))
    for path in strays:
        os.remove(path)
    for path in stale:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(files[path])
    return 0


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
