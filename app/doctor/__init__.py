"""What is wrong with this machine, network or data, in plain words, with what to do about it. Changes nothing."""

from app.doctor.finding import Check, Finding
from app.doctor.machine import check_clock, check_open_files, check_python, check_scripts
from app.doctor.network import check_network, check_port, check_public_url
from app.doctor.storage import check_commit_speed, check_data_folder, check_database
from app.locales import catalogue
from app.settings import Settings

__all__ = ["Finding", "examine"]

CHECKS: list[Check] = [
    check_python,
    check_data_folder,
    check_database,
    check_commit_speed,
    check_open_files,
    check_port,
    check_network,
    check_public_url,
    check_clock,
    check_scripts,
]


def examine(settings: Settings, language: str = "en") -> list[Finding]:
    """Everything that was found, worded in `language`. Nothing is raised: what cannot be looked at is a finding too."""
    text = catalogue("doctor", language).text
    return [finding for check in CHECKS for finding in check(settings, text)]
