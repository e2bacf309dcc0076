"""Plain scalars under the YAML 1.2 core schema, and those that YAML 1.1 reads otherwise."""

from __future__ import annotations

import pytest
import yaml

from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.yaml.core import Resolved, resolve

RESOLVED: dict[str, Resolved | None] = {
    "": (None,),
    "~": (None,),
    "NULL": (None,),
    "nUll": None,
    "true": (True,),
    "FALSE": (False,),
    "tRue": None,
    "yes": ("yes", "truth"),
    "Off": ("Off", "truth"),
    "oN": None,
    "y": None,
    "0": (0,),
    "-0": (0,),
    "+12": (12,),
    "007": (7, "leading-zero"),
    "09": (9, "leading-zero"),
    "00": (0,),
    "0o14": (12, "base"),
    "0x1F": (31,),
    "-0x1F": ("-0x1F", "base"),
    "0b101": ("0b101", "base"),
    "1_000": ("1_000", "separator"),
    "1,000": ("1,000", "separator"),
    "2019, 2020": None,
    "2019,": None,
    "1:20": ("1:20", "base-60"),
    "12:30:45": ("12:30:45", "base-60"),
    "1:20 pm": None,
    "1:99": None,
    "1.5": (1.5,),
    ".5": (0.5,),
    "1.": (1.0,),
    "1e3": (1000.0, "exponent"),
    "1.5e3": (1500.0, "exponent"),
    "1.5e+3": (1500.0,),
    "1.5e-3": (0.0015,),
    "1e999": ("1e999", "infinite"),
    ".inf": (".inf", "infinite"),
    "-.INF": ("-.INF", "infinite"),
    ".NaN": (".NaN", "infinite"),
    "999999999999999999": (999999999999999999, "precision"),
    "1234567890123456789": ("1234567890123456789", "long"),
    "=": ("=", "special"),
    "<<": ("<<", "merge"),
    "2020": (2020,),
    "2020-01-01": None,
    "2020-02-30": ("2020-02-30", "date"),
    "2020-01-01 10:61:00": ("2020-01-01 10:61:00", "time"),
    "2020-01-01x": None,
    "-": None,
    ".": None,
    "...": None,
    "+": None,
    "٣": None,
    "²": None,
    "192.168.0.1": None,
    "3D": None,
    "50%": None,
}


@pytest.mark.parametrize("text", RESOLVED)
def test_resolve(text: str) -> None:
    found, expected = resolve(text), RESOLVED[text]
    assert found == expected
    assert list(map(type, found or ())) == list(map(type, expected or ()))


@pytest.mark.parametrize("text", RESOLVED)
def test_what_pyyaml_reads_otherwise_is_marked(text: str) -> None:
    found = resolve(text)
    ours = text if found is None else found[0]
    marked = found is not None and len(found) > 1
    try:
        old = yaml.safe_load(f"[{text}]")
    except (yaml.YAMLError, ValueError):
        old = [None, None]
    if len(old) == 1 and type(old[0]) is type(ours):
        assert marked or old[0] == ours
    elif len(old) == 1 and not isinstance(old[0], (int, float, str)):
        assert not marked
    elif text and "," not in text:
        assert marked


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024-02-29", None),
        ("1900-02-29", "date"),
        ("2000-02-29", None),
        ("2023-04-31", "date"),
        ("2023-00-10", "date"),
        ("0000-01-01", "date"),
        ("9999-99-99", "date"),
        ("2023-1-5", None),
        ("2023-06-30T23:59:60Z", None),
        ("2023-06-30 24:00", "time"),
        ("2023-06-30 10:00:00 +15:00", "zone"),
        ("2023-06-28 10:00:00 -0500", None),
        ("2023-06-28 10:00:00 +1500", "zone"),
        ("2023-06-28 10:00:00 -0560", "time"),
        ("2023-06-28 10:00:00 -0:59", None),
        ("2023-06-28 10:00:00 -9:60", "time"),
        ("2016-01-21 22:40:52.765000000 Z", None),
        ("2020-2021", None),
        ("1234-56-78-90", None),
        ("2024-02-31 was no day", None),
    ],
)
def test_dates(text: str, fault: str | None) -> None:
    assert date_fault(text) == fault
