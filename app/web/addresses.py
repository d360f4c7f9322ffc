"""The addresses that people and QR codes use."""

import ipaddress
import socket
from urllib.parse import urlsplit

from app.settings import Settings
from app.web.identity import PresenterKeys


class Links:
    """Every address that Visent gives out, from the one place where phones reach it."""

    def __init__(self, settings: Settings, keys: PresenterKeys) -> None:
        self.base = public_url(settings)
        self._keys = keys

    @property
    def host(self) -> str:
        """The short address that people type: host, and port where it is not the usual one."""
        return urlsplit(self.base).netloc

    def join_url(self, code: str) -> str:
        return f"{self.base}/{code}"

    def reflect_url(self, code: str) -> str:
        return f"{self.base}/reflect/{code}"

    def invitation_url(self, token: str) -> str:
        """The token rides in the fragment, which no browser sends: it reaches no log."""
        return f"{self.base}/organize/invitation#{token}"

    def sso_callback_url(self) -> str:
        """Where the identity provider sends people back to; it must be registered there."""
        return f"{self.base}/organize/sso/callback"

    def present_url(self, session_id: str, link_id: str) -> str:
        """The presenter's link. The key rides in the fragment, which no browser sends, so it reaches no log."""
        return f"{self.base}/present/{session_id}#{self._keys.key_for(link_id)}"

    def remote_url(self, session_id: str, link_id: str) -> str:
        """The same on a phone in the presenter's hand."""
        return f"{self.base}/remote/{session_id}#{self._keys.key_for(link_id)}"

    def notes_url(self, session_id: str, link_id: str) -> str:
        """The same as a window with notes, for the presenter alone."""
        return f"{self.base}/notes/{session_id}#{self._keys.key_for(link_id)}"

    def first_account_url(self, token: str) -> str:
        return f"{self.base}/organize/start#{token}"


def public_url(settings: Settings) -> str:
    """What was set, else this machine's address in its network, so that phones in the hall get there."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = settings.host
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 -- compared, not bound
        host = lan_address()
    if ":" in host:
        host = f"[{host}]"
    return f"http://{host}" if settings.port == 80 else f"http://{host}:{settings.port}"


def lan_address() -> str:
    """This machine's address on the network it would use to go out; loopback where there is none.

    Connecting a datagram socket sends nothing; it only makes the system choose a route. The address is one that is
    reserved for documentation (RFC 5737).
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
    return "127.0.0.1" if ipaddress.ip_address(address).is_unspecified else address
