from app.words.emoji import emoji_key
from app.words.normalise import clean, fold
from tests.words.answers import shown


def test_case_and_signs_around_an_answer_do_not_part_it() -> None:
    assert shown(["Kollegor", "KOLLEGOR!", " “kollegor” ", "#kollegor", "kollegor…"]) == {"kollegor": 5}


def test_soft_hyphens_and_zero_width_characters_do_not_part_it() -> None:
    assert shown(["arbets\u00adglädje", "arbetsglädje", "arbets\u200bglädje"]) == {"arbetsglädje": 3}


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert fold("gla\u0308dje") == fold("glädje")


def test_joiners_stay_between_emoji_and_nowhere_else() -> None:
    assert clean("👩\u200d🏫") == "👩\u200d🏫"
    assert clean("kol\u200dlegor") == "kollegor"


def test_two_different_emoji_never_merge() -> None:
    assert shown(["❤️", "❤️", "👍"]) == {"❤️": 2, "👍": 1}


def test_skin_tones_and_variation_selectors_do_not_part_an_emoji() -> None:
    assert shown(["👍", "👍🏽", "👍🏿", "👍"]) == {"👍": 4}
    assert emoji_key("❤️") == emoji_key("❤")


def test_an_emoji_said_three_times_is_one_word_once() -> None:
    assert shown(["👍👍👍", "👍"]) == {"👍": 2}


def test_a_family_of_joined_emoji_is_one_word() -> None:
    assert shown(["👩‍👩‍👧"]) == {"👩‍👩‍👧": 1}


def test_an_emoji_beside_a_word_is_only_decoration() -> None:
    assert shown(["kollegor ❤️", "Kollegor🥰", "kollegor <3"]) == {"kollegor": 3}


def test_a_typed_heart_is_a_heart() -> None:
    assert shown(["<3", "❤️", "❤️"]) == {"❤️": 3}
