"""Snippets that are made of what hides, where it stands, and what is hidden."""

from __future__ import annotations

from typing import Final

SCRIPT: Final = "<script>go()</script>"
HANDLER: Final = '<b onclick="go()">a</b>'

_EVERY: Final = 3
"""Of how many contexts one is tried with each hider."""

HIDERS: Final = (
    # Fences, and what is almost one.
    "```\n@\n```",
    "~~~ html\n@\n~~~",
    "```\n@",
    "````\n@\n```",
    "```\n@\n`````",
    "```\n@\n~~~",
    "```\n@\n    ```",
    "``` a`b\n@\n```",
    "``\n@\n``",
    "```\n@\n``` a\n",
    "    ```\n@\n    ```",
    # Indentation.
    "a\n\n    @",
    "a\n    @",
    "a\n\n\t@",
    "a\n\n   @",
    # Spans of code.
    "a `@` b",
    "a ` @ ` b",
    "a `` ` @ `` b",
    "a ``@` b",
    "a \\`@` b",
    "a `b\n@` c",
    "a `b\n\n@` c",
    "<i title='`'>a</i> @ `",
    "[a](b`c) @ `",
    # Comments and what is like one.
    "<!-- @ -->",
    "<!--\n\n@\n\n-->",
    "<!--> @ -->",
    "<!-- --!> @ -->",
    "a <!-- b\n\n@\n\n-->",
    "<!-- a -- @ -->",
    "<!-- `-->` @ -->",
    "<!--\n```\n-->\n@\n```",
    "<? @ ?>",
    "<!a @ >",
    "<![CDATA[ @ ]]>",
    # Elements that hide.
    "<pre>\n@\n</pre>",
    "<pre>\n\n@\n\n</pre>",
    "<textarea>\n@\n</textarea>",
    "<style>\n@\n</style>",
    "<xmp>\n@\n</xmp>",
    "<noscript>\n@\n</noscript>",
    "<p title='@'>a</p>",
    "<p title='a\n\n@'>a</p>",
    "<p title=`@`>a</p>",
    "<i title=\"'>\" @ '>a</i>",
    # Formulas.
    "$$\n@\n$$",
    "a $@$ b",
    "a $`@`$ b",
    # kramdown.
    "{::nomarkdown}\n@\n{:/}",
    "{::nomarkdown}\n`@`\n{:/}",
    "{::comment}\n@\n{:/comment}",
    "{::comment}\n```\n{:/comment}\n@\n\n```",
    "{::comment}\n`{:/}@`",
    "{::options parse_block_html='true' /}\n\n<div>\n`@`\n</div>",
    # Liquid, Nunjucks and Jinja.
    "{% comment %}@{% endcomment %}",
    "{% comment %}\n```\n{% endcomment %}\n@\n```",
    "{% comment %}`{% endcomment %}@`",
    "{% raw %}@{% endraw %}",
    "{% raw %}\n```\n@\n```\n{% endraw %}",
    "{% if true %}\n```\n{% endif %}\n@\n```",
    "{% if false %}\n```\n{% endif %}\n@\n```",
    "{% if false %}@{% endif %}",
    "{% if false %}`{% endif %} @ `",
    "{% assign a = '`' %}`@`",
    "{% assign a = '\n```\n' %}\n@\n```",
    "{% capture a %}\n```\n{% endcapture %}\n@\n```",
    "{% capture a %}@{% endcapture %}\n{{ a }}",
    "{% capture a %}`{% endcapture %}`@{{ a }}",
    "{% # ` %}`@`",
    "{% for a in (1..2) %}\n```\n{% endfor %}\n@\n```",
    "{% highlight html %}\n@\n{% endhighlight %}",
    "{% set a = '`' %}`@`",
    "{# @ #}",
    "{#\n```\n#}\n@\n```",
    "{#`#}`@`",
    "{{ '`' }}`@`",
    "`@{{ '`' }}",
    "{{ '```' }}\n@\n```",
    '{{ "\n```\n" }}\n@\n',
    # Hugo, MDX, Obsidian and pandoc.
    "{{/* @ */}}",
    "{{< highlight html >}}\n@\n{{< /highlight >}}",
    "{{< note >}}\n```\n@\n```\n{{< /note >}}",
    "{{% note %}}\n`@`\n{{% /note %}}",
    "{/* @ */}",
    "{`@`}",
    "<Note>\n@\n</Note>",
    "<Note>\n```\n@\n```\n</Note>",
    "%%\n@\n%%",
    "```{=html}\n@\n```",
    "`@`{=html}",
    "::: a\n```\n@\n```\n:::",
    # Other blocks.
    "a[^1]\n\n[^1]: @",
    "a[^1]\n\n[^1]: b\n\n    @",
    "a[^1]\n\n[^1]: b\n\n        @",
    "*[a]: @",
    "[a]: b '@'",
    "# `@`",
    "| a |\n|---|\n| `@` |",
    "| a | b |\n|---|---|\n| `c | @` |",
    "| a \\| `b |\n|---|\n| @` |",
    "![@](a.png)",
    "[a](b '@')",
    "[`@`](b)",
    "\\@",
    "!!! note\n\n    @",
    "!!! note\n\n        @",
    "??? note\n    ```\n    @\n    ```",
    '=== "a"\n\n    `@`',
    "a\n: `@`",
    "a\n:   b\n\n        @",
    "| a\n| `@`",
    "+---+\n| `@` |\n+---+",
)
"""What hides the ``@`` from some renderer, or only from a reader."""

CONTEXTS: Final = (
    "@",
    "a\n@",
    "> @",
    "- @",
    "1. b\n\n   @",
    "- b\n\n@",
    "<div>\n@\n</div>",
    "<div>\n\n@\n\n</div>",
    '<div markdown="1">\n\n@\n\n</div>',
    '<div markdown="1">\n@\n</div>',
    "<details><summary>b</summary>\n\n@\n\n</details>",
    "<span>\n@\n</span>",
    "<table><tr><td>\n\n@\n\n</td></tr></table>",
)
"""Where the ``@`` stands; the marks before it stand before each of its lines."""


def combinations() -> list[str]:
    """Return each hider in several contexts, in the same order in each run."""
    made = []
    for row, hider in enumerate(HIDERS):
        for column, context in enumerate(CONTEXTS):
            if not column or (row + column) % _EVERY == 0:
                text = hider.replace("@", SCRIPT if (row + column) // _EVERY % 2 else HANDLER)
                made.append(within(context, text))
    return list(dict.fromkeys(made))


def within(context: str, text: str) -> str:
    """Return a text in a context."""
    before, _, after = context.partition("@")
    line = before.rpartition("\n")[2]
    follow = line if line.startswith(">") else " " * len(line)
    lines = text.split("\n")
    indented = [
        lines[0],
        *(follow + each if each or line.startswith(">") else "" for each in lines[1:]),
    ]
    return before + "\n".join(indented) + after + "\n"
