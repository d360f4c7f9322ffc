"""Tells live rooms that questions or words of their programme have changed, so that the hall sees it at once."""

import asyncio
from itertools import count
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from app.polling.records import WordLists
from app.polling.session import Question
from app.store.questions import read_questions
from app.store.sessions import list_sessions
from app.store.words import read_word_lists
from app.web.parts import Parts
from app.words.languages import preload

_tickets = count(1)
# By database, the newest ticket that rooms were told of, by programme.
_told: WeakKeyDictionary[Engine, dict[str, int]] = WeakKeyDictionary()


async def tell_rooms(parts: Parts, programme_id: str) -> None:
    """Called after a change is on disk. Of two changes at once, the one that read last is the one that rooms keep."""
    ticket = next(_tickets)
    questions, word_lists, sessions = await asyncio.to_thread(_read, parts.engine, programme_id)
    # The dictionaries of a language take a second to read: never on the event loop.
    await asyncio.to_thread(preload, word_lists.languages)
    told = _told.setdefault(parts.engine, {})
    if told.get(programme_id, 0) > ticket:
        return
    told[programme_id] = ticket
    for session in sessions:
        room = await parts.rooms.in_memory(session)
        if room is not None and told[programme_id] == ticket:
            room.set_questions(questions, word_lists)


def _read(engine: Engine, programme_id: str) -> tuple[list[Question], WordLists, list[str]]:
    with engine.connect() as connection:
        questions = read_questions(connection, programme_id, with_retired=False)
        sessions = [record.id for record in list_sessions(connection, programme_id)]
        return questions, read_word_lists(connection, programme_id), sessions
