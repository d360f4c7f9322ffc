"""The commands that need no server: answers into words, a stream into pictures."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app

runner = CliRunner()


def table(printed: str) -> list[list[str]]:
    return [line.split("\t") for line in printed.splitlines()]


def test_words_prints_each_answer_with_its_word_and_whether_it_waits(tmp_path: Path) -> None:
    file = tmp_path / "answers.txt"
    file.write_text("Kollegor\nmina kollegor\nvet ej\nfan\ntillit och respekt\n", encoding="utf-8")
    done = runner.invoke(app, ["words", "--language", "sv", str(file)])
    assert done.exit_code == 0
    assert table(done.stdout) == [
        ["Kollegor", "kollegor", "no"],
        ["mina kollegor", "kollegor", "no"],
        ["vet ej", "", "no"],
        ["fan", "fan", "yes"],
        ["tillit och respekt", "tillit|respekt", "no"],
    ]


def test_words_reads_standard_input_and_keeps_the_order_of_lines() -> None:
    done = runner.invoke(app, ["words"], input="mod\r\nglädje\n\nmod")
    assert [row[0] for row in table(done.stdout)] == ["mod", "glädje", "", "mod"]


def test_words_takes_several_languages_for_a_mixed_hall() -> None:
    done = runner.invoke(app, ["words", "--language", "sv, nb"], input="arbetsglädje\narbeidsglede\n")
    assert done.exit_code == 0


@pytest.mark.parametrize("language", ["xx", "", "sv,xx"])
def test_words_names_the_languages_there_are(language: str) -> None:
    done = runner.invoke(app, ["words", "--language", language], input="mod\n")
    assert done.exit_code == 1
    assert "There are: sv, nb" in done.stderr


def test_a_replay_has_one_picture_an_update(tmp_path: Path) -> None:
    file = tmp_path / "stream.json"
    file.write_text(json.dumps({"updates": [["mod", "mod"], ["lön"], []], "remove": {"1": ["mod"]}}), encoding="utf-8")
    frames = json.loads(runner.invoke(app, ["cloud", "replay", str(file)]).stdout)
    assert [[word[0] for word in frame["words"]] for frame in frames] == [["mod"], ["lön"], ["lön"]]
    assert all(frame["ms"] >= 0 for frame in frames)
    word, size, x0, y0, x1, y1, rotation = frames[0]["words"][0]
    assert (word, rotation) == ("mod", 0)
    assert 0 <= x0 < x1 <= 1920
    assert 0 <= y0 < y1 <= 1080
    assert size > 0


def test_a_replay_shows_as_many_words_on_such_a_stage_as_asked() -> None:
    stream = json.dumps({"updates": [[f"ord{n}" for n in range(30)]]})
    done = runner.invoke(app, ["cloud", "replay", "-", "--top", "7", "--stage", "1080x1920"], input=stream)
    words = json.loads(done.stdout)[0]["words"]
    assert len(words) == 7
    assert max(word[4] for word in words) <= 1080


@pytest.mark.parametrize("stream", ["", "[]", "{}", '{"updates": [[1]]}', '{"updates": [], "remove": {"x": []}}', "{"])
def test_a_stream_of_another_shape_is_told_so(stream: str) -> None:
    done = runner.invoke(app, ["cloud", "replay", "-"], input=stream)
    assert done.exit_code == 1
    assert "is not a stream of answers" in done.stderr


@pytest.mark.parametrize("stage", ["wide", "1920", "0x0", "99999x1080"])
def test_a_stage_that_is_none_is_told_so(stage: str) -> None:
    done = runner.invoke(app, ["cloud", "replay", "-", "--stage", stage], input='{"updates": []}')
    assert done.exit_code == 1
    assert "width x height" in done.stderr


def test_a_file_that_is_not_there_is_told_so() -> None:
    done = runner.invoke(app, ["words", "not-there.txt"])
    assert done.exit_code == 1
    assert "not-there.txt cannot be read" in done.stderr
