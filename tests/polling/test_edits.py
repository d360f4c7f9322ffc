"""What may be changed in a question that people have answered."""

from app.polling.edits import lost_options
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings, read_settings
from app.polling.kinds.choice import ChoiceAnswer
from app.polling.kinds.grid import GridAnswer
from app.polling.kinds.open_text import OpenTextAnswer
from app.polling.kinds.points import PointsAnswer
from app.polling.kinds.ranking import RankingAnswer
from app.polling.kinds.scale import ScaleAnswer


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


def test_options_that_were_ranked_or_got_points_are_lost_too() -> None:
    ranked, given = [RankingAnswer(["c", "a"])], [PointsAnswer({"a": 60, "c": 40})]
    kept = [{"id": "a", "label": "Ja"}, {"id": "d", "label": "Kanske"}]
    for kind, answers in (("ranking", ranked), ("points", given)):
        before = read_settings(KINDS[kind], {"options": [{"id": id_, "label": id_} for id_ in "abc"]})
        lost = lost_options(before, read_settings(KINDS[kind], {"options": kept}), answers)
        assert [option.id for option in lost] == ["c"], kind


def test_rated_statements_that_are_dropped_are_lost() -> None:
    before = read_settings(KINDS["scale"], {"statements": [{"id": id_, "label": id_} for id_ in "abc"]})
    after = read_settings(KINDS["scale"], {"statements": [{"id": "a", "label": "A"}]})
    assert [one.id for one in lost_options(before, after, [ScaleAnswer({"a": 1, "c": 5})])] == ["c"]


def test_placed_items_that_are_dropped_are_lost() -> None:
    before = read_settings(KINDS["grid"], {"items": [{"id": id_, "label": id_} for id_ in "abc"]})
    after = read_settings(KINDS["grid"], {"items": [{"id": "a", "label": "A"}]})
    assert [one.id for one in lost_options(before, after, [GridAnswer({"a": (0, 0), "c": (1, 1)})])] == ["c"]


def test_kinds_without_options_lose_none() -> None:
    text = KINDS["open_text"]
    shorter = read_settings(text, {"max_length": 10})
    assert lost_options(read_settings(text, {}), shorter, [OpenTextAnswer("hej")]) == []
