"""Which questions have a picture, what is said on it, and what its file is called. Drawing it is the word cloud's."""

from collections.abc import Sequence
from pathlib import PurePath

from app.export.names import file_name
from app.export.ports import Contents, title_of
from app.locales import catalogue
from app.polling.errors import VisentError
from app.polling.records import ExportedQuestion

KIND = "word_cloud"
MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "poster": "image/png"}
# So many words are told to those who do not see the picture.
_TOLD = 20


class NoPicture(VisentError):
    """Raised when there is nothing to draw; `reason` is no_word_cloud, no_answers or unknown_question."""

    code = "no_picture"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def answered_clouds(contents: Contents) -> list[ExportedQuestion]:
    """The word clouds that have been answered, in the order of the export. Raises NoPicture where there are none."""
    clouds = [question for question in contents.questions if question.asked.kind == KIND]
    if not clouds:
        raise NoPicture("no_word_cloud")
    answered = [question for question in clouds if question.answers > 0]
    if not answered:
        raise NoPicture("no_answers")
    return answered


def find_cloud(contents: Contents, question_id: str) -> ExportedQuestion:
    """One word cloud by the id of its question. Raises NoPicture."""
    question = next((question for question in contents.questions if question.asked.id == question_id), None)
    if question is None:
        raise NoPicture("unknown_question")
    if question.asked.kind != KIND:
        raise NoPicture("no_word_cloud")
    if question.answers == 0:
        raise NoPicture("no_answers")
    return question


def footer_text(contents: Contents, question: ExportedQuestion, language: str) -> str:
    """Whose picture it is: the session and how many answered the question."""
    texts = catalogue("export", language)
    people = texts.plural("{n} participant", "{n} participants", question.answers)
    return f"{title_of(contents)} · {people}"


def description_text(words: Sequence[tuple[str, int]], language: str) -> str:
    """The picture in words, the commonest first."""
    texts = catalogue("export", language)
    told = ", ".join(f"{word} ({times})" for word, times in words[:_TOLD])
    return texts.text("Word cloud. The commonest words and how often they were given: {words}.", words=told)


def picture_name(contents: Contents, question: ExportedQuestion, file_format: str) -> str:
    """The file's name, with the question's number in the export: a session may have several word clouds."""
    name = PurePath(file_name(contents, "svg" if file_format == "svg" else "png"))
    poster = "-poster" if file_format == "poster" else ""
    return f"{name.stem}-{question.number}{poster}{name.suffix}"


def problem_text(reason: str, language: str) -> str:
    """Why there is no picture, as a sentence: by the reason of a NoPicture or of a mask that is none."""
    text = catalogue("export", language).text
    return {
        "no_word_cloud": text("There is no word cloud here to make a picture of."),
        "no_answers": text("Nobody has answered the word cloud yet, so there is nothing to draw."),
        "unknown_question": text("There is no such question in this session."),
        "too_large": text("The picture for the shape is too large: at most 8 MB and 40 megapixels."),
        "unreadable": text("This file is not a picture that can be read. Use a PNG or JPEG picture."),
        "empty": text(
            "There is no shape in this picture that words fit into. The dark parts of the picture are the shape."
        ),
    }[reason]
