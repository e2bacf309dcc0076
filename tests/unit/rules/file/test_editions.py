"""What a path tells of the edition of a page."""

from __future__ import annotations

import pytest

from profilelint.rules.file.editions import Edition, edition_of


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("projects/pier.md", Edition("", "", "", "pier")),
        ("es/pier.md", Edition("es", "", "", "pier")),
        ("content/Spanish/pier.md", Edition("spanish", "", "", "pier")),
        ("fra/pier.md", Edition("fra", "", "", "pier")),
        ("dam/pier.md", Edition("", "", "", "pier")),
        ("pier.pt-BR.md", Edition("pt-br", "", "", "pier")),
        ("pier-es.md", Edition("es", "", "", "pier")),
        ("how-to-do-it.md", Edition("", "", "", "how-to-do-it")),
        ("docs/v1.2/pier.md", Edition("", "v1.2", "", "pier")),
        ("pier-v2.md", Edition("", "v2", "", "pier-v2")),
        ("notes/1.3.0.md", Edition("", "1.3.0", "", "1.3.0")),
        ("pier-1.md", Edition("", "", "", "pier-1")),
        ("old/pier.md", Edition("", "old", "", "pier")),
        ("2020-01-31-pier.md", Edition("", "", "2020-01-31", "2020-01-31-pier", "2020")),
        ("pier-20200131.md", Edition("", "", "20200131", "pier-20200131")),
        ("pier-March-2020.md", Edition("", "", "march-2020", "pier-March-2020", "2020")),
        ("pier-2020-q1.md", Edition("", "", "2020-q1", "pier-2020-q1", "2020")),
        ("pier-2020.md", Edition("", "", "", "pier-2020", "2020")),
    ],
)
def test_edition(path: str, edition: Edition) -> None:
    assert edition_of(path) == edition


def test_the_page_and_its_site_go_before_the_path() -> None:
    assert edition_of("es/pier.md", "en").language == "en"
