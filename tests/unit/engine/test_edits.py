from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_linearly

from profilelint.engine.edits import Trials, apply, choose, edits_between
from profilelint.model.finding import Edit, Fix, Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("x", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_apply_keeps_all_else() -> None:
    edits = [Edit(Span(0, 1), "A"), Edit(Span(3, 3), "+"), Edit(Span(4, 6), "")]
    assert apply("abcdefg", edits) == "Abc+dg"
    assert apply("abcdefg", edits[::-1]) == "Abc+dg"


def test_touching_edits_go_together() -> None:
    one, two = fix((0, 2, "x")), fix((2, 4, "y"))
    assert choose([one, two]) == [one, two]


def test_overlapping_fixes_exclude_each_other_as_a_whole() -> None:
    one, two, three = fix((0, 3, "x")), fix((2, 4, "y"), (8, 9, "z")), fix((8, 9, "w"))
    assert choose([one, two, three]) == [one, three]


def test_equal_edits_are_applied_once() -> None:
    one, two = fix((3, 3, "x")), fix((3, 3, "x"))
    assert choose([one, two]) == [one]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=12))
def test_what_is_chosen_never_clashes_and_leaves_out_nothing_that_would_not(
    places: list[tuple[int, int]],
) -> None:
    fixes = [fix((start, start + length, "x")) for start, length in places]
    chosen = choose(fixes)

    def clash(one: Fix, other: Fix) -> bool:
        first, second = one.edits[0].span, other.edits[0].span
        return first == second or (first.start < second.end and second.start < first.end)

    kept: list[Fix] = []
    for each in fixes:
        if not any(clash(each, other) for other in kept):
            kept.append(each)
    assert chosen == kept


def test_those_that_do_harm_are_found_among_many() -> None:
    tried: list[Sequence[int]] = []

    def succeed(numbers: Sequence[int]) -> bool:
        tried.append(numbers)
        return not {13, 57} & set(numbers)

    accepted, refused, untried = Trials(100, 100).sift(range(100), succeed)
    assert sorted(accepted) == [number for number in range(100) if number not in {13, 57}]
    assert (sorted(refused), untried) == ([13, 57], [])
    assert len(tried) < 40


def test_on_a_long_page_not_all_is_tried() -> None:
    trials = Trials(10_000_000, 100)
    tried: list[Sequence[int]] = []

    def succeed(numbers: Sequence[int]) -> bool:
        tried.append(numbers)
        return numbers[-1] % 2 == 0 and len(numbers) < 3

    accepted, refused, untried = trials.sift(range(100), succeed)
    assert len(tried) == 8
    assert (accepted, refused) == ([], [])
    assert sorted(untried) == list(range(100))
    assert trials.sift([1], succeed) == ([], [], [1])


def test_few_tries_find_many_that_do_no_harm() -> None:
    trials = Trials(100, 10_000)
    accepted, refused, untried = trials.sift(range(1024), lambda numbers: 0 not in numbers)
    assert sorted(accepted) == [*range(128, 1024)]
    assert (refused, sorted(untried)) == ([], [*range(128)])


@given(*2 * [st.lists(st.sampled_from(["a\n", "b\n", "c d\n", "c  d\r\n", "e"]), max_size=9)])
def test_edits_between_turn_one_text_into_the_other(old: list[str], new: list[str]) -> None:
    before, after = "".join(old), "".join(new)
    assert apply(before, edits_between(before, after)) == after


def test_edits_between_are_small() -> None:
    before = "top\n\nA  pier.\n\nA  pier.\n\nend\nlast\n"
    after = "top\n\nA pier.\n\nA pier.\n\nnew\nend\nlast.\n"
    assert edits_between(before, after) == [
        Edit(Span(7, 8), ""),
        Edit(Span(17, 18), ""),
        Edit(Span(25, 25), "new\n"),
        Edit(Span(33, 33), "."),
    ]


def test_edits_between_long_texts_are_found_soon() -> None:
    def work(size: int) -> Callable[[], object]:
        before = "A  pier.\n\n" * (size // 10)
        return lambda: edits_between(before, before.replace("  ", " "))

    grows_linearly(work, 4_000, 4, 0.3)
