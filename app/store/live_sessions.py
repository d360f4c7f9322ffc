"""Which halls are live now, over all programmes that an organizer may see."""

import msgspec
from sqlalchemy import Connection, select

from app.polling.session import Pace, SessionState
from app.store.access import Right, check_programme, visible_to
from app.store.presenter_links import own_links
from app.store.sessions import count_participants
from app.store.tables import programme, question, session


class LiveSession(msgspec.Struct, frozen=True):
    """A session that is under way. `question` is the prompt on the screen, None where there is none."""

    id: str
    title: str
    language: str
    programme: str
    programme_title: str
    right: Right
    pace: Pace
    participants: int  # who have answered something
    question: str | None
    presenter_link: str


def list_live_sessions(connection: Connection, organizer_id: str) -> list[LiveSession]:
    """By the title of their programme and their own, so that a list that is read again and again stays in order."""
    columns = (session, programme.c.title.label("programme_title"))
    query = select(*columns).join(programme, programme.c.id == session.c.programme_id).where(visible_to(organizer_id))
    rows = connection.execute(
        query.where(session.c.erased_at.is_(None), session.c.ended_at.is_(None)).order_by(
            programme.c.title, session.c.title, session.c.id
        )
    ).all()
    states = {row.id: msgspec.json.decode(row.state, type=SessionState) for row in rows}
    live = [row for row in rows if states[row.id].phase == "live"]
    ids = [row.id for row in live]
    links, participants = own_links(connection, ids), count_participants(connection, ids)
    rights = {of: check_programme(connection, of, organizer_id) for of in {row.programme_id for row in live}}
    shown = [states[id_].current for id_ in ids if states[id_].pace == "presenter"]
    prompts = {
        row.id: row.prompt
        for row in connection.execute(select(question.c.id, question.c.prompt).where(question.c.id.in_(shown)))
    }
    return [
        LiveSession(
            id=row.id,
            title=row.title,
            language=row.language,
            programme=row.programme_id,
            programme_title=row.programme_title,
            right=rights[row.programme_id],
            pace=states[row.id].pace,
            participants=participants.get(row.id, 0),
            question=prompts.get(states[row.id].current or "") if states[row.id].pace == "presenter" else None,
            presenter_link=links.get(row.id, ""),
        )
        for row in live
    ]
