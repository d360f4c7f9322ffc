"""Single sign-on of this application: whether there is one, the provider it asks, and who is under way.

What speaks OpenID Connect is an extra that need not be installed; it is imported here alone, once there is an issuer.
"""

from typing import TYPE_CHECKING, Literal

from fastapi import Request

from app.polling.errors import NotFound
from app.settings import Settings
from app.web.organize.sso_trips import Trips

if TYPE_CHECKING:
    from app.web.organize.open_id import OpenIdProvider

INSTALL = "sh tools/install.sh requirements-sso.lock"

FaultReason = Literal["unreachable", "busy", "provider", "untrusted", "cancelled"]


class SignOnFault(Exception):
    """Raised when the provider gives no answer that counts; `why` is for the log of whoever runs the server."""

    def __init__(self, reason: FaultReason, why: str) -> None:
        super().__init__(f"{reason}: {why}")
        self.reason = reason
        self.why = why


class NotInstalled(Exception):
    """Raised when an issuer is set, but what speaks to it is not installed."""

    def __init__(self) -> None:
        super().__init__(f"VISENT_SSO_ISSUER is set, but what it needs is not installed. Install it with: {INSTALL}")


class SignOn:
    """The one provider that people may sign in with, and those who are on their way to it and back."""

    def __init__(self, settings: Settings, key: str) -> None:
        self.name = settings.sso_label
        self.domains = settings.sso_domains
        self.trips = Trips(key)
        self.provider = _provider(settings)


def sign_on_of(request: Request) -> SignOn:
    """The application's single sign-on. Raises NotFound where there is none."""
    found: SignOn | None = request.app.state.sign_on
    if found is None:
        raise NotFound("sso")
    return found


def check_installed(settings: Settings) -> None:
    """Raises NotInstalled where single sign-on is wanted and cannot be had."""
    if settings.sso_issuer:
        _provider(settings)


def _provider(settings: Settings) -> "OpenIdProvider":
    try:
        from app.web.organize.open_id import OpenIdProvider  # noqa: PLC0415 -- an extra that need not be installed
    except ModuleNotFoundError as error:
        raise NotInstalled from error
    return OpenIdProvider(settings)
