"""The `visent` command. What it does is done elsewhere; here are its words.

Help is in English, the language of command lines; what is printed for a person goes through the catalogues.
"""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy import Engine

from app import word_cli
from app.demo.hall import HallError, run_hall, run_presenter
from app.doctor import examine
from app.export.pictures import MEDIA_TYPES, POSTER_KIND, NoPicture, problem_text
from app.export.session import FORMATS
from app.polling.errors import NotFound
from app.polling.ids import group_code, parse_code
from app.polling.records import SessionRecord
from app.polling.session import Pace, Question
from app.polling.templates import LANGUAGES, template, template_names
from app.serving import serve as run_server
from app.settings import Settings
from app.store.database import migrate, open_database, writing
from app.store.programmes import create_programme, read_programme
from app.store.secrets import signing_key
from app.store.sessions import create_session, find_by_code
from app.web.addresses import Links
from app.web.exports import Chosen, PictureStyle, draw, export_session, list_pictures, read_question_picture
from app.web.identity import PresenterKeys
from app.web.organize.sign_on import NotInstalled
from app.word_cloud.mask import DEFAULT_SHAPE, SHAPES, BadMask
from app.word_cloud.picture_png import SIZES

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Visent: live audience polling for halls.")
session_app = typer.Typer(no_args_is_help=True, help="Sessions, from the command line.")
app.add_typer(session_app, name="session")
cloud_app = typer.Typer(no_args_is_help=True, help="Word clouds, from the command line.")
app.add_typer(cloud_app, name="cloud")
app.command("words")(word_cli.words)
cloud_app.command("replay")(word_cli.cloud_replay)

_FORMATS = (*FORMATS, *MEDIA_TYPES)

Data = Annotated[Path | None, typer.Option("--data", help="The folder where everything is kept.")]


def main() -> None:
    app()


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The interface to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
    data: Data = None,
    embed_origins: Annotated[
        str | None,
        typer.Option(help="Whose pages may show the projected screen in a frame: https://intranet.example …"),
    ] = None,
) -> None:
    """Serve phones, projector and organizers."""
    try:
        run_server(settings_with(host=host, port=port, data=data, embed_origins=embed_origins))
    except NotInstalled as error:
        fail(str(error))


@session_app.command("new")
def session_new(
    template_name: Annotated[str, typer.Option("--template", help=" | ".join(template_names()))] = "quick",
    language: Annotated[str, typer.Option(help=" | ".join(LANGUAGES))] = "sv",
    title: Annotated[str | None, typer.Option(help="What the session is called.")] = None,
    *,
    pace: Annotated[Pace, typer.Option(help="The presenter's, or each participant's own.")] = "presenter",
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="The port of the server, for the addresses.")] = None,
) -> None:
    """Make a session and print it as one JSON object. Works beside a running server."""
    if template_name not in template_names():
        fail(f"There is no template {template_name!r}. There are: {', '.join(template_names())}.")
    settings = settings_with(data=data, port=port)
    with database(settings) as engine:
        print_json(new_session(settings, engine, template_name, language, title, pace=pace))


@app.command()
def demo(
    code: Annotated[str | None, typer.Argument(help="The session to fill; without it a new one is made.")] = None,
    attendees: Annotated[int, typer.Option(min=1, max=5000, help="How many phones.")] = 400,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="How long it lasts.")] = 60,
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="The port of the server.")] = None,
) -> None:
    """Fill a running server with a simulated hall that answers through the real sockets."""
    settings = settings_with(data=data, port=port)
    console = Console()
    base = f"http://127.0.0.1:{settings.port}"
    presenting: Any = None
    if code is None:
        with database(settings) as engine:
            made = new_session(settings, engine, "pride", "sv", None)
        code = str(made["code"])
        local = base + str(made["present_url"])[len(Links(settings, PresenterKeys("")).base) :]
        console.print(f"Open the projected screen and watch:\n  [bold]{local}[/bold]\nCode {group_code(code)}\n")
        key = str(made["present_url"]).partition("#")[2]
        presenting = run_presenter(
            base, str(made["session"]), key, made["questions"], seconds, language=settings.language
        )
    parsed = parse_code(code)
    if parsed is None:
        fail("A code has eight digits.")
    hall = run_hall(base, parsed, attendees, seconds, console.print, language=settings.language)
    asyncio.run(_demo(base, hall, presenting))


async def _demo(base: str, hall: Any, presenting: Any) -> None:
    try:
        await (hall if presenting is None else asyncio.gather(hall, presenting))
    except HallError as error:
        fail(str(error))
    except OSError:
        fail(f"No server answers at {base}. Start one with `make run`, then try again.")


