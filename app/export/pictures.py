"""Pictures of questions as files of their own: which there are, what is said on them, and what they are called.

A word cloud is drawn by whoever lays it out (`ports.Studio`), everything else by `typst/pictures.typ`.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path, PurePath
from typing import Any, Literal

import msgspec

from app.export.cells import legal_values
from app.export.drawings import Drawing, Drawn, has_pictures, read_drawing
from app.export.headings import Headings
from app.export.names import file_name
from app.export.ports import Captions, Contents, title_of
from app.export.results import count_results
from app.locales import catalogue
from app.polling.errors import VisentError
from app.polling.records import ExportedQuestion
from app.typesetting import Theme, set_pictures

POSTER_KIND = "word_cloud"
PictureFormat = Literal["png", "svg", "poster"]
MEDIA_TYPES: dict[PictureFormat, str] = {"png": "image/png", "svg": "image/svg+xml", "poster": "image/png"}
# Pixels to an inch of the layout, which is 1920 points wide.
_PPI = {"1080p": 72, "4k": 144}
_LAYOUT = Path(__file__).parent / "typst" / "pictures.typ"


class NoPicture(VisentError):
    """Raised when there is nothing to draw; `problem_text` has the reasons."""

    code = "no_picture"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class QuestionPicture(msgspec.Struct, frozen=True):
    """The picture of one question, as it stood at one moment; what it is drawn from is yet to be finished."""

    number: int
    """The question's, in the export."""
    names: dict[PictureFormat, str]
    """What its file is called, by format."""
    captions: Captions
    drawing: Drawing


def list_pictured(contents: Contents) -> list[ExportedQuestion]:
    """The questions that have pictures: those that were answered, but for texts, which are read one by one."""
    return [one for one in contents.questions if one.answers > 0 and has_pictures(one.asked.kind)]


def read_picture(contents: Contents, question_id: str, headings: Headings) -> QuestionPicture:
    """The picture of a question by its id. Raises NoPicture."""
    question = next((one for one in contents.questions if one.asked.id == question_id), None)
    if question is None:
        raise NoPicture("unknown_question")
    if not has_pictures(question.asked.kind):
        raise NoPicture("texts")
    if question.answers == 0:
        raise NoPicture("withheld" if question.withheld else "no_answers")
    drawing = read_drawing(contents, question.asked, count_results(contents, question.asked), headings)
    if drawing is None:
        raise NoPicture("nothing_shown")
    return picture_of(contents, question, drawing, headings)


def picture_of(contents: Contents, question: ExportedQuestion, drawing: Drawing, headings: Headings) -> QuestionPicture:
    """A drawing with what is said on it: the question above, whose it is and how many answered below."""
    people = headings.plural("{n} participant", "{n} participants", question.answers)
    footer = f"{title_of(contents)} · {people}"
    names = {file_format: _name(contents, question, file_format) for file_format in MEDIA_TYPES}
    captions = Captions(question.asked.prompt, footer, drawing.alt, headings.tag)
    return QuestionPicture(question.number, names, captions, drawing)


def draw_pictures(
    pictures: Sequence[QuestionPicture],
    drawn: Mapping[int, Drawn],
    file_format: Literal["png", "svg"],
    *,
    size: str = "1080p",
    theme: Theme = "light",
) -> dict[int, bytes]:
    """The files by number; `drawn` has, by number, what each is drawn from. Raises KeyError for an unknown size."""
    files, pages = {}, list[QuestionPicture]()
    for picture in pictures:
        cloud = drawn[picture.number].cloud
        if cloud is None:
            pages.append(picture)
        else:
            files[picture.number] = cloud.draw(picture.captions, file_format, size, theme)
    if pages:
        # All in one go, as pages of one document.
        values = legal_values({"pages": [_page(one, drawn[one.number]) for one in pages]})
        made = set_pictures(_LAYOUT, values, file_format, theme=theme, ppi=_PPI[size])
        for picture, file in zip(pages, made, strict=True):
            files[picture.number] = _described(file, picture.captions) if file_format == "svg" else file
    return files


def _page(picture: QuestionPicture, drawn: Drawn) -> dict[str, Any]:
    captions = picture.captions
    said = {"heading": captions.heading, "footer": captions.footer, "language": captions.language}
    return {**said, "picture": drawn.values}


def _described(svg: bytes, captions: Captions) -> bytes:
    """The file with its captions for those who hear it: letters are outlines in it."""
    head, _, rest = svg.partition(b">")
    told = legal_values([captions.language, captions.heading, f"{captions.description} {captions.footer}"])
    language, title, description = (escape(one) for one in told)
    named = f' lang="{language}" role="img" aria-labelledby="visent-title visent-description">'
    said = f'<title id="visent-title">{title}</title><desc id="visent-description">{description}</desc>'
    return head + f"{named}{said}".encode() + rest


def _name(contents: Contents, question: ExportedQuestion, file_format: PictureFormat) -> str:
    """With the question's number in the export: a session may have several of a kind."""
    name = PurePath(file_name(contents, "svg" if file_format == "svg" else "png"))
    poster = "-poster" if file_format == "poster" else ""
    return f"{name.stem}-{question.number}{poster}{name.suffix}"


def problem_text(reason: str, language: str) -> str:
    """Why there is no picture, as a sentence: by the reason of a NoPicture or of a mask that is none."""
    text = catalogue("export", language).text
    return {
        "no_answers": text("Nobody has answered this question yet, so there is nothing to draw."),
        "withheld": text("Too few participants have answered this question for a picture of their answers."),
        "nothing_shown": text("What was answered is held back, or fits the question no longer: there is no picture."),
        "texts": text("Texts are read one by one, so there is no picture of them. They are in the Excel file."),
        "unknown_question": text("There is no such question in this session."),
        "no_word_cloud": text("Posters are made of word clouds, and this question is none."),
        "no_cloud_answered": text("Posters are made of word clouds, and none has been answered."),
        "no_pictures": text("Nobody has answered a question yet of which there are pictures."),
        "too_large": text("The picture for the shape is too large: at most 8 MB and 40 megapixels."),
        "unreadable": text("This file is not a picture that can be read. Use a PNG or JPEG picture."),
        "empty": text(
            "There is no shape in this picture that words fit into. The dark parts of the picture are the shape."
        ),
    }[reason]
