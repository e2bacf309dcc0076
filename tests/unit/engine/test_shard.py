from __future__ import annotations

import json
from pathlib import Path

import pytest

from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.engine.shard import Part, in_shard, lint_shard, merge
from profilelint.model.result import RunResult
from profilelint.rules.load import load_registry

PATHS = [f"{number}.md" for number in range(8)]
PAGE = "---\ntitle: Peru\n---\nThe the [pier](none.md).\n"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    for path in PATHS[1:]:
        (tmp_path / path).write_text(PAGE)
    return Plan(Config(str(tmp_path)), load_registry(), "2026-01-31", Selection())


def lint(number: int, plan: Plan) -> RunResult:
    return lint_shard(number, 2, PATHS, plan, left_out={"others": 3})


def part(number: int, plan: Plan, **changed: str) -> Part:
    shard = lint(number, plan).shard
    assert shard is not None
    return Part(f"part-{number}", {**shard._asdict(), **changed})


def test_the_merge_is_one_run(plan: Plan) -> None:
    whole = lint_paths(PATHS, plan)
    merged, linted = merge([part(2, plan), part(1, plan)], plan)
    assert merged == whole._replace(skipped={"others": 3, **whole.skipped})
    assert linted == PATHS[1:]
    assert {finding.rule for finding in merged.findings} >= {"link-target", "text-doubled-word"}


def test_a_part_knows_nothing_of_other_files(plan: Plan) -> None:
    results = [lint(number, plan) for number in (1, 2)]
    assert [result.checked for result in results] == [
        sum(in_shard(path, number, 2) for path in PATHS[1:]) for number in (1, 2)
    ]
    assert not any(f.rule == "link-target" for result in results for f in result.findings)


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n", "\n\n"), ("[[", "[{"), ('"others":3', '"others":"3"'), (',["', ',"['), ("\t", " ")],
)
def test_a_record_of_another_kind_is_refused(plan: Plan, old: str, new: str) -> None:
    shard = lint(1, plan).shard
    assert shard is not None
    assert old in shard.record
    with pytest.raises(ConfigError, match="this is not the report of a shard"):
        part(1, plan, record=shard.record.replace(old, new, 1))


@pytest.mark.parametrize("facts", ["link-target\t{", "link-target\t1,1", "link-target\t"])
def test_the_part_whose_facts_cannot_be_read_is_named(plan: Plan, facts: str) -> None:
    shard = lint(2, plan).shard
    assert shard is not None
    head, record, *others = shard.record.split("\n")
    forged = "\n".join([head, f"{record.partition(chr(9))[0]}\t{facts}", *others])
    assert json.loads(head)[3][0] in PATHS
    with pytest.raises(ConfigError, match="this is not the report of a shard") as error:
        merge([part(1, plan), part(2, plan, record=forged)], plan)
    assert error.value.path == "part-2"
