"""What organizers send, field by field."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from app.polling.kinds import KINDS
from app.polling.session import Pace
from app.polling.templates import template_names
from app.polling.text import clean_line
from app.store.accounts import Role
from app.store.shares import ShareRole
from app.web.organize.passwords import MAX_CHARS, MIN_CHARS


def _clean(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


Title = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_clean)]
Prompt = Annotated[str, StringConstraints(min_length=1, max_length=300), BeforeValidator(_clean)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100), BeforeValidator(_clean)]
Email = Annotated[
    str, StringConstraints(min_length=1, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$"), BeforeValidator(_clean)
]
NewPassword = Annotated[str, StringConstraints(min_length=MIN_CHARS, max_length=MAX_CHARS)]
Language = Literal["sv", "nb", "en"]
TemplateName = Annotated[str, Field(json_schema_extra={"enum": list(template_names())})]
KindId = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkForm(Form):
    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class AccountForm(LinkForm):
    name: Name
    email: Email
    password: NewPassword


class SignInForm(Form):
    email: Annotated[str, StringConstraints(min_length=1, max_length=254)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARS)]


class MeForm(Form):
    """What is left out stays as it is."""

    name: Name | None = None
    language: Language | None = None


class PasswordForm(Form):
    old_password: Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARS)]
    password: NewPassword


class NewTokenForm(Form):
    """A program's token: whether it may change things, and how many days it works; without a number, until revoked."""

    name: Name
    may_write: bool = False
    days: Annotated[int, Field(ge=1, le=365, strict=True)] | None = None


class NewInvitationForm(Form):
    """Whom an invitation is for, and the role of the account that it makes."""

    name: Name
    role: Role


class PersonForm(Form):
    """What is left out stays as it is."""

    role: Role | None = None
    state: Literal["open", "closed"] | None = None
    linked: Literal[False] | None = None


class NewShareForm(Form):
    email: Email
    role: ShareRole


class ShareForm(Form):
    role: ShareRole


class NewProgrammeForm(Form):
    template: TemplateName
    language: Language
    title: Title | None = None


class ProgrammeForm(Form):
    title: Title | None = None
    language: Language | None = None


class NewQuestionForm(Form):
    kind: KindId
    prompt: Prompt
    settings: dict[str, Any] = {}


class QuestionForm(Form):
    prompt: Prompt | None = None
    settings: dict[str, Any] | None = None


class OrderForm(Form):
    questions: list[str]


ListedWord = Annotated[str, StringConstraints(max_length=100), BeforeValidator(_clean)]
# A thousand words are more than anybody keeps in order by hand; each is looked for in every answer.
WordList = Annotated[list[ListedWord], Field(max_length=1000)]


class WordListsForm(Form):
    """Both lists whole; empty lines are passed over."""

    block: WordList
    allow: WordList
    languages: Annotated[list[Literal["sv", "nb", "nn", "da", "fi", "en"]], Field(max_length=6)] = []


Hall = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_clean)]
# As many as any hall holds, and more waves than anybody lives to see.
Expected = Annotated[int, Field(ge=0, le=100_000, strict=True)]
Wave = Annotated[int, Field(ge=1, le=99, strict=True)]


class NewSessionForm(Form):
    title: Title | None = None
    pace: Pace = "presenter"
    held_on: date | None = None
    hall: Hall | None = None
    expected: Expected | None = None
    wave: Wave = 1


class NewSessionsForm(Form):
    sessions: Annotated[list[NewSessionForm], Field(min_length=1, max_length=100)]


class NewLinkForm(Form):
    """Whom a presenter link is for, and how many days it works; without a number, as long as the session is kept."""

    name: Name
    days: Annotated[int, Field(ge=1, le=366, strict=True)] | None = None


class SessionForm(Form):
    """What is left out stays as it is; null takes a day, a hall or a number away."""

    pace: Pace | None = None
    title: Title | None = None
    held_on: date | None = None
    hall: Hall | None = None
    expected: Expected | None = None
    wave: Wave | None = None
