"""Every message has an example in `tests/messages/`, read by the JavaScript tests too, and the code speaks like it."""

import json
import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.hub import frames
from app.polling.errors import Refusal
from app.polling.leaderboard import Standing
from app.polling.session import QuestionState, SessionState
from app.web import messages
from app.word_cloud.layout import Cloud
from app.words.corrections import Corrections, Merge
from app.words.suggestions import Suggestion
from tests.polling.questions import ask

EXAMPLES = Path(__file__).parent / "messages"
INCOMING = {"from-phone": messages.FromPhone, "from-presenter": messages.FromPresenter}
DECODERS = {"from-phone": messages.from_phone, "from-presenter": messages.from_presenter}

QUESTION = ask("word_cloud", "q", max_entries=3)
OWN_PACE = SessionState("live", pace="own")
STATE = SessionState(
    "live", "q", False, {"q": QuestionState(is_open=True, closes_at_ms=5, shown_at_ms=2)}, live_since_ms=1
)
SESSION = {"code": "12345678", "title": "T", "language": "sv", "pace": "presenter"}
SCREEN = {**SESSION, "id": "s", "join_url": "http://x/12345678", "join_host": "x"}
MODERATION = frames.moderation_body(
    [("skit", 1)], [Suggestion(("mod", "modig"), "stem")], Corrections((Merge(("mod", "modigt"), "mod"),))
)
TALLY = {"words": [{"word": "mod", "count": 1}], "more": 0}

OUTGOING: dict[str, dict[str, bytes]] = {
    "to-phone": {
        "welcome": messages.welcome(1, SESSION, "token"),
        "state": frames.PhoneState(1, 1, STATE, QUESTION, None).frame({"entries": ["mod"]}),
        "state-own-pace": frames.SurveyState(1, 1, OWN_PACE, [QUESTION]).frame({"wc94hw3zkgrq": {"entries": ["mod"]}}),
        "accepted": messages.accepted("1"),
        "refused": messages.refused("1", Refusal("stale"), "text"),
    },
    "to-presenter": {
        "welcome": messages.welcome(1, SCREEN),
        "state": frames.presenter_state(1, 1, STATE, [QUESTION]),
        "results": frames.results(1, "q", 1, TALLY),
        "cloud": frames.cloud(1, "q", Cloud().update([("mod", 1)])),
        "moderation": frames.moderation(1, "q", MODERATION),
        "leaderboard": frames.leaderboard(1, "q", [Standing(1, "Bo", 1000, 500, 1)], 2),
        "presence": frames.presence(1),
        "progress": frames.progress(1, 2, 1),
        "reactions": frames.reactions(1, "q", {"👏": 1, "❤️": 1}),
        "accepted": messages.accepted("1"),
        "refused": messages.refused("1", Refusal("stale"), "text"),
    },
}


def example(side: str, name: str) -> Any:
    return json.loads((EXAMPLES / side / f"{name}.json").read_text())


def shape(value: Any) -> Any:
    """The keys of a message, all the way down; lists by their first item."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if key != "value"}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "" if value is not None else None


@pytest.mark.parametrize("side", list(INCOMING))
def test_every_incoming_message_has_an_example(side: str) -> None:
    tags = {message.__struct_config__.tag for message in typing.get_args(INCOMING[side])}
    assert {path.stem for path in (EXAMPLES / side).glob("*.json")} == tags


@pytest.mark.parametrize(
    ("side", "name"), [(side, path.stem) for side in INCOMING for path in sorted((EXAMPLES / side).glob("*.json"))]
)
def test_incoming_examples_are_read_with_every_field(side: str, name: str) -> None:
    raw = example(side, name)
    message = messages.read(json.dumps(raw), DECODERS[side])
    assert msgspec.to_builtins(message) == raw


@pytest.mark.parametrize("side", list(OUTGOING))
def test_every_outgoing_message_has_an_example(side: str) -> None:
    assert {path.stem for path in (EXAMPLES / side).glob("*.json")} == set(OUTGOING[side])


@pytest.mark.parametrize(("side", "name"), [(side, name) for side, sent in OUTGOING.items() for name in sent])
def test_what_the_server_says_looks_like_the_example(side: str, name: str) -> None:
    said = json.loads(OUTGOING[side][name])
    expected = example(side, name)
    assert said["type"] == expected["type"] == name.partition("-")[0]
    if name == "state" and side == "to-phone":
        expected["question"]["closes_at"] = 1
    assert shape(said) == shape(expected)
