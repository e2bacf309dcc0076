"""Parts of a run on several machines, and the whole again.

A shard lints the files whose path has a certain digest. Beside its report it keeps what the merge
needs: the record of every file's outcome, with the facts of the rules that look across files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.config.model import ConfigError
from profilelint.engine.conclude import conclude
from profilelint.engine.examine import examine_all
from profilelint.engine.facts import FactsError
from profilelint.engine.kept.identity import identity
from profilelint.engine.kept.record import divided, read, write
from profilelint.model.digest import digest
from profilelint.model.result import Outcome, Shard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.model.result import RunResult

_LARGEST = 4 << 30


def parse_shard(text: str) -> tuple[int, int]:
    """Return the number and the count of ``2/8``; raises `ConfigError` for anything else."""
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count) <= 10_000:
        return int(number), int(count)
    raise ConfigError(f'--shard takes a part and the number of parts, such as 2/8, not "{text}"')


def in_shard(path: str, number: int, count: int) -> bool:
    """Return whether a file belongs to a shard, which depends on its path alone."""
    octets = path.encode("utf-8", "surrogateescape")
    return int(digest(octets)[:12], 16) % count == number - 1


def lint_shard(
    number: int,
    count: int,
    paths: Sequence[str],
    plan: Plan,
    *,
    left_out: Mapping[str, int],
    cache: ResultCache | None = None,
    jobs: int | None = 1,
) -> RunResult:
    """Return the result of linting those of the files that belong to a shard, with the `Shard`.

    ``left_out`` counts the files that no shard lints, by reason. For the rest see
    `profilelint.engine.run.lint_paths`. What rules find across files is left to the merge.
    """
    own = [path for path in paths if in_shard(path, number, count)]
    outcomes: dict[str, Outcome] = {}
    records: dict[str, str] = {}
    for examined in examine_all(own, plan, {}, cache, jobs):
        path, outcome = examined.path, examined.outcome
        records[path] = f"{examined.record or write(outcome)}{outcome.facts}"
        outcomes[path] = outcome._replace(facts="")
    if cache is not None:
        cache.save(plan.inputs, plan.files)
    # Files come in the order in which they are done.
    result = conclude({path: outcomes[path] for path in sorted(outcomes)}, plan, {})
    note = f"Part {number} of {count}: findings that span files are reported by profilelint merge."
    return result._replace(
        skipped={**left_out, **result.skipped},
        notes=[note],
        shard=Shard(number, count, _write(plan, left_out, records)),
    )


def _write(plan: Plan, left_out: Mapping[str, int], records: Mapping[str, str]) -> str:
    """Return a shard as text: a line of JSON about the run, and a line for each file's record."""
    paths = sorted(records)
    head = [identity(plan, paths, portable=True), plan.today, dict(left_out), paths]
    lines = [records[path] for path in paths]
    return "\n".join([json.dumps(head, separators=(",", ":")), *lines])


class Part:
    """A shard as read from a report; ``name`` is the report's file.

    ``identity`` is a digest of the way of running, and ``left_out`` counts the files that no shard
    lints, by reason; both are the same for all shards of a run.
    """

    def __init__(self, name: str, shard: Any) -> None:
        """Raise `ConfigError` if the report has no shard, or one that `lint_shard` did not make."""
        self.name = name
        try:
            self.number, self.count = int(shard["number"]), int(shard["of"])
            head, *records = shard["record"].split("\n")
            self.identity, self.today, self.left_out, paths = json.loads(head)
            self.paths = list(map(str, paths))
            if any(path.startswith("/") or ".." in path.split("/") for path in self.paths):
                raise ValueError(name)
            self.outcomes: dict[str, Outcome] = {
                path: read(*divided(record))
                for path, record in zip(self.paths, records, strict=True)
            }
            if not all(isinstance(number, int) for number in self.left_out.values()):
                raise TypeError(name)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise self.refusal() from error

    def refusal(self) -> ConfigError:
        """Return the error to raise for a report that is not that of a shard."""
        return ConfigError(
            "this is not the report of a shard: make it with "
            "profilelint check --shard 1/8 --report json=part.json",
            self.name,
        )


def read_part(name: str) -> Part:
    """Return the shard that a JSON or SARIF report carries; raises `ConfigError`."""
    from profilelint.source.files.file import SkippedError, read_named

    try:
        data = json.loads(read_named(name, _LARGEST))
    except SkippedError as reason:
        raise ConfigError(f"{reason} are not read", name) from None
    except OSError as error:
        raise ConfigError(f"the report cannot be read: {error.strerror}", name) from None
    except (ValueError, RecursionError):
        raise ConfigError("the report is not JSON", name) from None
    if isinstance(data, dict) and isinstance(data.get("runs"), list) and data["runs"]:
        data = data["runs"][0].get("properties") if isinstance(data["runs"][0], dict) else None
    return Part(name, data.get("shard") if isinstance(data, dict) else None)


def merge(parts: Sequence[Part], plan: Plan) -> tuple[RunResult, list[str]]:
    """Return the result of the run whose shards are given, and the files that were linted.

    The parts have no outcomes afterwards. Raises `ConfigError` if a part is missing or given twice,
    or if the parts, or the present configuration, differ.
    """
    _refuse_incomplete(parts, plan)
    outcomes: dict[str, Outcome] = {}
    for part in parts:
        outcomes.update(part.outcomes)
        part.outcomes.clear()
    in_order = {path: outcomes.pop(path) for path in sorted(outcomes)}
    linted = [path for path, outcome in in_order.items() if outcome.linted]
    try:
        result = conclude(in_order, plan, {})
    except FactsError as error:
        raise next(part for part in parts if error.path in part.paths).refusal() from None
    return result._replace(skipped={**parts[0].left_out, **result.skipped}), linted


def _refuse_incomplete(parts: Sequence[Part], plan: Plan) -> None:
    count = parts[0].count
    seen: dict[int, Part] = {}
    for part in parts:
        if part.identity != identity(plan, part.paths, portable=True):
            raise ConfigError(
                "this part was made with another version or configuration, on another day, or "
                "with other options",
                part.name,
            )
        if part.count != count:
            raise ConfigError(f"this is one of {part.count} parts, not of {count}", part.name)
        if part.number in seen:
            raise ConfigError(
                f'part {part.number} of {count} is also in "{seen[part.number].name}"', part.name
            )
        seen[part.number] = part
    missing = [str(number) for number in range(1, count + 1) if number not in seen]
    if missing:
        raise ConfigError(f"parts are missing: {', '.join(missing)} of {count}")
