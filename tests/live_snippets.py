"""Markdown in which a renderer makes HTML live that CommonMark takes for something else.

``tests/try_live_snippets.py`` tries each again with the real renderer.
"""

from __future__ import annotations

SCRIPT = "<script>alert(1)</script>"
CLICK = '<b onclick="alert(1)">a</b>'

JEKYLL_LIVE = (
    f"```\n{SCRIPT}\n",
    f"~~~~~\n~~~~\n{SCRIPT}\n",
    "".join(f"{'~' * (20 - number)}\n" for number in range(15)) + f"{SCRIPT}\n",
    f"- a\n\n  ```\n  {SCRIPT}\n\nb\n",
    f"> ```\n> {SCRIPT}\n\nb\n",
    f"a ` {CLICK} ` c\n",
    f"<div>\n\n```\n{SCRIPT}\n```\n\n</div>\n",
    f"<div>\n\n    {SCRIPT}\n\n</div>\n",
    f"<div>\n\n`{CLICK}`\n</div>\n",
    f"<div><div></div>\n\n`{CLICK}`\n</div>\n",
    '<div markdown="1">\n[a](javascript:alert(1))\n</div>\n',
    '<div markdown="1">\n[a](<javascript:alert(1)>)\n</div>\n',
    '[a](/b){: .c\nonclick="alert(1)"}\n',
    "[a](/b){:\nhref='java&#115;cript:alert(1)'}\n",
    '{:r:\n  onclick="alert(1)"}\n\n[a](b){:r}\n',
    '<img\fsrc="a.png"\fonerror="alert(1)">\n',
    f"{{::comment}}\n```\n{{:/comment}}\n{SCRIPT}\n\n```\n",
    f"{{::nomarkdown}}\n```\n{SCRIPT}\n```\n{{:/}}\n",
    f"{{% comment %}}\n```\n{{% endcomment %}}\n{SCRIPT}\n```\n",
    f"{{% if false %}}\n```\n{{% endif %}}\n{SCRIPT}\n```\n",
    f'{{% assign a = "\n```\n" %}}\n{SCRIPT}\n```\n',
    f'{{% assign a = "\n\n```\n" %}}\n\n{SCRIPT}\n```\n',
    "{{ '<' }}script>alert(1)</script>\n",
    '{{ "<script>" }}alert(1)</script>\n',
    "<scr{{ 'ipt' }}>alert(1)</script>\n",
    f"{{{{ '`' }}}} `{CLICK}\n",
    f"<!-- {{% if true %}}-->{{% endif %}}\n\n{SCRIPT}\n\n-->\n",
)
"""Live on a page of Jekyll: in kramdown behind Liquid."""

JEKYLL_CLEAN = (
    f"```\n{SCRIPT}\n```\n",
    f"``` html\n{SCRIPT}\n`````\n",
    f"a `{SCRIPT}` b\n",
    f"`` {SCRIPT} ``\n",
    f"- a\n\n  ```\n  {SCRIPT}\n  ```\n",
    f"> ```\n> {SCRIPT}\n> ```\n",
    f"a\n\n    {SCRIPT}\n",
    f'<div markdown="1">\n\n```\n{SCRIPT}\n```\n\n</div>\n',
    f"{{% if true %}}\n```\n{SCRIPT}\n```\n{{% endif %}}\n",
    f"{{% raw %}}\n```\n{{{{ '<' }}}}{SCRIPT}\n```\n{{% endraw %}}\n",
    f"{{% highlight html %}}\n```\n{SCRIPT}\n{{% endhighlight %}}\n",
    f"{{% comment %}}\n{SCRIPT}\n{{% endcomment %}}\n",
    '`[a](b){: onclick="alert(1)"}`\n',
    f"```\n{{% if true %}}\n{SCRIPT}\n{{% endif %}}\n```\n",
)
"""Code that stays code there."""
