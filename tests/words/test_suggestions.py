from app.words.grouping import Grouping
from app.words.suggestions import Suggestion
from tests.words.answers import counts, grouped


def test_synonyms_are_offered_and_never_applied() -> None:
    grouping = grouped(["kollegor", "kollegor", "arbetskamrater", "lön"])
    assert grouping.suggestions() == [Suggestion(("kollegor", "arbetskamrater"), "synonym")]
    assert len(counts(grouping)) == 3


def test_near_spellings_that_were_not_merged_are_offered() -> None:
    grouping = grouped(["ledare", "ledare", "letare"])
    assert grouping.suggestions() == [Suggestion(("ledare", "letare"), "spelling")]


def test_one_word_in_two_languages_is_offered() -> None:
    grouping = Grouping(["sv", "nb"])
    for entry in ("arbetsmiljö", "arbetsmiljö", "arbeidsmiljø"):
        grouping.add(entry)
    assert grouping.suggestions() == [Suggestion(("arbetsmiljö", "arbeidsmiljø"), "spelling")]


def test_words_with_one_beginning_are_offered() -> None:
    grouping = grouped(["promenader", "promenader", "promenera"])
    assert Suggestion(("promenader", "promenera"), "stem") in grouping.suggestions()


def test_unlike_words_are_not_offered() -> None:
    assert grouped(["lön", "kön", "fika", "chef"]).suggestions() == []
