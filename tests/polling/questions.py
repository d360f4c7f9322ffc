"""Questions for tests of the rules."""

from typing import Any

import msgspec

from app.polling.kinds import KINDS
from app.polling.kinds.base import asks, read_settings
from app.polling.offers import options_field, options_of
from app.polling.session import Question

# Those that people answer.
ASKING = [name for name, kind in KINDS.items() if asks(kind)]
OPTIONS = [{"id": "a", "label": "Tillit"}, {"id": "b", "label": "Ansvar"}, {"id": "c", "label": "Dialog"}]


def ask(kind: str, question_id: str = "q", **settings: Any) -> Question:
    """A question of a kind; those with options, statements or items get three unless told otherwise."""
    if kind in {"choice", "ranking", "points", "quiz"}:
        settings.setdefault("options", OPTIONS)
    if kind == "quiz":
        settings.setdefault("right", ["b"])
    if kind == "scale":
        settings.setdefault("statements", OPTIONS)
    if kind == "grid":
        settings.setdefault("items", OPTIONS)
    if kind == "pin":
        settings = {"picture": "p1", "picture_text": "En karta", **settings}
    return Question(question_id, kind, "Vad?", read_settings(KINDS[kind], settings))


def retire(question: Question, *ids: str, is_retired: bool = True) -> Question:
    """The question with these options, statements or items retired, or brought back."""
    name = options_field(type(question.settings))
    assert name is not None
    options = [
        msgspec.structs.replace(option, retired=is_retired if option.id in ids else option.retired)
        for option in options_of(question.settings)
    ]
    # Not `with_options`, which is for what is left out.
    return msgspec.structs.replace(question, settings=msgspec.structs.replace(question.settings, **{name: options}))


def three_questions() -> list[Question]:
    return [ask("word_cloud", "cloud"), ask("choice", "choice"), ask("open_text", "text")]
