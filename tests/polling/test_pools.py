"""The rule about small groups, apart from any database."""

from hypothesis import given
from hypothesis import strategies as st

from app.polling.pools import Sitting, choose_pool, countable_pools, told_parts

LEAST = 7


def end(sizes: list[tuple[int, int]], least: int = LEAST) -> list[Sitting]:
    """Sessions of these sizes and waves, as they end one after the other."""
    ended: list[Sitting] = []
    for place, (size, wave) in enumerate(sizes):
        sitting = Sitting(f"s{place}", wave, None, None)
        pool = choose_pool(sitting, ended, size, least)
        ended.append(Sitting(sitting.id, wave, pool, size))
    return ended


def test_a_session_of_enough_stands_alone() -> None:
    assert [one.pool for one in end([(7, 1), (400, 1)])] == ["s0", "s1"]


def test_small_sessions_are_counted_together_until_they_are_enough() -> None:
    pools = [one.pool for one in end([(3, 1), (400, 1), (2, 1), (2, 1), (4, 1)])]
    assert pools == ["s0", "s1", "s0", "s0", "s4"]


def test_waves_are_never_counted_together() -> None:
    assert [one.pool for one in end([(3, 1), (6, 2), (5, 1), (1, 2)])] == ["s0", "s1", "s0", "s1"]


def test_without_a_least_every_session_stands_alone() -> None:
    assert [one.pool for one in end([(0, 1), (1, 1)], least=0)] == ["s0", "s1"]


def test_a_pool_counts_only_whole() -> None:
    sittings = end([(3, 1), (400, 1), (5, 1)])
    assert countable_pools(sittings[:2], sittings) == {"s1": ["s1"]}
    assert countable_pools(sittings, sittings) == {"s0": ["s0", "s2"], "s1": ["s1"]}


def test_a_session_that_has_not_ended_is_counted_with_no_other() -> None:
    live = Sitting("live", 1, None, None)
    assert countable_pools([live], [*end([(3, 1)]), live]) == {"live": ["live"]}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 2)), max_size=12))
def test_whoever_ends_later_changes_no_pool_that_is_enough(sizes: list[tuple[int, int]]) -> None:
    before, after = end(sizes[:-1]), end(sizes)
    assert after[: len(before)] == before
    for pool in {one.pool for one in before}:
        gathered = sum(one.size or 0 for one in before if one.pool == pool)
        if gathered >= LEAST:
            assert [one for one in after if one.pool == pool] == [one for one in before if one.pool == pool]


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 15), max_size=8), st.integers(0, 15), st.integers(5, 10))
def test_parts_and_what_is_left_are_never_a_small_group(sizes: dict[int, int], others: int, least: int) -> None:
    told = told_parts(sizes, others, least)
    rest = others + sum(sizes.values()) - sum(sizes[part] for part in told)
    assert all(sizes[part] >= least for part in told)
    # Where nothing is told apart, the rest is the whole, which is told by itself or not at all.
    assert not told or rest == 0 or rest >= least
    assert told == [part for part in sizes if part in told]


def test_the_smallest_part_hides_a_rest_that_is_too_small() -> None:
    assert told_parts({"school": 40, "care": 9, "culture": 3}, 0, LEAST) == ["school"]
    assert told_parts({"school": 40, "care": 9, "culture": 3}, 5, LEAST) == ["school", "care"]
    assert told_parts({"school": 40, "care": 9}, 0, LEAST) == ["school", "care"]
