"""Running the server: descriptors, logs, what is printed at the start, and uvicorn with this product's bounds."""

import logging
import resource
import sys

import segno
import structlog
import uvicorn
from rich.console import Console

from app.locales import catalogue, choose_language
from app.main import create_app
from app.settings import Settings
from app.store.accounts import first_link
from app.store.database import migrate, open_database
from app.store.secrets import signing_key
from app.web.addresses import Links
from app.web.identity import PresenterKeys
from app.web.organize.sign_on import check_installed
from app.web.protocols import PatientHttp, Sockets

# A frame of a phone or presenter; larger ones close the socket with 1009.
MAX_FRAME_BYTES = 16 * 1024
PING_S = 20


def serve(settings: Settings) -> None:
    """Serve until told to stop. Prints the addresses, a QR code, and on first start the link that makes an account.

    Raises NotInstalled where a part is missing that the settings need.
    """
    check_installed(settings)
    configure_logs(settings.log_json)
    raise_descriptor_limit()
    engine = open_database(settings.database)
    migrate(engine)
    links = Links(settings, PresenterKeys(signing_key(engine, "presenters")))
    token = first_link(engine)
    engine.dispose()
    greet(settings, links, token)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        http=PatientHttp,
        ws=Sockets,
        ws_max_size=MAX_FRAME_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_S,
        ws_ping_timeout=PING_S,
        backlog=4096,
        # Addresses and agents of the audience are nobody's business, the log's least of all.
        access_log=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )


def greet(settings: Settings, links: Links, token: str | None) -> None:
    """What whoever starts the server reads: where phones join, where organizers go."""
    text = catalogue("server", choose_language(settings.language, None)).text
    console = Console(highlight=False)
    console.print()
    console.print(f"[bold]Visent[/bold]  {text('Phones join at {address}', address=links.base)}")
    console.print(f"        {text('Organizers: {address}', address=links.base + '/organize')}")
    if sys.stdout.isatty():
        segno.make(links.base, error="l").terminal(compact=True)
    if token is not None:
        console.print(text("First start: open this link once to make your account (it works for a day):"))
        console.print(f"  {links.first_account_url(token)}", soft_wrap=True)
    console.print()
    sys.stdout.flush()


def configure_logs(as_json: bool) -> None:
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def raise_descriptor_limit() -> None:
    """One descriptor a phone: take all that the system allows without asking."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else 65_536
    if soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):
            structlog.get_logger().info("the descriptor limit could not be raised", limit=soft)