@app.command()
def export(
    code: Annotated[str, typer.Argument(help="The session's code.")],
    file_format: Annotated[str, typer.Option("--format", help=" | ".join(_FORMATS))] = "xlsx",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; - for standard output.")] = None,
    *,
    language: Annotated[str | None, typer.Option(help="The language of the headings; else the session's own.")] = None,
    question: Annotated[int | None, typer.Option(help="Pictures: the question's number in the export.")] = None,
    size: Annotated[str, typer.Option(help=f"png: {' | '.join(SIZES)}")] = "1080p",
    dark: Annotated[bool, typer.Option("--dark", help="Pictures: light on a dark ground.")] = False,
    shape: Annotated[str, typer.Option(help=f"poster: {' | '.join(SHAPES)} | a PNG or JPEG file")] = DEFAULT_SHAPE,
    data: Data = None,
) -> None:
    """Write a session's results to a file; each question as a picture, and word clouds as posters."""
    if file_format not in _FORMATS:
        fail(f"There is no format {file_format!r}. There are: {', '.join(_FORMATS)}.")
    if size not in SIZES:
        fail(f"There is no size {size!r}. There are: {', '.join(SIZES)}.")
    with database(settings_with(data=data)) as engine:
        record = session_by_code(engine, code)
        if file_format not in MEDIA_TYPES:
            file = export_session(engine, record.id, file_format, language or record.language)
            write_file(output or Path(file.name), file.chunks)
            return
        style = PictureStyle(file_format, size, dark, shape_or_file(shape))
        try:
            for asked in choose_pictures(engine, record.id, file_format, question, is_one_file=output is not None):
                picture = read_question_picture(engine, Chosen(session=record.id), asked.id, language)
                write_file(output or Path(picture.names[file_format]), [draw(engine, picture, style)])
        except (NoPicture, BadMask) as error:
            fail(problem_text(error.reason, "en"))


@app.command()
def doctor(
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="The port of the server.")] = None,
    language: Annotated[str | None, typer.Option(help=" | ".join(LANGUAGES))] = None,
) -> None:
    """Say in plain words what is wrong with this machine, network or data."""
    signs = {"ok": "[green]✓[/green]", "warning": "[yellow]![/yellow]", "problem": "[red]✗[/red]"}
    settings = settings_with(data=data, port=port)
    findings = examine(settings, language or settings.language)
    console = Console()
    for finding in findings:
        console.print(f"{signs[finding.level]} {finding.what}", highlight=False)
        if finding.advice:
            console.print(f"    {finding.advice}", highlight=False)
    if any(finding.level == "problem" for finding in findings):
        raise typer.Exit(1)


def settings_with(**flags: Any) -> Settings:
    """The settings, with the flags that were given before environment and `.env`. Raises typer.Exit, with words."""
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        prefix = Settings.model_config["env_prefix"]
        told = [
            f"{prefix}{problem['loc'][0]}".upper() + f": {problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors()
        ]
        fail("\n".join(told))


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings.database)
    migrate(engine)
    try:
        yield engine
    finally:
        engine.dispose()


def new_session(
    settings: Settings,
    engine: Engine,
    template_name: str,
    language: str,
    title: str | None,
    *,
    pace: Pace = "presenter",
) -> dict[str, Any]:
    """A programme from a template and one session of it, as `session new` prints it."""
    links = Links(settings, PresenterKeys(signing_key(engine, "presenters")))
    with writing(engine) as connection:
        programme = create_programme(connection, template(template_name, language), language, title)
        record = create_session(connection, programme.id, title, pace)
        _programme, questions = read_programme(connection, programme.id)
    return {
        "session": record.id,
        "code": record.code,
        "join_url": links.join_url(record.code),
        "present_url": links.present_url(record.id, record.presenter_link),
        "questions": [{"id": asked.id, "kind": asked.kind, "prompt": asked.prompt} for asked in questions],
    }


def session_by_code(engine: Engine, typed: str) -> SessionRecord:
    try:
        with engine.connect() as connection:
            return find_by_code(connection, parse_code(typed) or typed)
    except NotFound:
        fail(f"No session has the code {typed}.")


def choose_pictures(
    engine: Engine, session_id: str, file_format: str, number: int | None, is_one_file: bool
) -> list[Question]:
    """The questions to draw: the one with this number; where there is one file for several, the most answered.

    Raises NoPicture where there are none.
    """
    pictured = list_pictures(engine, Chosen(session=session_id))
    if not pictured:
        raise NoPicture("no_pictures")
    listed = [one for one in pictured if file_format != "poster" or one.asked.kind == POSTER_KIND]
    if not listed:
        raise NoPicture("no_cloud_answered")
    if number is not None:
        chosen = [one for one in listed if one.number == number]
        if not chosen:
            numbers = ", ".join(str(one.number) for one in listed)
            fail(f"There is no {file_format} of question {number}. There is of these: {numbers}.")
    elif is_one_file:
        chosen = [max(listed, key=lambda one: one.answers)]
        for one in listed:
            if one not in chosen:
                typer.echo(f"Left out: --question {one.number}, {one.asked.prompt}", err=True)
    else:
        chosen = listed
    return [one.asked for one in chosen]


def shape_or_file(shape: str) -> str | bytes:
    """The name of a shape of ours, or what is in the file. Raises typer.Exit where it is neither."""
    if shape in SHAPES:
        return shape
    try:
        return Path(shape).read_bytes()
    except OSError:
        fail(f"{shape} is neither a shape ({', '.join(SHAPES)}) nor a file that can be read.")


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write the file and print its name; a path of `-` is standard output."""
    if str(path) == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        return
    with path.open("wb") as file:
        file.writelines(chunks)
    typer.echo(str(path))


def print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def fail(message: str) -> NoReturn:
    """Say what is wrong and stop. Raises typer.Exit."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
