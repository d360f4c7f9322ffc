"""The pure rules, driven at random against a model: what an answer book counts is what a plain dictionary counts."""

from collections import Counter
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.hub.live_texts import LiveTexts
from app.hub.live_words import LiveWords
from app.polling import session as rules
from app.polling.answers import AnswerBook, Change
from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.offers import options_of, read_answer
from app.polling.session import Question, SessionState
from tests.polling.questions import ask, retire, three_questions

QUESTIONS = [*three_questions(), ask("ranking", "ranking"), ask("points", "points"), ask("quiz", "quiz")]
PEOPLE = st.sampled_from(["ann", "bo", "cia", "dag"])
IDS = st.sampled_from([f"id{n}" for n in range(12)])
ASKED = st.sampled_from([question.id for question in QUESTIONS])
WORDS = ["tillit", "mod", "kaffe", "ansvar"]
VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "cloud": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: {"entries": words}),
    "choice": st.sampled_from(["a", "b", "c"]).map(lambda option: {"choices": [option]}),
    "text": st.sampled_from(WORDS).map(lambda text: {"text": text}),
    # Of all three, or of two where the third is retired.
    "ranking": st.permutations("abc").flatmap(lambda ids: st.sampled_from([{"order": ids}, {"order": ids[:2]}])),
    "quiz": st.sampled_from(["a", "b"]).map(lambda option: {"choices": [option], "nickname": option * 2}),
    "points": st.integers(0, 100).map(lambda points: {"points": {"a": points, "c": 100 - points}}),
}
ANSWERS = ASKED.flatmap(lambda question: st.tuples(st.just(question), VALUES[question]))


OFFERING = [question.id for question in QUESTIONS if options_of(question.settings)]


def new_book(questions: list[Question]) -> AnswerBook:
    return AnswerBook(questions, lambda asked: LiveTexts(["sv"]) if asked.id == "text" else LiveWords(["sv"]))


