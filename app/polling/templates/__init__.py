"""Ready programmes to start from, worded by hand in each language: one file each, and one line in the table."""

import msgspec

from app.polling.templates.dialogue import DIALOGUE
from app.polling.templates.employeeship import EMPLOYEESHIP
from app.polling.templates.icebreaker import ICEBREAKER
from app.polling.templates.leadership import LEADERSHIP
from app.polling.templates.pride import PRIDE
from app.polling.templates.quick import EMPTY, QUICK
from app.polling.templates.quiz import QUIZ
from app.polling.templates.retrospective import RETROSPECTIVE
from app.polling.templates.trust import TRUST
from app.polling.templates.wording import LANGUAGES, TemplateQuestion, in_language

__all__ = ["LANGUAGES", "Template", "TemplateQuestion", "template", "template_names"]

# In the order in which they are offered.
_ALL = (PRIDE, EMPLOYEESHIP, TRUST, LEADERSHIP, DIALOGUE, ICEBREAKER, RETROSPECTIVE, QUIZ, QUICK, EMPTY)
_READY = {ready.name: ready for ready in _ALL}


class Template(msgspec.Struct, frozen=True):
    """A programme to start from, in one language."""

    title: str
    questions: list[TemplateQuestion]


def template(name: str, language: str) -> Template:
    """The template of this name, in the nearest language that it is worded in. Raises KeyError."""
    ready = _READY[name]
    return Template(in_language(ready.title, language), [asked(language) for asked in ready.questions])


def template_names() -> list[str]:
    return list(_READY)
