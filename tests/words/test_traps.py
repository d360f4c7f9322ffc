"""Pairs that must stay two words, however alike they look; and pairs that must become one."""

import pytest

from tests.words.answers import shown


@pytest.mark.parametrize(
    ("language", "answers"),
    [
        ("sv", ["har", "här", "hår"]),
        ("sv", ["far", "får"]),
        ("sv", ["fred", "fredag"]),
        ("sv", ["lön", "kön"]),
        ("sv", ["stöd", "städ"]),
        ("sv", ["vänner", "vänlighet"]),
        ("sv", ["lön", "lönsamhet"]),
        ("sv", ["team", "teamwork"]),
        ("sv", ["ledare", "ledarskap", "ledning", "ledighet"]),
        ("sv", ["chef", "chefskap"]),
        ("sv", ["barn", "barnbarn"]),
        ("sv", ["ros", "ris"]),
        ("sv", ["mod", "mat", "mål"]),
        ("sv", ["kollegor", "arbetskamrater"]),
        ("sv", ["hopp", "topp", "kropp"]),
        ("nb", ["leder", "ledelse", "ledig"]),
        ("nb", ["ro", "ros", "rom"]),
        ("nb", ["mat", "mot"]),
        ("nb", ["bruk", "brukere"]),
        ("nb", ["fag", "faglighet", "fagforening"]),
        ("nb", ["fred", "fredag"]),
        ("en", ["meaning", "meeting"]),
        ("en", ["class", "mass"]),
        ("en", ["patience", "patients"]),
        ("en", ["friends", "friendship"]),
    ],
)
def test_words_that_look_alike_stay_apart(language: str, answers: list[str]) -> None:
    commoner = [answers[0]] * 40
    assert len(shown([*commoner, *answers], language)) == len(answers)
    assert len(shown([*answers, *[answers[-1]] * 40], language)) == len(answers)


@pytest.mark.parametrize(
    ("language", "common", "others"),
    [
        ("sv", "kollegor", ["kolleger", "kollegorna", "kollega", "kolegor", "kollergor", "Kolllegor", "kollegerna"]),
        ("sv", "uppskattning", ["uppskattad", "att bli uppskattad", "upskattning", "känna mig uppskattad"]),
        ("sv", "stolthet", ["stolt", "stoltheten"]),
        ("sv", "trygghet", ["trygg", "tryggheten", "känna mig trygg", "trygget"]),
        ("sv", "engagemang", ["engagerad", "engagemanget", "engagemnag"]),
        ("sv", "kommunikation", ["kommunicera", "komunikation", "Bra kommunikation"]),
        ("sv", "glädje", ["gladje", "glädjen", "gläjde"]),
        ("sv", "återhämtning", ["aterhamtning", "återhämtnig", "återhämtningen"]),
        ("nb", "kollegaer", ["kolleger", "kollegene", "Kolegaer", "gode kolleger"]),
        ("nb", "anerkjennelse", ["annerkjennelse", "anerkjent", "å bli anerkjent"]),
        ("nb", "fellesskap", ["felleskap", "felles skap", "fellesskapet"]),
        ("nb", "kjærlighet", ["kjaerlighet", "kjærlihet", "kjærligheten"]),
        ("nb", "tur", ["turer", "turen"]),
        ("nb", "arbeidsmiljø", ["arbeidsmiljo", "arbeidsmiljö", "godt arbeidsmiljø"]),
        ("nn", "openheit", ["open", "openheita"]),
        ("da", "patienter", ["patienterne", "patient"]),
        ("fi", "potilaat", ["potilas", "potilaiden"]),
        ("en", "recognition", ["recognised", "being recognized", "recogniton"]),
        ("en", "coworkers", ["co-workers", "my co workers"]),
    ],
)
def test_forms_of_one_word_come_together(language: str, common: str, others: list[str]) -> None:
    assert shown([*[common] * 10, *others], language) == {common: 10 + len(others)}


def test_a_form_without_marks_goes_only_to_a_form_that_was_seen() -> None:
    assert shown(["gladje", "gladje"]) == {"gladje": 2}
    assert shown(["gladje", "glädje", "glädje"]) == {"glädje": 3}


def test_an_ordinary_word_is_never_corrected_however_rare() -> None:
    assert shown([*["lån"] * 50, "lan", "län"]) == {"lån": 50, "lan": 1, "län": 1}


def test_a_common_unknown_word_does_not_go_to_a_rare_ordinary_one() -> None:
    assert shown([*["Kalix"] * 5, "kalk"])["Kalix"] == 5


def test_swedish_letters_are_read_as_norwegian_ones_in_a_norwegian_hall() -> None:
    assert shown(["lønn", "lønn", "lön"], "nb") == {"lønn": 3}
