"""``profilelint rules``: lists the rules."""

from __future__ import annotations

from profilelint.app.completed_words import rule_words
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.output import write_json, write_text

SUMMARY = "list the rules"
ORDER = 100


class Options(CommandOptions):
    """The options of ``profilelint rules``."""

    words: tuple[str, ...] = positional(
        "rules or groups (default: all)", metavar="RULE", default=(), completed=rule_words
    )
    json: bool = flag("write them as JSON", default=False)


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    names = registry.names
    if options.words:
        from profilelint.engine.selection import named

        names = named(registry, options.words)
    entries = [registry[name] for name in names]
    if options.json:
        listed = [
            {
                "name": entry.name,
                "group": entry.group,
                "severity": entry.severity.value,
                "default": entry.default,
                "network": entry.network,
                "summary": entry.summary,
                "plugin": entry.distribution or None,
            }
            for entry in entries
        ]
        write_json(listed)
        return 0
    width = max((len(entry.name) for entry in entries), default=0)
    group = ""
    lines = []
    for entry in entries:
        if entry.group != group:
            lines.append(f"{'' if not group else chr(10)}{entry.group}\n")
            group = entry.group
        state = entry.severity.value if entry.default else "off"
        origin = f" ({entry.distribution})" if entry.distribution else ""
        lines.append(f"  {entry.name:{width}}  {state:7}  {entry.summary}{origin}\n")
    write_text("".join(lines))
    return 0
