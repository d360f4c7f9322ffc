"""Pictures of a session's questions: as they were on the screen, found by question, wanted from the command line."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from sqlalchemy import Engine, update
from typer.testing import CliRunner

from app.cli import app
from app.export.pictures import NoPicture, QuestionPicture
from app.locales import LANGUAGES
from app.polling.errors import NotFound
from app.polling.records import CloudWrite, CorrectionWrite
from app.polling.session import Question
from app.store.database import migrate, open_database, writing
from app.store.edits import add_question
from app.store.rooms import apply_writes
from app.store.tables import programme
from app.web.exports import Chosen, PictureStyle, draw, list_pictures, read_question_picture
from app.web.studio import PictureStudio
from app.word_cloud.layout import Cloud, Picture
from tests.export.answered import Answered


def say(answered: Answered, question: Question, *entries: str, times: int = 1) -> None:
    answered.say_all([(f"p-{entry}-{n}", question, {"entries": [entry]}) for entry in entries for n in range(times)])


def save(answered: Answered, question: Question, layout: bytes) -> None:
    with writing(answered.engine) as connection:
        apply_writes(connection, [CloudWrite(answered.record.id, question.id, layout)])


def another_cloud(answered: Answered, prompt: str) -> Question:
    with writing(answered.engine) as connection:
        return add_question(connection, answered.record.programme, "word_cloud", prompt, answered.cloud.settings)


def read(answered: Answered, question: Question, language: str | None = None) -> QuestionPicture:
    return read_question_picture(answered.engine, Chosen(session=answered.record.id), question.id, language)


def places(answered: Answered, question: Question) -> Picture:
    drawing = read(answered, question).drawing
    assert drawing.cloud is not None
    return PictureStudio(answered.engine).places(drawing.cloud)


def words(answered: Answered, question: Question) -> dict[str, int]:
    return {word.word: word.count for word in places(answered, question).words}


# ---- what is drawn ---------------------------------------------------------------------------------------------------


def test_picture_is_the_one_that_was_on_the_screen(answered: Answered) -> None:
    say(answered, answered.cloud, "tillit", times=3)
    say(answered, answered.cloud, "mod")
    cloud = Cloud()
    cloud.update([("mod", 1)])
    on_screen = cloud.update([("tillit", 3), ("mod", 1)])
    assert on_screen != Cloud().update([("tillit", 3), ("mod", 1)])
    save(answered, answered.cloud, cloud.to_json())
    assert places(answered, answered.cloud) == on_screen


def test_cloud_that_was_never_on_the_screen_is_laid_out_from_the_answers(answered: Answered) -> None:
    say(answered, answered.cloud, "tillit", times=3)
    assert words(answered, answered.cloud) == {"tillit": 3}


@pytest.mark.parametrize("layout", [b"{}", b"[]", b"oj"])
def test_places_that_cannot_be_read_are_given_up(answered_in_sqlite: Answered, layout: bytes) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    save(answered_in_sqlite, answered_in_sqlite.cloud, layout)
    assert words(answered_in_sqlite, answered_in_sqlite.cloud) == {"tillit": 1}


def test_word_that_nobody_gives_any_more_is_on_no_picture(answered_in_sqlite: Answered) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit", "mod")
    cloud = Cloud()
    before = cloud.update([("tillit", 1), ("mod", 1), ("pengar", 1)])
    save(answered_in_sqlite, answered_in_sqlite.cloud, cloud.to_json())
    assert words(answered_in_sqlite, answered_in_sqlite.cloud) == {"tillit": 1, "mod": 1}
    now = places(answered_in_sqlite, answered_in_sqlite.cloud)
    earlier = {word.word: (word.x, word.y) for word in before.words}
    assert all(earlier[word.word] == pytest.approx((word.x, word.y), abs=60) for word in now.words)


@pytest.mark.parametrize(
    ("language", "footer"),
    [("sv", "Snabb omröstning · 2 deltagare"), ("nb", "Snabb omröstning · 2 deltakere"), ("en", "· 2 participants")],
)
def test_captions_name_question_session_and_people(answered_in_sqlite: Answered, language: str, footer: str) -> None:
    assert language in LANGUAGES
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit", "mod")
    captions = read(answered_in_sqlite, answered_in_sqlite.cloud, language).captions
    assert captions.heading == answered_in_sqlite.cloud.prompt
    assert captions.footer.endswith(footer)
    assert "tillit (1)" in captions.description


def test_files_are_named_after_session_and_question(answered_in_sqlite: Answered) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    begins = f"Snabb-omröstning-{answered_in_sqlite.record.code}-1"
    names = {"png": f"{begins}.png", "svg": f"{begins}.svg", "poster": f"{begins}-poster.png"}
    assert read(answered_in_sqlite, answered_in_sqlite.cloud).names == names


def test_dark_picture_is_dark(answered_in_sqlite: Answered) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    answered_in_sqlite.say("p", answered_in_sqlite.choice, {"choices": ["o1"]})
    for question in (answered_in_sqlite.cloud, answered_in_sqlite.choice):
        picture = read(answered_in_sqlite, question)
        for is_dark, corner in ((False, (255, 255, 255)), (True, (16, 24, 40))):
            file = draw(answered_in_sqlite.engine, picture, PictureStyle("png", is_dark=is_dark))
            image = Image.open(io.BytesIO(file)).convert("RGB")
            assert (image.size, image.getpixel((0, 0))) == ((1920, 1080), corner)


def test_svg_of_any_question_says_in_words_what_it_shows(answered_in_sqlite: Answered) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    answered_in_sqlite.say("p", answered_in_sqlite.choice, {"choices": ["o1"]})
    for question, shown in ((answered_in_sqlite.cloud, "tillit (1)"), (answered_in_sqlite.choice, "Lagom: 0")):
        file = draw(answered_in_sqlite.engine, read(answered_in_sqlite, question), PictureStyle("svg"))
        svg = ElementTree.fromstring(file)
        title, described = svg[0], svg[1]
        assert svg.attrib["aria-labelledby"].split() == [title.attrib["id"], described.attrib["id"]]
        assert (svg.attrib["lang"], svg.attrib["role"], title.text) == ("sv", "img", question.prompt)
        assert shown in (described.text or "")


# ---- what is not -----------------------------------------------------------------------------------------------------


def test_what_has_no_picture_says_why(answered: Answered) -> None:
    engine, session = answered.engine, Chosen(session=answered.record.id)
    answered.say("p", answered.text, {"text": "hej"})
    for question, reason in (
        (answered.cloud.id, "no_answers"),
        (answered.text.id, "texts"),
        ("nobody", "unknown_question"),
    ):
        with pytest.raises(NoPicture, match=reason):
            read_question_picture(engine, session, question)
    with pytest.raises(NoPicture, match="no_word_cloud"):
        read_question_picture(engine, session, answered.choice.id, is_poster=True)
    with pytest.raises(NotFound):
        read_question_picture(engine, Chosen(session="nobody"), answered.cloud.id)


def test_what_is_held_back_or_of_too_few_is_on_no_picture(answered_in_sqlite: Answered) -> None:
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    with writing(answered_in_sqlite.engine) as connection:
        apply_writes(connection, [CorrectionWrite(answered_in_sqlite.cloud.id, b'{"rule":"hold","word":"tillit"}')])
    with pytest.raises(NoPicture, match="nothing_shown"):
        read(answered_in_sqlite, answered_in_sqlite.cloud)
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(programme).values(least_group=7))
    with pytest.raises(NoPicture, match="withheld"):
        read(answered_in_sqlite, answered_in_sqlite.cloud)


def test_answered_questions_are_listed_but_for_texts(answered_in_sqlite: Answered) -> None:
    another_cloud(answered_in_sqlite, "Ingen svarar")
    assert list_pictures(answered_in_sqlite.engine, Chosen(session=answered_in_sqlite.record.id)) == []
    say(answered_in_sqlite, answered_in_sqlite.cloud, "tillit")
    answered_in_sqlite.say("p", answered_in_sqlite.choice, {"choices": ["o1"]})
    answered_in_sqlite.say("p", answered_in_sqlite.text, {"text": "hej"})
    listed = list_pictures(answered_in_sqlite.engine, Chosen(session=answered_in_sqlite.record.id))
    assert [one.asked.id for one in listed] == [answered_in_sqlite.cloud.id, answered_in_sqlite.choice.id]


# ---- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answered:
    """A session in a data folder of its own, and the command line in that folder."""
    monkeypatch.setenv("VISENT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    engine: Engine = open_database(f"sqlite:///{tmp_path / 'data' / 'visent.sqlite3'}")
    migrate(engine)
    return Answered(engine)


def export(answered: Answered, *options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["export", answered.record.code, *options])
    return done.exit_code, done.stdout, done.stderr


def test_command_writes_a_file_for_every_picture(at_home: Answered, tmp_path: Path) -> None:
    second = another_cloud(at_home, "Och sedan?")
    say(at_home, at_home.cloud, "tillit")
    say(at_home, second, "mod", "fika")
    at_home.say("p", at_home.choice, {"choices": ["o1"]})
    code, said, _ = export(at_home, "--format", "svg")
    assert code == 0
    files = sorted(tmp_path.glob("*.svg"))
    assert [file.name for file in files] == sorted(said.split())
    texts = [ElementTree.parse(file).getroot()[0].text for file in files]
    assert texts == [at_home.cloud.prompt, at_home.choice.prompt, "Och sedan?"]


def test_command_with_one_file_takes_the_most_answered_and_says_what_it_left_out(at_home: Answered) -> None:
    second = another_cloud(at_home, "Och sedan?")
    say(at_home, at_home.cloud, "tillit")
    say(at_home, second, "mod", "fika")
    code, said, warned = export(at_home, "--format", "png", "-o", "bild.png")
    assert (code, said) == (0, "bild.png\n")
    assert warned == f"Left out: --question 1, {at_home.cloud.prompt}\n"
    assert Image.open("bild.png").size == (1920, 1080)
    code, _, warned = export(at_home, "--format", "png", "-o", "bild.png", "--question", "1", "--size", "4k", "--dark")
    assert (code, warned) == (0, "")
    image = Image.open("bild.png").convert("RGB")
    assert (image.size, image.getpixel((0, 0))) == ((3840, 2160), (16, 24, 40))


def test_command_makes_a_poster_in_a_shape_of_ones_own(at_home: Answered) -> None:
    say(at_home, at_home.cloud, "tillit", "mod")
    Image.new("L", (300, 200)).save("ruta.png")
    code, said, _ = export(at_home, "--format", "poster", "--shape", "ruta.png")
    assert code == 0
    assert Image.open(said.strip()).size == (4961, 3508)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--format", "png", "--question", "2"], "There is no png of question 2. There is of these: 1."),
        (["--format", "png", "--size", "8k"], "There is no size '8k'."),
        (["--format", "gif"], "There is no format 'gif'."),
        (["--format", "poster", "--shape", "nowhere.png"], "nowhere.png is neither a shape (wisent, "),
        (["--format", "poster", "--shape", "data/visent.sqlite3"], "This file is not a picture that can be read."),
    ],
)
def test_command_says_what_is_wrong(at_home: Answered, options: list[str], sentence: str) -> None:
    say(at_home, at_home.cloud, "tillit")
    code, said, warned = export(at_home, *options)
    assert (code, said) == (1, "")
    assert warned.startswith(sentence)


def test_command_says_that_nobody_has_answered(at_home: Answered) -> None:
    code, said, warned = export(at_home, "--format", "svg")
    assert (code, said) == (1, "")
    assert warned.startswith("Nobody has answered a question yet")
