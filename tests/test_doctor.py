"""What the doctor says about real folders, databases, ports and networks."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from app.doctor import CHECKS, examine, machine, network, storage
from app.doctor.finding import Check, Finding
from app.locales import LANGUAGES, catalogue
from app.settings import Settings
from app.store.database import migrate, open_database
from tests.server import Server, free_port


def say(check: Check, settings: Settings) -> list[Finding]:
    return list(check(settings, catalogue("doctor", "en").text))


def only(check: Check, settings: Settings) -> Finding:
    [finding] = say(check, settings)
    return finding


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(host="127.0.0.1", port=free_port(), data=tmp_path, database_url="", public_url="")


def changed(settings: Settings, **values: object) -> Settings:
    return settings.model_copy(update=values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_looked_at_and_advised_on(settings: Settings, language: str) -> None:
    findings = examine(settings, language)
    assert len(findings) >= len(CHECKS)
    assert all(finding.what and "{" not in finding.what + finding.advice for finding in findings)
    assert all(bool(finding.advice) == (finding.level != "ok") for finding in findings)


def test_nothing_is_left_behind(settings: Settings) -> None:
    examine(settings)
    assert list(settings.data.iterdir()) == []


def test_a_folder_that_is_not_there_yet_is_no_problem(settings: Settings) -> None:
    later = changed(settings, data=settings.data / "later" / "data")
    assert only(storage.check_data_folder, later).level == "ok"
    assert only(storage.check_database, later).what == "There is no database yet; the first start makes it."
    assert say(storage.check_commit_speed, later) == []
    assert not later.data.exists()


def test_a_folder_that_cannot_be_written_is_a_problem(settings: Settings) -> None:
    (settings.data / "file").write_text("in the way")
    finding = only(storage.check_data_folder, changed(settings, data=settings.data / "file" / "data"))
    assert (finding.level, str(settings.data / "file") in finding.what) == ("problem", True)
    assert "VISENT_DATA" in finding.advice


@pytest.mark.parametrize(
    ("low", "none", "level"), [(1 << 60, 0, "warning"), (1 << 60, 1 << 60, "problem"), (0, 0, "ok")]
)
def test_a_full_disk_is_said_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, low: int, none: int, level: str
) -> None:
    monkeypatch.setattr(storage, "LOW_SPACE_BYTES", low)
    monkeypatch.setattr(storage, "NO_SPACE_BYTES", none)
    assert only(storage.check_data_folder, settings).level == level


def test_a_migrated_database_is_sound(engine: Engine, settings: Settings) -> None:
    finding = only(storage.check_database, changed(settings, database_url=address_of(engine)))
    assert (finding.level, finding.what) == ("ok", "The database is sound and fits this version.")


def test_a_database_of_another_version_is_said_so(database_url: str, settings: Settings) -> None:
    open_database(database_url).connect().close()
    finding = only(storage.check_database, changed(settings, database_url=database_url))
    assert (finding.level, "backup" in finding.advice) == ("warning", True)


def test_a_damaged_database_is_a_problem(settings: Settings) -> None:
    (settings.data / "visent.sqlite3").write_bytes(b"no database at all" * 1000)
    finding = only(storage.check_database, settings)
    assert finding.level == "problem"
    assert "file is not a database" in finding.advice


def test_a_database_with_a_torn_page_is_a_problem(settings: Settings) -> None:
    engine = open_database(settings.database)
    migrate(engine)
    engine.dispose()
    path = settings.data / "visent.sqlite3"
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    findings = say(storage.check_database, settings)
    assert "problem" in {finding.level for finding in findings}


def test_a_database_that_does_not_answer_is_a_problem_and_its_password_stays_hidden(settings: Settings) -> None:
    url = f"postgresql://visent:hemligt@127.0.0.1:{free_port()}/visent"
    finding = only(storage.check_database, changed(settings, database_url=url))
    assert finding.level == "problem"
    assert "hemligt" not in finding.what + finding.advice
    assert say(storage.check_commit_speed, changed(settings, database_url=url)) == []


def test_a_database_that_does_not_wait_for_the_disk_is_a_problem(postgres_url: str, settings: Settings) -> None:
    url = make_url(postgres_url).update_query_dict({"options": "-c synchronous_commit=off"})
    hasty = changed(settings, database_url=url.render_as_string(hide_password=False))
    assert "The database does not wait for the disk." in {f.what for f in say(storage.check_database, hasty)}


def test_commits_are_timed_where_answers_are_kept(engine: Engine, settings: Settings) -> None:
    times = storage.commit_times_ms(changed(settings, database_url=address_of(engine)))
    assert len(times) == 9
    assert all(0 < time_ms < 5000 for time_ms in times)


def test_slow_saving_is_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "SLOW_COMMIT_MS", 0.0)
    finding = only(storage.check_commit_speed, settings)
    assert (finding.level, finding.what.endswith(" ms.")) == ("warning", True)


@pytest.mark.parametrize(
    ("few", "enough", "level"), [(0, 1, "ok"), (0, 1 << 40, "warning"), (1 << 40, 1 << 41, "problem")]
)
def test_few_connections_are_said_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, few: int, enough: int, level: str
) -> None:
    if machine.most_open_files() is None:
        pytest.skip("nothing limits open files here")
    monkeypatch.setattr(machine, "FEW_FILES", few)
    monkeypatch.setattr(machine, "ENOUGH_FILES", enough)
    finding = only(machine.check_open_files, settings)
    assert finding.level == level
    assert ("LimitNOFILE" in finding.advice) == (level != "ok")


def test_a_free_port_is_free(settings: Settings) -> None:
    assert only(network.check_port, settings).what == f"Port {settings.port} is free."


def test_a_port_that_another_program_uses_is_a_problem(settings: Settings, other_program: int) -> None:
    assert only(network.check_port, changed(settings, port=other_program)).level == "problem"


def test_an_address_of_another_machine_is_a_problem(settings: Settings) -> None:
    assert only(network.check_port, changed(settings, host="203.0.113.7")).level == "problem"


def test_visent_itself_may_use_its_port(settings: Settings) -> None:
    server = Server(settings.data / "running")
    server.start()
    try:
        finding = only(network.check_port, changed(settings, port=server.port, host="0.0.0.0"))
    finally:
        server.stop()
    assert (finding.level, finding.what) == ("ok", f"Visent is running on port {server.port}.")


@pytest.mark.parametrize(
    ("public_url", "level"),
    [
        ("https://fraga.kommun.example", "ok"),
        ("http://192.168.1.20:8000", "ok"),
        ("http://localhost:8000", "warning"),
        ("http://127.0.0.1", "warning"),
        ("fraga.kommun.example", "problem"),
        ("ftp://fraga.kommun.example", "problem"),
        ("https://fraga.kommun.example/visent", "problem"),
    ],
)
def test_an_address_that_phones_cannot_use_is_said_so(settings: Settings, public_url: str, level: str) -> None:
    assert only(network.check_public_url, changed(settings, public_url=public_url)).level == level


def test_listening_to_this_machine_alone_is_a_warning(settings: Settings) -> None:
    assert only(network.check_network, settings).level == "warning"


def test_networks_of_containers_are_not_counted() -> None:
    addresses = network.network_addresses()
    assert not [name for name in addresses if name.startswith(("lo", "docker", "veth"))]
    for address in addresses.values():
        socket.inet_aton(address)


def test_several_networks_are_listed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    several = {"eth0": "192.0.2.10", "wlan0": "198.51.100.4"}
    monkeypatch.setattr(network, "network_addresses", lambda: several)
    finding = only(network.check_network, changed(settings, host="0.0.0.0"))
    assert finding.level == "warning"
    assert "192.0.2.10 (eth0), 198.51.100.4 (wlan0)" in finding.what


def test_a_clock_from_before_the_program_is_a_problem(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert only(machine.check_clock, settings).level == "ok"
    monkeypatch.setattr(machine, "RELEASED", 1e12)
    assert only(machine.check_clock, settings).level == "problem"


def test_scripts_without_a_font_are_named(tmp_path: Path) -> None:
    assert machine.scripts_without_fonts([str(tmp_path)]) == list(machine.SCRIPTS)
    (tmp_path / "noto").mkdir()
    for name in ("NotoSansArabic-Regular.ttf", "NotoSansCJK-Regular.ttc", "NotoColorEmoji.ttf"):
        (tmp_path / "noto" / name).touch()
    assert machine.scripts_without_fonts([str(tmp_path)]) == ["हिन्दी", "ไทย"]


def test_missing_fonts_come_with_the_packages_that_have_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "FONT_FOLDERS", (str(tmp_path / "none"),))
    finding = say(machine.check_scripts, settings)[-1]
    assert finding.level == "warning"
    assert finding.advice.endswith("apt install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji")


@pytest.fixture
def other_program() -> Iterator[int]:
    """The port of a web server that is not Visent."""
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def address_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)
