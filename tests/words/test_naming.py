from tests.words.answers import shown


def test_the_form_that_most_wrote_is_shown_not_the_base_form() -> None:
    assert shown(["kollegor", "kollegor", "kollega", "kollegorna"]) == {"kollegor": 4}
    assert shown(["Barnen", "barnen", "barn"]) == {"barnen": 3}


def test_capitals_at_the_beginning_are_the_keyboards() -> None:
    assert shown(["Kollegor", "Kollegor", "Frihet under ansvar"]) == {"kollegor": 2, "frihet under ansvar": 1}


def test_shouting_is_not_a_spelling() -> None:
    assert shown(["LÖN", "LÖN"]) == {"lön": 2}


def test_abbreviations_keep_their_capitals() -> None:
    assert shown(["HR", "HR", "APT", "Bra HR", "IT"]) == {"HR": 3, "APT": 1, "IT": 1}


def test_names_keep_their_capital() -> None:
    assert shown(["Zlatan", "Zlatan", "Avesta", "avesta"]) == {"Zlatan": 2, "Avesta": 2}


def test_a_tie_goes_to_the_shorter_form() -> None:
    assert shown(["lönen", "lön"]) == {"lön": 2}


def test_every_text_is_shown_once_whatever_its_capitals() -> None:
    texts = [text.casefold() for text in shown(["It", "IT", "it", "Fans", "fan-klubb", "FANS"])]
    assert len(texts) == len(set(texts))
