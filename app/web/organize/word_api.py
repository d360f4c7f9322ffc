"""The organizer's own lists of words over REST: what always waits for a human in word clouds, and what never does."""

import asyncio

from fastapi import APIRouter

from app.polling.records import WordLists
from app.store.access import check_programme
from app.store.database import writing
from app.store.words import set_word_lists
from app.web.organize.forms import WordListsForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.live_questions import tell_rooms
from app.web.organize.problems import OrganizerRoute
from app.web.organize.replies import WordListsReply, word_lists_reply
from app.web.parts import PartsOf

router = APIRouter(prefix="/api/v1", tags=["words"], route_class=OrganizerRoute)


@router.put("/programmes/{programme_id}/words")
async def put_words(programme_id: str, form: WordListsForm, organizer: OrganizerOf, parts: PartsOf) -> WordListsReply:
    """Put these lists in the place of those before. Sessions that are under way follow at once."""
    lists = WordLists(each_once(form.block), each_once(form.allow), list(dict.fromkeys(form.languages)))

    def save() -> None:
        with writing(parts.engine) as connection:
            check_programme(connection, programme_id, organizer.id, "edit")
            set_word_lists(connection, programme_id, lists)

    await asyncio.to_thread(save)
    await tell_rooms(parts, programme_id)
    return word_lists_reply(lists)


def each_once(words: list[str]) -> list[str]:
    """Without empty lines, and without what differs in capitals alone."""
    return list({word.casefold(): word for word in reversed(words) if word}.values())[::-1]
