"""A programme as what a file of it holds, and made anew from one: all or nothing in the caller's transaction."""

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings
from app.polling.offers import afresh
from app.polling.records import Picture, WordLists
from app.polling.session import Question
from app.store import audit
from app.store.accounts import OrganizerRecord
from app.store.pictures import add_picture
from app.store.programme_life import with_picture
from app.store.programmes import LEAST_GROUP, read_programme
from app.store.questions import question_values
from app.store.secrets import new_id
from app.store.tables import picture, programme, question
from app.store.words import read_word_lists, set_word_lists


class QuestionInFile(msgspec.Struct, frozen=True):
    """A question without id, answers or what is retired. A picture in its settings is one of `pictures`, by name."""

    kind: str
    prompt: str
    settings: Settings


class WholeProgramme(msgspec.Struct, frozen=True):
    """What there is to a programme without its sessions; `pictures` are files by the ids that settings name."""

    title: str
    language: str
    questions: Sequence[QuestionInFile]
    words: WordLists
    pictures: dict[str, bytes]


def read_whole(connection: Connection, programme_id: str) -> WholeProgramme:
    """Raises NotFound."""
    record, questions = read_programme(connection, programme_id)
    shown = {getattr(asked.settings, "picture", None) for asked in questions} - {None}
    query = select(picture.c.id, picture.c.content).where(picture.c.programme_id == programme_id)
    pictures = {row.id: bytes(row.content) for row in connection.execute(query.where(picture.c.id.in_(shown)))}
    asked = [QuestionInFile(one.kind, one.prompt, afresh(KINDS[one.kind], one.settings)) for one in questions]
    return WholeProgramme(record.title, record.language, asked, read_word_lists(connection, programme_id), pictures)


def create_whole(
    connection: Connection, whole: WholeProgramme, pictures: dict[str, Picture], by: OrganizerRecord
) -> str:
    """A new programme that is `by`'s own; `pictures` are those of the file, made fit to show. Gives its id."""
    made = new_id()
    values = {"id": made, "organizer_id": by.id, "title": whole.title, "language": whole.language}
    connection.execute(programme.insert().values(**values, created_at=int(time.time()), least_group=LEAST_GROUP))
    set_word_lists(connection, made, whole.words)
    ids = {name: add_picture(connection, made, one) for name, one in pictures.items()}
    for position, asked in enumerate(whole.questions):
        row = Question(new_id(), asked.kind, asked.prompt, with_picture(asked.settings, ids))
        connection.execute(question.insert().values(question_values(made, position, row)))
    audit.record(connection, by, "programme.imported", whole.title, made, questions=len(whole.questions))
    return made
