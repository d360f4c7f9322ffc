"""Taking what a presenter says about a word or text on the screen: judged, written, and then true in every session."""

import msgspec

from app.hub.live import LiveSession
from app.hub.ports import RoomStore
from app.hub.shared_rules import QuestionRules, SharedRules
from app.hub.writing import succeeded, written
from app.polling.errors import Refusal
from app.polling.records import CorrectionUndo, CorrectionWrite, Write
from app.words.corrections import Corrections, Rule


async def correct(live: LiveSession, shared: SharedRules, store: RoomStore, rule: Rule | None) -> Refusal | None:
    """Take one rule more about the words of the question on the screen; None takes the last one back."""
    question, words = live.current, live.words_on_screen
    if question is None or words is None:
        return Refusal("no_words")
    rules_now = live.rules_of(question.id)
    async with rules_now.deciding:
        before = rules_now.corrections
        if rule is None:
            if not before.rules:
                return Refusal("nothing_to_undo")
            return await _write(shared, store, rules_now, before.undone(), CorrectionUndo(question.id))
        checked = words.check(rule)
        if checked is None or isinstance(checked, Refusal):
            return checked
        write = CorrectionWrite(question.id, msgspec.json.encode(checked))
        return await _write(shared, store, rules_now, before.with_rule(checked), write)


async def _write(
    shared: SharedRules, store: RoomStore, rules_now: QuestionRules, after: Corrections, write: Write
) -> Refusal | None:
    under_way = store.write(write)
    under_way.add_done_callback(lambda done: shared.change(rules_now, after) if succeeded(done) else None)
    return await written(under_way)
