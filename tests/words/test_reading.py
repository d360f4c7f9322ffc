"""What one answer says, whatever the others wrote."""

import pytest

from tests.words.answers import grouped, shown


def test_a_verb_and_its_object_are_shown_together() -> None:
    assert shown(["Göra skillnad", "att göra skillnad", "göra en skillnad", "Göra skillnad"]) == {"göra skillnad": 4}


def test_praise_and_possessives_are_dropped() -> None:
    assert shown(["kollegor", "mina underbara kollegor", "Bra kollegor"]) == {"kollegor": 3}


def test_praise_alone_is_an_answer() -> None:
    assert shown(["bra", "snäll"]) == {"bra": 1, "snäll": 1}


@pytest.mark.parametrize("answer", ["hjälpa andra", "bli sedd", "att få vara", "alla", "mot", "göra gott"])
def test_an_answer_is_never_emptied(answer: str) -> None:
    assert len(shown([answer])) == 1


def test_courage_is_no_preposition() -> None:
    assert shown(["mot", "mot", "kaffe"], "nb") == {"mot": 2, "kaffe": 1}


def test_what_follows_a_preposition_only_narrows() -> None:
    assert shown(["stöd", "stöd från chefen", "Stöd"]) == {"stöd": 3}


def test_what_is_met_is_what_is_meant() -> None:
    assert shown(["människor", "mötet med människor"]) == {"människor": 2}


def test_an_opportunity_is_not_what_it_leads_to() -> None:
    assert set(shown(["utveckling", "möjlighet till utveckling"])) == {"utveckling", "möjlighet till utveckling"}


@pytest.mark.parametrize("apart", ["arbets glädje", "arbets-glädje", "Arbets Glädje", "ARBETSGLÄDJE"])
def test_a_compound_written_apart_is_the_compound(apart: str) -> None:
    assert shown(["arbetsglädje", "arbetsglädje", "glädje", apart]) == {"arbetsglädje": 3, "glädje": 1}


def test_a_compound_that_no_dictionary_has_is_joined_too() -> None:
    assert shown(["fredagsfika", "Fredags fika", "fredagsfikat"]) == {"fredagsfika": 3}
    assert shown(["medarbetarskap", "medarbetar skap", "medarbetarskapet"]) == {"medarbetarskap": 3}


def test_the_first_part_of_a_compound_is_another_word() -> None:
    assert len(shown(["arbete", "arbetsglädje", "glädje"])) == 3


def test_one_entry_that_names_two_things_counts_for_both() -> None:
    grouping = grouped(["tillit och respekt", "tillit", "respekt", "tillit & respekt", "respekt, tillit"])
    assert {word.text: word.count for word in grouping.words()} == {"tillit": 4, "respekt": 4}
    assert grouping.words_of("tillit och respekt") == ["tillit", "respekt"]


def test_one_entry_counts_once_for_a_word_that_it_names_twice() -> None:
    assert shown(["kollegor, kollegor och kollegorna"]) == {"kollegor": 1}


@pytest.mark.parametrize(
    "expression", ["ordning och reda", "Lugn & ro", "balans mellan arbete och fritid", "barn- och ungdomsarbete"]
)
def test_a_fixed_expression_stays_whole(expression: str) -> None:
    assert len(shown([expression])) == 1


def test_two_adjectives_before_a_noun_are_about_the_noun() -> None:
    assert shown(["trygga och glada barn", "barn"]) == {"barn": 2}


def test_a_slash_between_digits_parts_nothing() -> None:
    assert shown(["24/7"]) == {"24/7": 1}


@pytest.mark.parametrize(
    "answer",
    [
        "?",
        "…",
        "-",
        "",
        "   ",
        "vet ej",
        "Vet inte!",
        "vet inte riktigt",
        "asdfgh",
        "jjj",
        "sdfsdf",
        "bla bla",
        "a",
        "hej",
    ],
)
def test_an_answer_that_says_nothing_shows_nothing(answer: str) -> None:
    grouping = grouped([answer])
    assert (grouping.words(), grouping.held(), grouping.words_of(answer)) == ([], [], [])


@pytest.mark.parametrize("answer", ["svar", "HVB", "LSS", "HTML", "C++", "5", "inte ensam", "tre", "skratt"])
def test_a_short_or_unusual_answer_is_not_taken_for_nothing(answer: str) -> None:
    assert len(shown([answer])) == 1


def test_drawn_out_letters_are_one_letter() -> None:
    assert shown(["fika", "fika", "fikaaaa"]) == {"fika": 3}