class Sitting(RuleBasedStateMachine):
    """One session in which people answer, change, withdraw and resend while a presenter opens and closes."""

    @initialize()
    def begin(self) -> None:
        self.state = SessionState()
        self.questions = list(QUESTIONS)
        self.book = new_book(self.questions)
        self.log: list[Change] = []
        self.model: dict[tuple[str, str], Any] = {}
        self.used: set[tuple[str, str]] = set()
        self.now_ms = 0
        self.kept_closed: set[str] = set()

    def _change(self, participant: str, change_id: str, question: str, value: Any) -> None:
        """As a room does it: repeated ids first, then the rules, then the kind, then the count."""
        if self.book.has_applied(participant, change_id):
            assert (participant, change_id) in self.used
            return
        if rules.refuse_answer(self.state, QUESTIONS, question) is not None:
            return
        asked = next(asked for asked in self.questions if asked.id == question)
        answer = None if value is None else read_answer(KINDS[asked.kind], value, asked.settings)
        if isinstance(answer, Refusal):
            assert question == "ranking" or answer == Refusal("option_retired")
            return
        retired = {option.id for option in options_of(asked.settings) if option.retired}
        assert retired.isdisjoint(getattr(answer, "choices", [])), "nobody chooses what is retired"
        change = Change(participant, change_id, question, answer)
        assert self.book.apply(change)
        self.log.append(change)
        self.used.add((participant, change_id))
        self.model.pop((question, participant), None)
        if answer is not None:
            self.model[question, participant] = answer

    @rule(participant=PEOPLE, change_id=IDS, answer=ANSWERS)
    def answer(self, participant: str, change_id: str, answer: tuple[str, Any]) -> None:
        self._change(participant, change_id, *answer)

    @rule(participant=PEOPLE, change_id=IDS, question=ASKED)
    def withdraw(self, participant: str, change_id: str, question: str) -> None:
        self._change(participant, change_id, question, None)

    @rule(data=st.data())
    def resend(self, data: st.DataObject) -> None:
        if self.log:
            change = data.draw(st.sampled_from(self.log))
            assert not self.book.apply(change)

    @rule(question=ASKED)
    def show(self, question: str) -> None:
        self._follow(rules.show(self.state, QUESTIONS, question))

    @rule(by=st.sampled_from([1, -1]))
    def step(self, by: Any) -> None:
        self._follow(rules.step(self.state, QUESTIONS, by))

    @rule(is_open=st.booleans())
    def set_open(self, is_open: bool) -> None:
        if self.state.pace == "own" and self.state.current is not None:
            (self.kept_closed.discard if is_open else self.kept_closed.add)(self.state.current)
        self._follow(rules.set_open(self.state, is_open))

    @rule(is_on=st.booleans())
    def set_black(self, is_on: bool) -> None:
        self._follow(rules.set_black(self.state, is_on))

    @rule(is_on=st.booleans())
    def set_white(self, is_on: bool) -> None:
        self._follow(rules.set_white(self.state, is_on))

    @rule(pace=st.sampled_from(["presenter", "own"]))
    def set_pace(self, pace: Any) -> None:
        if pace != self.state.pace:
            self.kept_closed.clear()
        self._follow(rules.set_pace(self.state, QUESTIONS, pace))

    @rule(seconds=st.integers(0, 20))
    def count_down(self, seconds: int) -> None:
        self._follow(rules.start_countdown(self.state, seconds, self.now_ms))

    @rule(ms=st.integers(0, 15_000))
    def wait(self, ms: int) -> None:
        self.now_ms += ms
        self.state = rules.close_expired(self.state, self.now_ms)

    @rule(question=ASKED)
    def clear(self, question: str) -> None:
        self.book.clear(question)
        self.model = {key: answer for key, answer in self.model.items() if key[0] != question}

    @rule(question=st.sampled_from(OFFERING), option=st.sampled_from("abc"), is_retired=st.booleans())
    def retire(self, question: str, option: str, is_retired: bool) -> None:
        """At most one at a time, so that two are always offered."""
        asked = next(one for one in QUESTIONS if one.id == question)
        changed = retire(asked, option) if is_retired else asked
        self.questions = [changed if one.id == question else one for one in self.questions]
        self.book.set_questions(self.questions)

    def _follow(self, outcome: rules.Outcome) -> None:
        if isinstance(outcome, SessionState):
            self.state = outcome

    @invariant()
    def counts_equal_the_model(self) -> None:
        counts = Counter(answer.choices[0] for (asked, _who), answer in self.model.items() if asked == "choice")
        assert self.book.tally("choice").snapshot()["counts"] == {option: counts[option] for option in "abc"}
        words = Counter(
            entry for (asked, _who), answer in self.model.items() if asked == "cloud" for entry in answer.entries
        )
        shown = self.book.tally("cloud").snapshot()["words"]
        assert {word["word"]: word["count"] for word in shown} == dict(words)
        texts = [answer.text for (asked, _who), answer in self.model.items() if asked == "text"]
        assert [text["text"] for text in self.book.tally("text").snapshot()["texts"]] == texts

    @invariant()
    def sums_equal_the_model(self) -> None:
        orders = [answer.order for (asked, _who), answer in self.model.items() if asked == "ranking"]
        scores = {id_: sum(3 - order.index(id_) for order in orders if id_ in order) for id_ in "abc"}
        firsts = Counter(order[0] for order in orders)
        counted = {id_: {"score": scores[id_], "first": firsts[id_]} for id_ in "abc"}
        assert self.book.tally("ranking").snapshot() == {"options": counted, "answers": len(orders)}
        shares = [answer.points for (asked, _who), answer in self.model.items() if asked == "points"]
        sums = {id_: sum(points.get(id_, 0) for points in shares) for id_ in "abc"}
        assert self.book.tally("points").snapshot() == {"options": sums, "answers": len(shares)}
        chosen = Counter(answer.choices[0] for (asked, _who), answer in self.model.items() if asked == "quiz")
        counted = self.book.tally("quiz").snapshot()
        assert counted["counts"] == {option: chosen[option] for option in "abc"}
        assert counted["right"] == {"options": ["b"], "answered": chosen["b"]}

    @invariant()
    def one_answer_a_participant_and_question(self) -> None:
        for question in QUESTIONS:
            answered = [who for (asked, who) in self.model if asked == question.id]
            assert self.book.participants(question.id) == len(answered) == len(set(answered))

    @invariant()
    def at_most_one_question_is_open_and_it_is_the_shown_one(self) -> None:
        is_open = [question.id for question in QUESTIONS if self.state.of(question.id).is_open]
        assert is_open in ([], [self.state.current])

    @invariant()
    def the_screen_is_not_black_and_white_at_once(self) -> None:
        assert not (self.state.is_black and self.state.is_white)

    @invariant()
    def at_their_own_pace_all_is_open_but_what_the_presenter_closed(self) -> None:
        taking = {q.id for q in QUESTIONS if rules.refuse_answer(self.state, QUESTIONS, q.id) is None}
        if self.state.pace == "own":
            assert taking == {question.id for question in QUESTIONS} - self.kept_closed
        else:
            assert taking <= {self.state.current}

    @invariant()
    def progress_equals_the_model(self) -> None:
        asked = [question.id for question in QUESTIONS]
        answered = Counter(who for (_asked, who) in self.model)
        finished = [who for who, count in answered.items() if count == len(asked)]
        assert self.book.progress(asked) == (len(answered), len(finished))

    @invariant()
    def replay_equals_live(self) -> None:
        replayed = new_book(self.questions)
        applied: dict[str, set[str]] = {}
        for who, change_id in self.used:
            applied.setdefault(who, set()).add(change_id)
        replayed.restore(applied, [(asked, who, answer) for (asked, who), answer in self.model.items()])
        for question in QUESTIONS:
            assert msgspec.json.encode(_sorted(replayed, question.id)) == msgspec.json.encode(
                _sorted(self.book, question.id)
            )
        assert all(replayed.has_applied(who, change_id) for who, change_id in self.used)


def _sorted(book: AnswerBook, question: str) -> Any:
    """A snapshot without what may differ: participants' numbers, and the order of words that are as common."""
    snapshot = book.tally(question).snapshot()
    if "words" in snapshot:
        return sorted((-word["count"], word["word"]) for word in snapshot["words"])
    if "texts" in snapshot:
        return [text["text"] for text in snapshot["texts"]]
    return snapshot


Sitting.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestSitting = Sitting.TestCase
