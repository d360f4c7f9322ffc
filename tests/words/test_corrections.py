"""What a presenter's rules do to the words, in this session and in later ones."""

import json

import msgspec
import pytest

from app.words.corrections import NONE, Corrections, Hold, Merge, Release, Rename, Split
from tests.words.answers import counts, grouped, shown

ANSWERS = ["kollegor", "kollegor", "Kollegorna", "arbetskamrater", "arbetskamrater", "lön"]


def test_synonyms_are_apart_until_someone_merges_them() -> None:
    assert shown(ANSWERS) == {"kollegor": 3, "arbetskamrater": 2, "lön": 1}


def test_merged_words_count_together() -> None:
    rule = Merge(("kollegor", "arbetskamrater"), "kollegor")
    assert shown(ANSWERS, "sv", rule) == {"kollegor": 5, "lön": 1}


def test_words_may_be_merged_into_a_text_that_nobody_wrote() -> None:
    rule = Merge(("kollegor", "arbetskamrater"), "Vi som jobbar här")
    assert shown(ANSWERS, "sv", rule) == {"Vi som jobbar här": 5, "lön": 1}


def test_merging_into_a_word_that_is_there_takes_it_along() -> None:
    assert shown(ANSWERS, "sv", Merge(("arbetskamrater",), "kollegor")) == {"kollegor": 5, "lön": 1}


def test_a_renamed_word_keeps_its_count() -> None:
    assert shown(ANSWERS, "sv", Rename("lön", "Pengar")) == {"kollegor": 3, "arbetskamrater": 2, "Pengar": 1}


def test_renaming_to_a_word_that_is_there_merges() -> None:
    assert shown(ANSWERS, "sv", Rename("arbetskamrater", "Kollegor"))["Kollegor"] == 5


def test_a_split_word_falls_into_the_forms_people_wrote() -> None:
    words = shown(ANSWERS, "sv", Split("kollegor"))
    assert words == {"kollegor": 2, "kollegorna": 1, "arbetskamrater": 2, "lön": 1}


def test_splitting_a_merged_word_undoes_the_merge_first() -> None:
    merge = Merge(("kollegor", "arbetskamrater"), "Vi")
    assert shown(ANSWERS, "sv", merge, Split("Vi")) == shown(ANSWERS)


def test_merge_then_rename_then_split_compose() -> None:
    rules = (Merge(("kollegor", "arbetskamrater"), "kollegor"), Rename("kollegor", "Vi"), Split("vi"))
    assert shown(ANSWERS, "sv", *rules) == shown(ANSWERS)


def test_a_piece_of_a_split_word_can_be_merged_elsewhere() -> None:
    rules = (Split("kollegor"), Merge(("kollegorna", "lön"), "lön"))
    assert shown(ANSWERS, "sv", *rules) == {"kollegor": 2, "lön": 2, "arbetskamrater": 2}


def test_a_rule_bites_where_another_form_is_the_commonest() -> None:
    rule = Merge(("kollegor", "arbetskamrater"), "kollegor")
    assert shown(["kolleger", "kolleger", "arbetskamraten"], "sv", rule) == {"kollegor": 3}
    assert shown(["kollegorna"], "sv", Rename("kollegor", "Vi")) == {"Vi": 1}


def test_a_rule_bites_on_answers_that_come_later() -> None:
    grouping = grouped([], "sv", Merge(("kollegor", "arbetskamrater"), "kollegor"))
    grouping.add("min arbetskamrat")
    assert counts(grouping) == {"kollegor": 1}
    assert grouping.words_of("min arbetskamrat") == ["kollegor"]


def test_a_rule_about_a_word_that_is_not_there_does_nothing() -> None:
    rules = (Merge(("fisk", "fågel"), "djur"), Rename("fisk", "torsk"), Split("fisk"), Hold("fisk"), Release("fisk"))
    assert shown(ANSWERS, "sv", *rules) == shown(ANSWERS)


def test_a_word_cannot_be_renamed_to_nothing() -> None:
    assert shown(ANSWERS, "sv", Rename("lön", " \u200b ")) == shown(ANSWERS)


def test_undo_drops_the_last_rule_only() -> None:
    grouping = grouped(ANSWERS)
    corrections = NONE.with_rule(Rename("lön", "pengar")).with_rule(Hold("kollegor"))
    grouping.set_corrections(corrections.undone())
    assert counts(grouping) == {"kollegor": 3, "arbetskamrater": 2, "pengar": 1}
    grouping.set_corrections(corrections.undone().undone().undone())
    assert counts(grouping) == shown(ANSWERS)


def test_a_held_word_can_be_released_again() -> None:
    assert shown(ANSWERS, "sv", Hold("lön"), Release("lön")) == shown(ANSWERS)


def test_merging_leaves_what_waits_alone() -> None:
    grouping = grouped(["skit", "kollegor"], "sv", Merge(("skit", "kollegor"), "kollegor"))
    assert (counts(grouping), len(grouping.held())) == ({"kollegor": 1}, 1)


def test_rules_survive_json() -> None:
    corrections = Corrections((Merge(("a", "b"), "a"), Rename("a", "c"), Split("c"), Hold("d"), Release("d")))
    assert Corrections.from_json(json.loads(json.dumps(corrections.to_json()))) == corrections


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Corrections.from_json([{"rule": "delete", "word": "a"}])
