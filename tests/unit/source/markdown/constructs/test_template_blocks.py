from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import blocks, paragraphs, read_body, regions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% table %}\nrows:\n- a\n{% endtable %}\n", ["{% table %}\nrows:\n- a\n{% endtable %}"]),
        ("{%- a -%}b{%- enda -%}", ["{%- a -%}b{%- enda -%}"]),
        ("{% a %}b{% end_a %}", ["{% a %}b{% end_a %}"]),
        ("{% a %}b{% /a %}", ["{% a %}b{% /a %}"]),
        ("{% a %}{% b %}c{% endb %}{% enda %}", ["{% a %}{% b %}c{% endb %}{% enda %}"]),
        ("{% set a = 1 %} b {% set c %}d{% endset %}", ["{% set c %}d{% endset %}"]),
        ("{% raw %}{% a %}{% endraw %}{% enda %}", ["{% raw %}{% a %}{% endraw %}"]),
        ("{{< a >}}b{{< /a >}}", ["{{< a >}}b{{< /a >}}"]),
        ("{{< a b=c >}}d{{</ a >}}", ["{{< a b=c >}}d{{</ a >}}"]),
        ("{{< a />}}b{{< c >}}", []),
        ("{{% a %}}*b*{{% /a %}}", []),
        ("{% a %}{{< a >}}{% enda %}", ["{% a %}{{< a >}}{% enda %}"]),
        ("a {# b #} c {#d}", ["{# b #}"]),
        ("{% a %}\n\nb\n\n{% c %}", []),
        ("{% enda %}b{% a %}", []),
        ("{% raw %}a", []),
        ("{% a %}{% a %}b{% enda %}", ["{% a %}b{% enda %}"]),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert regions(text, "") == expected


CODE = "```\n{% a %}\n```\n\nb\n\n```\n{% enda %}\n```\n"


def test_tags_in_code_count_only_where_templates_are_read_first() -> None:
    assert regions(CODE, "") == []
    assert paragraphs(CODE, "") == ["b"]
    assert regions(CODE, "kramdown") == []  # they stand in a block of code that holds them all
    assert paragraphs(CODE, "kramdown") == []
    assert regions("`{% a %}` b `{% enda %}`", "") == []
    assert regions("{% a %}`b`{% enda %}", "kramdown") == ["{% a %}`b`{% enda %}"]


def test_a_block_stands_between_paragraphs() -> None:
    text = "a\n{% b %}\n\n- c\n{% endb %}\nd {% e %}f{% ende %} g\n"
    assert blocks(text, "") == [
        ("paragraph", "a"),
        ("opaque", "{% b %}\n\n- c\n{% endb %}"),
        ("paragraph", "d {% e %}f{% ende %} g"),
    ]
    assert paragraphs(text, "") == ["a", "d  g"]


def test_a_block_in_an_item_leaves_the_list_whole() -> None:
    text = "1. a\n\n   {% b %}\nc\n   {% endb %}\n\n2. d\n"
    body = read_body(text, "kramdown")
    assert [item.text for item in body.items] == ["a", "d"]
    assert [len(node.items) for node in body.lists] == [2]


def test_what_is_not_read_is_named() -> None:
    text = "{% a %}b{% enda %}\n\n{{< c >}}d{{< /c >}}\n"
    assert [region.name for region in read_body(text, "").regions] == ["a", "c"]


@pytest.mark.parametrize("piece", ["{% a %}", "{% enda %}", "{{< a >}}", "{% raw %}", "{# ", "#}"])
def test_hostile_tags_cost_little(piece: str) -> None:
    within(2.0, lambda: read_body(piece * 20_000, ""))
