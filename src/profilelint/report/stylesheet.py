"""How the report for a browser looks, and how it hides what its reader does not want to see.

There is no script: what a checkbox leaves out is chosen by ``:has()`` (Selectors 4, section 4.5).
A browser without it shows everything.
"""

from __future__ import annotations

from typing import Final

from profilelint.report.summary import SEVERITIES

_LOOK = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #57606a; --line: #8b949e;
  --paper: #fff; --box: #f5f6f8; --error: #b3261e; --warning: #7a5000; --hint: #0b6072;
  --mark: #ffe08a; --link: #0a4fb0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #a8b1ba; --line: #6b7580;
  --paper: #16191c; --box: #1f2327; --error: #ff8a80; --warning: #ffc14d; --hint: #67d4e8;
  --mark: #6b5200; --link: #8ab8ff; } }
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.5rem; }
h2 { margin: 2.5rem 0 0; font-size: 1.15rem; border-bottom: 1px solid var(--line); }
h3 { margin: 0; font-size: 1rem; font-weight: 400; }
article { margin: 1.25rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
article.error { border-left-color: var(--error); }
article.warning { border-left: 4px dashed var(--warning); }
article.hint { border-left: 4px dotted var(--hint); }
article p { margin: 0.25rem 0; }
.severity { font-weight: 600; }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.hint .severity { color: var(--hint); }
.place, .counts, .about { color: var(--soft); font-size: 0.9rem; }
pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--box); overflow-x: auto;
  font: 0.9rem/1.5 ui-monospace, monospace; overflow-wrap: normal; }
pre .number { color: var(--soft); user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
mark:empty { border-left: 2px solid var(--error); }
fieldset { margin: 1.5rem 0 0; border: 1px solid var(--line); border-radius: 4px; }
fieldset label { margin-right: 1.5rem; white-space: nowrap; }
input { width: 1.1rem; height: 1.1rem; vertical-align: -0.2rem; }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: 0.9rem; }
caption { padding: 0.25rem 0; text-align: left; font-weight: 600; }
th, td { padding: 0.2rem 0.4rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child { padding-left: 0; text-align: left; font-weight: 400; }
thead th, thead th:first-child { font-weight: 600; white-space: nowrap; }
.bar { width: 40%; min-width: 4rem; }
svg { display: block; width: 100%; height: 1rem; }
.error rect { fill: var(--error); }
.hint rect { fill: none; stroke: var(--hint); stroke-width: 2; }
.sample { display: inline-block; width: 1.5rem; vertical-align: -0.2rem; }
.free rect { fill: none; stroke: var(--ink); stroke-width: 2; }
.held rect { fill: var(--ink); }
.stripes { position: absolute; width: 0; height: 0; }
.stripes path { stroke: var(--warning); stroke-width: 3; }
@media (max-width: 30rem) { table { font-size: 0.8rem; } th, td { padding: 0.2rem; }
  .bar { width: 25%; min-width: 2rem; } }
""".strip()


def _chosen() -> str:
    """Return what hides each severity, and each file and entry that has nothing else to show."""
    rules = ["article, section.file, li.file { display: none; }"]
    for severity in SEVERITIES:
        name = severity.value
        checked = f"main:has(#show-{name}:checked)"
        rules.append(
            f"{checked} article.{name}, {checked} section.has-{name} {{ display: block; }}\n"
            f"{checked} li.has-{name} {{ display: list-item; }}"
        )
    inner = "\n".join(rules)
    return f"@supports selector(:has(*)) {{\n{inner}\n}}"


STYLESHEET: Final = f"{_LOOK}\n{_chosen()}"
"""The content of the only ``style`` element of the report."""
