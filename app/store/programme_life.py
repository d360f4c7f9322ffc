"""A whole programme put away, brought back, copied and deleted. Sessions alone: `app.store.retention`."""

import time

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings
from app.polling.offers import afresh
from app.polling.session import Question, SessionState
from app.store import audit
from app.store.accounts import OrganizerRecord
from app.store.programmes import LEAST_GROUP, LEAST_GROUP_FLOOR
from app.store.questions import question_values, read_questions
from app.store.retention import StillLive
from app.store.secrets import new_id
from app.store.tables import answer, picture, presenter_link, programme, question, session


class Deleted(msgspec.Struct, frozen=True):
    """What went with a programme. `codes` led phones and `links` presenters to its `sessions`."""

    answers: int
    sessions: list[str]
    codes: list[str]
    links: list[str]


def archive_programme(connection: Connection, programme_id: str, by: OrganizerRecord) -> None:
    """Put a programme away: it is not listed with the others, and all else stays as it is. Raises NotFound."""
    _set_archived(connection, programme_id, int(time.time()), by, "programme.archived")


def restore_programme(connection: Connection, programme_id: str, by: OrganizerRecord) -> None:
    """List an archived programme with the others again. Raises NotFound."""
    _set_archived(connection, programme_id, None, by, "programme.restored")


def duplicate_programme(connection: Connection, programme_id: str, title: str, by: OrganizerRecord) -> str:
    """A copy that is `by`'s own: questions, word lists, pictures, privacy. Gives its id. Raises NotFound.

    No session comes along, and no share, answer, retired option or rule that a presenter gave.
    """
    original = connection.execute(select(programme).where(programme.c.id == programme_id)).one_or_none()
    if original is None:
        raise NotFound(programme_id)
    copy = new_id()
    # What the command line made may tell of single people; what an organizer makes may not.
    least_group = original.least_group if original.least_group >= LEAST_GROUP_FLOOR else LEAST_GROUP
    values = {"id": copy, "organizer_id": by.id, "title": title, "created_at": int(time.time()), "archived_at": None}
    connection.execute(programme.insert().values({**original._mapping, **values, "least_group": least_group}))
    questions = read_questions(connection, programme_id, with_retired=False)
    pictures = _copy_pictures(connection, programme_id, copy, questions)
    for position, asked in enumerate(questions):
        settings = with_picture(afresh(KINDS[asked.kind], asked.settings), pictures)
        row = question_values(copy, position, Question(new_id(), asked.kind, asked.prompt, settings))
        connection.execute(question.insert().values(row))
    audit.record(connection, by, "programme.duplicated", original.title, programme_id, copy=copy)
    return copy


def delete_programme(connection: Connection, programme_id: str, by: OrganizerRecord) -> Deleted:
    """Delete a programme with all there is in it, and log it. Raises NotFound, and StillLive where a session is live.

    Locks the sessions' rows, which `apply_writes` reads before it writes: what comes after this finds them gone.
    """
    row = connection.execute(select(programme).where(programme.c.id == programme_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound(programme_id)
    held = connection.execute(select(session).where(session.c.programme_id == programme_id).with_for_update()).all()
    if any(msgspec.json.decode(one.state, type=SessionState).phase == "live" for one in held):
        raise StillLive
    ids = [one.id for one in held]
    answers = connection.scalar(select(func.count()).select_from(answer).where(answer.c.session_id.in_(ids))) or 0
    links = list(connection.scalars(select(presenter_link.c.id).where(presenter_link.c.session_id.in_(ids))))
    # Everything else hangs on the programme's row.
    connection.execute(delete(programme).where(programme.c.id == programme_id))
    sessions = sum(one.erased_at is None for one in held)
    audit.record(connection, by, "programme.deleted", row.title, programme_id, sessions=sessions, answers=answers)
    return Deleted(answers, ids, [one.code for one in held], links)


def with_picture(settings: Settings, pictures: dict[str, str]) -> Settings:
    """The settings with the picture that stands for theirs; unchanged where they show none."""
    shown: str | None = getattr(settings, "picture", None)
    return settings if shown is None else msgspec.structs.replace(settings, picture=pictures.get(shown))


def _set_archived(connection: Connection, programme_id: str, at: int | None, by: OrganizerRecord, action: str) -> None:
    title = connection.scalar(select(programme.c.title).where(programme.c.id == programme_id))
    if title is None:
        raise NotFound(programme_id)
    connection.execute(update(programme).where(programme.c.id == programme_id).values(archived_at=at))
    audit.record(connection, by, action, title, programme_id)


def _copy_pictures(connection: Connection, programme_id: str, copy: str, questions: list[Question]) -> dict[str, str]:
    """Copy the pictures that the questions show; gives the new id of each."""
    shown = {getattr(asked.settings, "picture", None) for asked in questions} - {None}
    copied = {}
    rows = connection.execute(select(picture).where(picture.c.programme_id == programme_id, picture.c.id.in_(shown)))
    for row in rows.all():
        copied[row.id] = new_id()
        values = {**row._mapping, "id": copied[row.id], "programme_id": copy}
        connection.execute(picture.insert().values(values))
    return copied
