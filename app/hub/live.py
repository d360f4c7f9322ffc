"""One session as it stands in memory: a cache of the store that the room keeps true, change by change."""

from app.hub.frames import find_question
from app.hub.live_entries import LiveEntries
from app.hub.live_texts import LiveTexts
from app.hub.live_words import LiveWords
from app.hub.shared_rules import QuestionRules, SharedRules
from app.polling.answers import AnswerBook
from app.polling.kinds import KINDS
from app.polling.kinds.base import GathersTexts, ModeratedSettings
from app.polling.records import VERSIONS_PER_BLOCK, LoadedRoom, WordLists
from app.polling.session import Question
from app.words.corrections import NONE, Corrections
from app.words.holding import HoldLists
from app.words.nicknames import may_be_shown


class LiveSession:
    """What is on disk of one session, counted up. `state` is the committed state; the room knows what is under way."""

    def __init__(self, loaded: LoadedRoom, shared: SharedRules) -> None:
        self.id = loaded.id
        self.code = loaded.code
        self.title = loaded.title
        self.language = loaded.language
        self.state = loaded.state
        self.questions = loaded.questions
        self._shared = shared
        self._rules = {
            question: shared.of(question, Corrections.from_json(rules))
            for question, rules in loaded.corrections.items()
        }
        self._word_lists = loaded.word_lists
        self._words: dict[str, LiveEntries] = {}
        self.words_revision = 0
        """Rises whenever a word that was shown may have to wait: what was drawn before then is not shown any more."""
        self.book = AnswerBook(loaded.questions, self._new_entries)
        self.book.restore(loaded.applied, loaded.answers)
        self._version = loaded.version_block * VERSIONS_PER_BLOCK
        self._next_seq = loaded.next_seq

    @property
    def current(self) -> Question | None:
        """The question on the screen."""
        return find_question(self.questions, self.state.current)

    @property
    def words_on_screen(self) -> LiveEntries | None:
        """The words or texts of the question on the screen, if it gathers any."""
        return None if self.current is None else self._words.get(self.current.id)

    @property
    def version(self) -> int:
        """The version of the newest snapshot."""
        return self._version

    def next_version(self) -> int:
        self._version += 1
        return self._version

    def next_seq(self) -> int:
        """The next number in the order of receipt."""
        self._next_seq += 1
        return self._next_seq - 1

    def set_questions(self, questions: list[Question]) -> bool:
        """Count again by these; says whether what was shown may have to wait now."""
        before = {question.id: _approves(question) for question in self.questions}
        self.questions = questions
        is_stricter = any(_approves(question) and not before.get(question.id, True) for question in questions)
        if is_stricter:
            self.words_revision += 1
        self.book.set_questions(questions)
        return is_stricter

    def set_word_lists(self, lists: WordLists) -> bool:
        """Count again by these lists; says whether they are new."""
        if lists == self._word_lists:
            return False
        self._word_lists = lists
        self.words_revision += 1
        self.book.set_questions(self.questions)
        return True

    def rules_of(self, question: str) -> QuestionRules:
        """What presenters have said about the words of a question."""
        if question not in self._rules:
            # Asked since this room was loaded, so nothing was said of it before.
            self._rules[question] = self._shared.of(question, NONE)
        return self._rules[question]

    def take_rules(self, question: str) -> bool:
        """Count by the rules as they are now; says whether this session gathers words for the question."""
        words = self._words.get(question)
        if words is None:
            return False
        self.words_revision += 1
        words.set_corrections(self.rules_of(question).corrections)
        return True

    def may_show_nickname(self, nickname: str) -> bool:
        """Whether the hall may see what somebody calls themselves."""
        return may_be_shown(nickname, self._word_lists.languages_of(self.language), self._hold_lists())

    def _hold_lists(self) -> HoldLists:
        return HoldLists.of(self._word_lists.block, self._word_lists.allow)

    def _new_entries(self, question: Question) -> LiveEntries:
        """What the tally of a question counts by whose answers are words or texts."""
        make = LiveTexts if isinstance(KINDS[question.kind], GathersTexts) else LiveWords
        entries = self._words[question.id] = make(
            self._word_lists.languages_of(self.language),
            self.rules_of(question.id).corrections,
            self._hold_lists(),
            all_wait=_approves(question),
        )
        return entries


def _approves(question: Question) -> bool:
    """Whether whatever is written waits until a presenter releases it."""
    return isinstance(question.settings, ModeratedSettings) and question.settings.moderation == "approve"
