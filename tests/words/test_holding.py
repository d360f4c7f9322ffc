import pytest

from app.words.corrections import Hold, Release
from app.words.holding import HoldLists
from tests.words.answers import counts, grouped, shown


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("sv", "fan"),
        ("sv", "Jävla chef"),
        ("sv", "dra åt helvete"),
        ("sv", "horunge"),
        ("sv", "skitjobb"),
        ("sv", "chefen är en idiot"),
        ("sv", "kukjävel"),
        ("sv", "javla"),
        ("nb", "drittsjef"),
        ("nb", "faen i helvete"),
        ("nb", "hestkuk"),
        ("nn", "faen"),
        ("da", "kraftedeme"),
        ("da", "røvhul"),
        ("fi", "saatanan pomo"),
        ("fi", "vitun"),
        ("en", "my boss is an asshole"),
        ("sv", "bullshit"),
        ("fi", "fuck"),
        ("nb", "🖕"),
    ],
)
def test_profanity_waits(language: str, answer: str) -> None:
    grouping = grouped([answer], language)
    assert (grouping.words(), len(grouping.held())) == ([], 1)


@pytest.mark.parametrize(
    "disguised",
    [
        "f4n",
        "f.a.n",
        "F-a-n",
        "f a n",
        "F A N",
        "s k i t",
        "sk1t",
        "sk!t",
        "sk*t",
        "f**n",
        "ｆａｎ",
        "faaaan",
        "fååån",
        "h3lvete",
        "h.e.l.v.e.t.e",
        "f\u200ban",
        "f\u0430n",
        "jäääävlar",
        "sk\u00adit",
        "skiiit!!!",
        "f_u_c_k",
    ],
)
def test_a_disguise_does_not_help(disguised: str) -> None:
    grouping = grouped([disguised])
    assert (grouping.words(), len(grouping.held())) == ([], 1)


@pytest.mark.parametrize(
    ("language", "fair"),
    [
        ("sv", "fantastiska kollegor"),
        ("sv", "fantasi"),
        ("sv", "klassen"),
        ("sv", "horisont"),
        ("sv", "assistans"),
        ("sv", "rövare"),
        ("sv", "fans"),
        ("sv", "sex timmars arbetsdag"),
        ("sv", "idiotsäkert"),
        ("sv", "A B C"),
        ("sv", "slut på dagen"),
        ("nb", "Faget"),
        ("nb", "Skitterbyen"),
        ("nb", "rassikring"),
        ("nb", "stipulere"),
        ("nb", "horn"),
        ("nb", "fantasi"),
        ("da", "inkluder"),
        ("en", "class"),
        ("en", "assistance"),
        ("en", "cocktails"),
    ],
)
def test_a_fair_word_that_holds_a_profane_one_passes(language: str, fair: str) -> None:
    grouping = grouped([fair], language)
    assert (grouping.held(), len(grouping.words())) == ([], 1)


def test_what_waits_does_not_count_on_the_screen() -> None:
    grouping = grouped(["skit", "skit", "kollegor"])
    assert counts(grouping) == {"kollegor": 1}
    assert [(word.text, word.count) for word in grouping.held()] == [("skit", 2)]
    assert grouping.words_of("skit") == []


def test_the_disguises_of_one_word_wait_as_one() -> None:
    grouping = grouped(["skit", "skit", "sk1t", "s.k.i.t"])
    assert [(word.text, word.count) for word in grouping.held()] == [("skit", 4)]


def test_what_is_profane_in_one_language_passes_in_another() -> None:
    assert shown(["slut"], "sv") == {"slut": 1}
    assert shown(["slut"], "en") == {}


def test_the_organizers_words_wait_too() -> None:
    hold = HoldLists.of(block=["Omorganisation", "gamla rektorn"])
    grouping = grouped(["omorganisationen", "0m0rganisati0n", "den gamla rektorn", "rektorn"], hold=hold)
    assert counts(grouping) == {"rektorn": 1}


def test_the_organizers_allowed_words_never_wait() -> None:
    hold = HoldLists.of(allow=["skit", "Dra åt helvete"])
    assert len(grouped(["skit", "dra åt helvete"], hold=hold).words()) == 2
    assert len(grouped(["helvete"], hold=hold).held()) == 1


def test_one_key_releases_a_word_and_its_disguises() -> None:
    grouping = grouped(["skit", "sk1t", "skit"], "sv", Release("skit"))
    assert (counts(grouping), grouping.held()) == ({"skit": 3}, [])


def test_the_presenter_may_hold_any_word() -> None:
    grouping = grouped(["Chefen", "chefen", "kollegor"], "sv", Hold("chefen"))
    assert counts(grouping) == {"kollegor": 1}
    assert [word.text for word in grouping.held()] == ["chefen"]
