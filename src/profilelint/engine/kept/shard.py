"""Parts of a run on several machines, and the whole again.

A shard lints the files whose path has a certain digest and keeps, beside its report, what the
merge needs: every outcome with the facts of the rules that look across files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.config.model import ConfigError
from profilelint.engine.kept.cache import digest
from profilelint.engine.kept.record import decode_finding, encode_finding
from profilelint.engine.run import Collected
from profilelint.model.result import Failure, Shard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def parse_shard(text: str) -> tuple[int, int]:
    """Return the number and the count of ``2/8``; raises `ConfigError` for anything else."""
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count) <= 10_000:
        return int(number), int(count)
    raise ConfigError(f'--shard takes a part and the number of parts, such as 2/8, not "{text}"')


def in_shard(path: str, number: int, count: int) -> bool:
    """Return whether a file belongs to a shard: the same on every machine, whatever the others."""
    octets = path.encode("utf-8", "surrogateescape")
    return int(digest(octets)[:12], 16) % count == number - 1


def make_shard(
    number: int,
    count: int,
    *,
    identity: str,
    today: str,
    collected: Collected,
    left_out: Mapping[str, int],
) -> Shard:
    """Return what a shard's report carries for the merge.

    ``identity`` tells the way of running and ``left_out`` how many files were not taken, by
    reason; both are the same for all shards of a run.
    """
    record = [
        identity,
        today,
        dict(left_out),
        collected.checked,
        [encode_finding(finding) for finding in collected.findings],
        collected.facts,
        collected.skipped,
        collected.failures,
    ]
    return Shard(number, count, json.dumps(record, separators=(",", ":")))


class Part:
    """A shard as read from a report; ``name`` is the report's file."""

    def __init__(self, name: str, shard: Any) -> None:
        """Raise `ConfigError` if the report has no shard, or one that is not of `make_shard`."""
        self.name = name
        try:
            self.number, self.count = int(shard["number"]), int(shard["of"])
            (
                self.identity,
                self.today,
                self.left_out,
                checked,
                findings,
                facts,
                skipped,
                failures,
            ) = json.loads(shard["record"])
            self.collected = Collected(
                list(map(str, checked)),
                [decode_finding(finding) for finding in findings],
                {path: _facts(text) for path, text in facts.items()},
                skipped,
                [Failure(*failure) for failure in failures],
            )
            for reasons in (self.left_out, skipped):
                if not all(isinstance(number, int) for number in reasons.values()):
                    raise TypeError(name)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigError(
                "this is not the report of a shard: make it with "
                "profilelint check --shard 1/8 --report json=part.json",
                name,
            ) from error


def _facts(text: Any) -> str:
    """Return the facts of one file; raises `TypeError` or `ValueError` for anything else."""
    if not isinstance(json.loads(text), dict):
        raise TypeError(text)
    return str(text)


def read_part(name: str) -> Part:
    """Return the shard that a JSON or SARIF report carries; raises `ConfigError`."""
    try:
        with open(name, "rb") as file:
            data = json.loads(file.read())
    except OSError as error:
        raise ConfigError(f"the report cannot be read: {error.strerror}", name) from None
    except (ValueError, RecursionError):
        raise ConfigError("the report is not JSON", name) from None
    if isinstance(data, dict) and isinstance(data.get("runs"), list) and data["runs"]:
        data = data["runs"][0].get("properties") if isinstance(data["runs"][0], dict) else None
    return Part(name, data.get("shard") if isinstance(data, dict) else None)


def join(parts: Sequence[Part], identity: str) -> tuple[Collected, dict[str, int]]:
    """Return what all shards collected, in the order of one run, and the files not taken.

    Raises `ConfigError` if one is missing or stands twice, or if they, or the present
    configuration, differ.
    """
    count = parts[0].count
    seen: dict[int, Part] = {}
    for part in parts:
        if part.identity != identity:
            raise ConfigError(
                "this part was made with another version, configuration, day or other options "
                "than the ones given now",
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
    every = [seen[number].collected for number in sorted(seen)]
    skipped: dict[str, int] = {}
    for each in every:
        for reason, number in each.skipped.items():
            skipped[reason] = skipped.get(reason, 0) + number
    whole = Collected(
        sorted(path for each in every for path in each.checked),
        [finding for each in every for finding in each.findings],
        dict(sorted(item for each in every for item in each.facts.items())),
        skipped,
        sorted(failure for each in every for failure in each.failures),
    )
    return whole, dict(parts[0].left_out)
