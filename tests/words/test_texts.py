"""Whole texts: kept as they were written, held back by what any of their words is, gathered by rules alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hub.live_texts import LiveTexts
from app.polling.entries import entry_id
from app.polling.errors import Refusal
from app.polling.kinds.base import ShownText
from app.words.corrections import Corrections, Hold, Merge, Release, Rename, Rule, Split
from app.words.holding import HoldLists
from app.words.texts import Texts

SAID = ["Mer tid", "mer TID", "Längre raster", "Det här är skit", "Bättre kaffe", "Mer tid!"]
RULES = st.one_of(
    st.sampled_from(SAID).map(Hold),
    st.sampled_from(SAID).map(Release),
    st.sampled_from([*SAID, "Tid"]).map(Split),
    st.builds(Rename, st.sampled_from(SAID), st.sampled_from(["Tid", "Längre raster", "X"])),
    st.builds(
        Merge, st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(tuple), st.sampled_from(["Tid", *SAID])
    ),
)


def gathered(said: list[str], *rules: Rule, all_wait: bool = False, block: list[str] | None = None) -> Texts:
    texts = Texts(["sv"], Corrections(rules), HoldLists.of(block or []), all_wait=all_wait)
    for text in said:
        texts.add(text)
    return texts


def shown(texts: Texts) -> dict[str, int]:
    return {word.text: word.count for word in texts.words()}


def held(texts: Texts) -> dict[str, int]:
    return {word.text: word.count for word in texts.held()}


def state(texts: Texts) -> list[object]:
    return [shown(texts), held(texts), texts.headings(), texts.total(), [texts.shown_as(text) for text in SAID]]


@given(st.lists(st.sampled_from(SAID), max_size=8), st.lists(RULES, max_size=5), st.booleans(), st.randoms())
def test_what_is_shown_depends_neither_on_the_order_nor_on_what_was_taken_back(
    said: list[str], rules: list[Rule], all_wait: bool, rng: object
) -> None:
    counted = gathered([*SAID, *said], *rules, all_wait=all_wait)
    for text in SAID:
        counted.remove(text)
        counted.words()
    assert state(counted) == state(gathered(sorted(said), *rules, all_wait=all_wait))


@given(st.lists(st.sampled_from(SAID), max_size=8), st.lists(RULES, max_size=6))
def test_every_text_is_somewhere_once_whatever_was_said_of_it(said: list[str], rules: list[Rule]) -> None:
    texts = gathered(said, *rules)
    assert sum(shown(texts).values()) + sum(held(texts).values()) == len(said)
    assert texts.total() == sum(shown(texts).values()) == sum(texts.shown_as(text) is not None for text in said)


@given(
    st.lists(st.sampled_from(SAID), max_size=8),
    st.lists(RULES.filter(lambda r: not isinstance(r, Release)), max_size=6),
)
def test_where_everything_waits_only_a_release_shows_anything(said: list[str], rules: list[Rule]) -> None:
    assert shown(gathered(said, *rules, all_wait=True)) == {}


def test_the_same_text_whatever_its_capitals_is_one_entry() -> None:
    texts = gathered(["Mer tid", "mer TID", "Mer tid"])
    assert shown(texts) == {"Mer tid": 3}
    assert texts.shown_as("mer TID") == ShownText("mer TID")
    assert entry_id("Mer tid") == entry_id("mer  TID") != entry_id("Mer tid!")


@pytest.mark.parametrize("text", ["Det här är skit!", "Ni är f.a.n inte kloka", "Bra jobbat 🖕", "Chefen är en\nfitta"])
def test_a_text_waits_when_one_of_its_words_would(text: str) -> None:
    assert held(gathered([text, "Fantastiska Skitterbyen"])) == {text: 1}


def test_the_organizers_words_and_phrases_hold_a_text_back() -> None:
    said = ["Projekt Örn läggs ner", "Örnen flyger"]
    assert held(gathered(said, block=["projekt örn"])) == {"Projekt Örn läggs ner": 1}


def test_a_released_text_is_shown_in_a_hall_where_everything_waits() -> None:
    texts = gathered(["Mer tid", "Bättre kaffe"], Release("mer tid"), all_wait=True)
    assert (shown(texts), held(texts)) == ({"Mer tid": 1}, {"Bättre kaffe": 1})


def test_merged_texts_stand_under_one_heading_as_they_were_written() -> None:
    texts = gathered(["Mer tid", "mer tid", "Längre\nraster", "Kaffe"], Merge(("Mer tid", "Längre raster"), "Tid"))
    assert shown(texts) == {"Tid": 3, "Kaffe": 1}
    assert texts.headings() == [("Tid", 3)]
    assert texts.shown_as("Längre\nraster") == ShownText("Längre\nraster", "Tid")
    assert texts.shown_as("Kaffe") == ShownText("Kaffe")


def test_a_heading_can_be_renamed_held_back_and_split() -> None:
    merged = Merge(("Mer tid", "Kaffe"), "Tid")
    assert shown(gathered(["Mer tid", "Kaffe"], merged, Rename("Tid", "Arbetsdagen"))) == {"Arbetsdagen": 2}
    assert held(gathered(["Mer tid", "Kaffe"], merged, Hold("Tid"))) == {"Tid": 2}
    assert shown(gathered(["Mer tid", "Kaffe"], merged, Split("Tid"))) == {"Mer tid": 1, "Kaffe": 1}


def test_a_text_that_was_renamed_is_never_again_read_as_it_was_written() -> None:
    said = ["Anna är sen", "Kaffe"]
    rules = (Rename("Anna är sen", "Någon är sen"), Merge(("Någon är sen", "Kaffe"), "Vardag"))
    assert gathered(said, *rules).shown_as("Anna är sen") == ShownText("Någon är sen", "Vardag")
    assert shown(gathered(said, *rules, Split("Vardag"))) == {"Någon är sen": 1, "Kaffe": 1}
    assert gathered(said, Rename("Anna är sen", "kaffe")).shown_as("Anna är sen") == ShownText("kaffe", "kaffe")


def test_a_presenter_names_a_text_by_itself_or_by_the_id_of_its_entry() -> None:
    texts = LiveTexts(["sv"])
    for text in ("Mer tid", "Kaffe"):
        texts.add(text)
    assert texts.check(Hold("MER TID")) == texts.check(Hold(entry_id("Mer tid"))) == Hold("Mer tid")
    assert texts.check(Hold("Mer")) == Refusal("unknown_word", "unknown_text")
    assert texts.check(Split("Kaffe")) == Refusal("nothing_to_split", "text_alone")
    assert texts.check(Merge((entry_id("Kaffe"),), "Mer tid")) == Merge(("Kaffe",), "Mer tid")
