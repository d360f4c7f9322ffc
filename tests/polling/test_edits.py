"""What may be changed in a question that people have answered."""

from app.polling.edits import lost_options
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings, read_settings
from app.polling.kinds.choice import ChoiceAnswer
from app.polling.kinds.open_text import OpenTextAnswer


def choice(**options: str) -> Settings:
    return read_settings(KINDS["choice"], {"options": [{"id": id_, "label": label} for id_, label in options.items()]})


BEFORE = choice(a="Ja", b="Nej", c="Vet inte")
ANSWERS = [ChoiceAnswer(["a"]), ChoiceAnswer(["a", "c"])]


def test_chosen_options_that_are_dropped_are_lost() -> None:
    lost = lost_options(BEFORE, choice(b="Nej", d="Kanske"), ANSWERS)
    assert [option.label for option in lost] == ["Ja", "Vet inte"]


def test_options_that_nobody_chose_may_go() -> None:
    assert lost_options(BEFORE, choice(a="Ja", c="Vet inte"), ANSWERS) == []


def test_reworded_and_moved_options_are_kept() -> None:
    assert lost_options(BEFORE, choice(c="Osäker", b="Nej", a="Absolut"), ANSWERS) == []


def test_kinds_without_options_lose_none() -> None:
    text = KINDS["open_text"]
    shorter = read_settings(text, {"max_length": 10})
    assert lost_options(read_settings(text, {}), shorter, [OpenTextAnswer("hej")]) == []
