"""Posters: every word is there, inside the shape, and the same again."""

import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from app.word_cloud.arrays import Bools
from app.word_cloud.mask import BadMask, built_in_shape
from app.word_cloud.picture import DARK, LIGHT, Captions
from app.word_cloud.poster import Placed, PosterWord, draw_poster, lay_out_poster
from app.word_cloud.poster_process import make_poster

WORDS = [
    PosterWord(word, count, index % 5)
    for index, (word, count) in enumerate(
        [
            ("kollegor", 90),
            ("tillit", 40),
            ("arbetsglädje", 25),
            ("仲間", 12),
            ("❤️", 9),
            ("mod", 4),
            ("göra skillnad", 2),
        ]
        + [(f"ord nummer {n}", 1) for n in range(30)]
    )
]
CAPTIONS = Captions("Vad betyder mest?", "Stora salen · 88 deltagare", "", "sv")


def heart() -> Bools:
    return np.asarray(built_in_shape("heart").resize((700, 644))) > 127


@pytest.fixture(scope="module")
def placed() -> list[Placed]:
    return lay_out_poster(WORDS, heart(), seed=1)


def test_every_word_is_on_the_poster(placed: list[Placed]) -> None:
    assert {one.word for one in placed} == set(WORDS)


def test_commoner_words_are_larger(placed: list[Placed]) -> None:
    largest: dict[PosterWord, int] = {}
    for one in placed:
        largest[one.word] = max(one.size, largest.get(one.word, 0))
    sizes = [largest[word] for word in sorted(WORDS, key=lambda word: -word.count)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[-1]


def test_words_that_come_again_are_no_larger_than_the_rarest(placed: list[Placed]) -> None:
    first, again = placed[: len(WORDS)], placed[len(WORDS) :]
    assert len(again) > 100
    assert max(one.size for one in again) <= min(one.size for one in first)


def test_no_word_leaves_the_shape_or_meets_another(placed: list[Placed]) -> None:
    free = heart()
    for one in placed:
        width, height = one.extent
        box = np.s_[round(one.top) : int(one.top + height), round(one.left) : int(one.left + width)]
        assert free[box].all(), one.word.word
        free[box] = False


def test_shape_is_well_filled(placed: list[Placed]) -> None:
    covered = sum(width * height for width, height in (one.extent for one in placed))
    assert covered > 0.6 * heart().sum()


def test_same_seed_makes_the_same_poster_and_another_one_another(placed: list[Placed]) -> None:
    assert lay_out_poster(WORDS, heart(), seed=1) == placed
    assert lay_out_poster(WORDS, heart(), seed=2) != placed


@pytest.mark.parametrize("is_dark", [False, True])
def test_all_ink_is_in_the_shape_or_in_the_captions(is_dark: bool) -> None:
    theme = DARK if is_dark else LIGHT
    poster = Image.open(io.BytesIO(draw_poster(WORDS, built_in_shape("heart"), CAPTIONS, is_dark=is_dark, dpi=75)))
    assert poster.size == (877, 1240)
    pixels = np.asarray(poster.convert("RGB"), dtype=np.int16)
    away = [np.abs(pixels - np.array(bytes_of(colour))).max(axis=2) for colour in (theme.background, theme.shape)]
    strong = np.minimum(*away) > 60
    shape = away[1] <= 8
    columns = np.flatnonzero(shape[:1000].any(axis=0))
    silhouette = np.zeros_like(strong)
    mask = built_in_shape("heart")
    width = columns[-1] - columns[0] + 1
    scaled = np.asarray(mask.resize((int(width), round(width * mask.height / mask.width)))) > 127
    rows = np.flatnonzero(shape[:1000].any(axis=1))
    silhouette[rows[0] : rows[0] + scaled.shape[0], columns[0] : columns[0] + scaled.shape[1]] = scaled
    outside = strong & ~grown(silhouette, 3)
    assert not outside[:1080].any()
    assert outside[1080:].any()
    assert (strong & silhouette).sum() > 0.15 * silhouette.sum()


def bytes_of(colour: str) -> list[int]:
    return list(bytes.fromhex(colour[1:]))


def grown(area: Bools, by: int) -> Bools:
    padded = np.pad(area, by)
    shifted = [
        padded[y : y + area.shape[0], x : x + area.shape[1]] for x in range(2 * by + 1) for y in range(2 * by + 1)
    ]
    result: Bools = np.logical_or.reduce(shifted)
    return result


@pytest.mark.parametrize(("shape", "pixels"), [("wisent", (4961, 3508)), ("circle", (3508, 4961))])
def test_poster_is_a3_as_its_shape_lies_best(shape: str, pixels: tuple[int, int]) -> None:
    poster = Image.open(io.BytesIO(make_poster(WORDS[:4], built_in_shape(shape), CAPTIONS)))
    assert poster.size == pixels
    assert poster.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_one_word_alone_makes_a_poster() -> None:
    placed = lay_out_poster([PosterWord("mod", 1, 0)], heart(), seed=1)
    assert len(placed) > 1


def test_very_long_word_makes_a_poster() -> None:
    assert lay_out_poster([PosterWord("arbetsglädje" * 8, 3, 0), PosterWord("mod", 1, 1)], heart(), seed=1)


def test_shape_with_no_room_for_a_word_is_refused() -> None:
    thin = Image.new("L", (1600, 2), 255)
    with pytest.raises(BadMask, match="empty"):
        make_poster(WORDS, thin, CAPTIONS, dpi=75)


def test_slow_imports_wait_until_a_poster_is_made() -> None:
    look = "import sys, app.main, app.cli; sys.exit('matplotlib' in sys.modules or 'wordcloud' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
