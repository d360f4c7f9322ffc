"""The commands about words and clouds: they need no server and no database, only answers."""

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from app.word_cloud.replay import replay
from app.words.languages import LANGUAGES
from app.words.table import word_table

# What a stage may measure each way, in pixels.
_SMALLEST_STAGE, _LARGEST_STAGE = 200, 10_000


def words(
    file: Annotated[Path | None, typer.Argument(help="Answers, one a line; without it standard input is read.")] = None,
    language: Annotated[str, typer.Option(help="The hall's languages, separated by commas.")] = "sv",
) -> None:
    """Show which word each answer counts for: answer, word and held (yes or no), separated by tabs."""
    languages = [code for code in language.replace(" ", "").split(",") if code]
    unknown = [code for code in languages if code not in LANGUAGES]
    if unknown or not languages:
        _fail(f"There are no words for {', '.join(unknown) or 'no language'}. There are: {', '.join(LANGUAGES)}.")
    lines = _read_text(file).removesuffix("\n").split("\n")
    for answer, word, held in word_table(lines, languages):
        typer.echo(f"{answer}\t{word}\t{'yes' if held else 'no'}")


def cloud_replay(
    stream: Annotated[Path, typer.Argument(help="The stream of answers, a JSON file; - for standard input.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many of the commonest words are shown.")] = 120,
    stage: Annotated[str, typer.Option(help="Width and height of the stage, in pixels.")] = "1920x1080",
) -> None:
    """Lay out a stream of answers and print every picture: size, ink box and rotation of each word."""
    sides = [int(side) if side.isdecimal() else 0 for side in stage.lower().split("x")]
    if len(sides) != 2 or not all(_SMALLEST_STAGE <= side <= _LARGEST_STAGE for side in sides):
        _fail(f"A stage is width x height in pixels, each from 200 to 10000, such as 1920x1080; not {stage!r}.")
    try:
        frames = replay(json.loads(_read_text(stream)), top, (sides[0], sides[1]))
    except ValueError as error:
        _fail(f"{stream} is not a stream of answers: {error}")
    typer.echo(json.dumps(frames, ensure_ascii=False))


def _read_text(path: Path | None) -> str:
    """The text of a file, or of standard input for None and `-`."""
    if path is None or str(path) == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        _fail(f"{path} cannot be read: {error.strerror}.")


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
