"""The kinds of question, by id. A new kind is one file here and one line in the table."""

from app.polling.kinds.base import Kind
from app.polling.kinds.choice import Choice
from app.polling.kinds.grid import Grid
from app.polling.kinds.hall_questions import HallQuestions
from app.polling.kinds.number import Number
from app.polling.kinds.open_text import OpenText
from app.polling.kinds.pin import Pin
from app.polling.kinds.points import Points
from app.polling.kinds.quiz import Quiz
from app.polling.kinds.ranking import Ranking
from app.polling.kinds.scale import Scale
from app.polling.kinds.slide import Slide
from app.polling.kinds.word_cloud import WordCloud

_ALL: tuple[Kind, ...] = (
    WordCloud(),
    Choice(),
    OpenText(),
    Ranking(),
    Points(),
    Scale(),
    Number(),
    Grid(),
    HallQuestions(),
    Slide(),
    Pin(),
    Quiz(),
)
KINDS = {kind.id: kind for kind in _ALL}
