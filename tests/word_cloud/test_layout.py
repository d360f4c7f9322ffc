"""The cloud's layout: true, complete, calm, and the same after a restart."""

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.word_cloud.fonts import assert_raqm
from app.word_cloud.layout import PALETTE_SIZE, Cloud, Picture
from app.word_cloud.replay import replay
from tests.word_cloud.measures import compactness, drops, measure_stream, overlaps, run_ons, size_fidelity
from tests.word_cloud.streams import STREAMS, counts_after, draw

COUNTED = [("tillit", 40), ("kollegor", 30), ("arbetsglädje", 12), ("mod", 5), ("lön", 1)]
STAGES = [(1920, 1080), (1280, 960), (1080, 1920)]


def rows(picture: Picture) -> list[list[Any]]:
    return [[word.word, word.size, *word.box, 0] for word in picture.words]


def test_pillow_measures_as_browsers_do() -> None:
    assert_raqm()


def test_an_empty_cloud_is_an_empty_picture() -> None:
    assert Cloud().update([]) == Picture((1920, 1080), [], 0)


def test_every_word_is_there_with_its_count() -> None:
    picture = Cloud().update(COUNTED)
    assert [(word.word, word.count) for word in picture.words] == COUNTED
    assert picture.more == 0


def test_what_finds_no_room_is_counted_never_dropped_silently() -> None:
    words = [(f"ord{n}", 200 - n) for n in range(150)]
    picture = Cloud(top=120).update(words)
    assert [(word.word, word.count) for word in picture.words] == words[:120]
    assert picture.more == 30


def test_the_same_answers_make_the_same_picture() -> None:
    assert Cloud().update(COUNTED) == Cloud().update(COUNTED)


def test_a_word_that_nobody_says_any_more_leaves() -> None:
    cloud = Cloud()
    cloud.update(COUNTED)
    assert "mod" not in [word.word for word in cloud.update([word for word in COUNTED if word[0] != "mod"]).words]


def test_a_word_stays_where_it_is_while_others_come() -> None:
    cloud = Cloud()
    before = {word.word: word.box for word in cloud.update([("tillit", 3), ("kollegor", 2)]).words}
    after = {word.word: word.box for word in cloud.update([("tillit", 3), ("kollegor", 2), ("mod", 1)]).words}
    assert {word: after[word] for word in before} == before


def test_a_word_keeps_its_colour() -> None:
    cloud = Cloud()
    before = {word.word: word.colour for word in cloud.update(COUNTED).words}
    after = {word.word: word.colour for word in cloud.update([(word, count + 7) for word, count in COUNTED]).words}
    assert after == before
    assert set(before.values()) <= set(range(PALETTE_SIZE))


def test_a_restart_shows_the_same_cloud() -> None:
    cloud = Cloud()
    words = Counter(draw(1, 400)).most_common()
    shown = cloud.update(words)
    again = Cloud.from_json(cloud.to_json())
    assert again.update(words) == cloud.update(words) == shown


@pytest.mark.parametrize("stage", STAGES)
def test_words_stay_on_the_stage_whatever_its_shape(stage: tuple[int, int]) -> None:
    picture = Cloud(stage).update(Counter(draw(2, 900)).most_common())
    for word in picture.words:
        x0, y0, x1, y1 = word.box
        assert x0 >= 0
        assert y0 >= 0
        assert x1 <= stage[0]
        assert y1 <= stage[1]
    assert overlaps(rows(picture)) == 0


def test_a_word_wider_than_the_stage_is_made_to_fit() -> None:
    picture = Cloud().update([("m" * 100, 5), ("kort", 1)])
    assert picture.words[0].box[2] - picture.words[0].box[0] <= 1920


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_has_no_overlap_no_run_on_no_drop_and_true_sizes(name: str) -> None:
    stream = STREAMS[name]()
    frames = [frame["words"] for frame in replay(stream, 120)]
    figures = measure_stream(frames)
    assert figures["overlaps"] == figures["run_ons"] == figures["flips"] == figures["outside"] == 0
    for frame, counts in zip(frames, counts_after(stream), strict=True):
        assert drops(frame, counts, 120) == 0
        assert size_fidelity(frame, counts)[0] >= 0.999


WORDS = st.text(st.characters(categories=["L", "N", "S", "M", "P"]), min_size=1, max_size=25).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(WORDS, st.integers(0, 300), max_size=60), min_size=1, max_size=4))
def test_any_words_and_counts_are_laid_out_without_overlaps(updates: list[dict[str, int]]) -> None:
    cloud = Cloud()
    for counts in updates:
        picture = cloud.update(list(counts.items()))
        assert {word.word for word in picture.words} == {word for word, count in counts.items() if count}
        if picture.words:
            assert overlaps(rows(picture)) == run_ons(rows(picture)) == 0


def test_a_flood_of_long_single_words_is_still_laid_out() -> None:
    """Nothing fits at the size one would like: all words shrink together."""
    chance = random.Random(3)
    letters = "abcdefghijklmnopqrstuvwxyzåäö"
    words = [("".join(chance.choices(letters, k=25)), 1) for _ in range(120)]
    cloud = Cloud()
    for upto in range(10, 121, 10):
        picture = cloud.update(words[:upto])
        assert len(picture.words) == upto
        assert overlaps(rows(picture)) == 0


@pytest.mark.parametrize("name", STREAMS)
def test_a_settled_picture_is_compact_whole_and_settles_once(name: str) -> None:
    cloud = Cloud(top=120)
    for counts in counts_after(STREAMS[name]()):
        shown = cloud.update(counts.most_common())
    settled = cloud.settle()
    assert compactness(rows(settled)) >= 0.70
    assert overlaps(rows(settled)) == run_ons(rows(settled)) == 0
    assert [(word.word, word.size) for word in settled.words] == [(word.word, word.size) for word in shown.words]
    assert cloud.settle() == settled


def test_an_empty_cloud_settles_to_an_empty_picture() -> None:
    assert Cloud().settle() == Picture((1920, 1080), [], 0)


@pytest.mark.parametrize("name", STREAMS)
def test_the_smallest_word_of_120_reads_from_the_last_row(name: str) -> None:
    assert min(word[1] for frame in replay(STREAMS[name](), 120) for word in frame["words"]) >= 30
