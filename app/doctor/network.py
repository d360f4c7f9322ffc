"""The port, this machine's addresses, and the one that phones are told."""

import json
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from app.doctor.finding import Finding, Text
from app.settings import Settings
from app.web.addresses import lan_address, public_url

# Networks of containers and virtual machines; no phone is in them.
_VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet")
# Linux: an interface's IPv4 address, https://man7.org/linux/man-pages/man7/netdevice.7.html
_SIOCGIFADDR = 0x8915
_PATIENCE_S = 3


def check_port(settings: Settings, text: Text) -> Iterator[Finding]:
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::", ""} else settings.host  # noqa: S104 -- compared, not bound
    port = settings.port
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            # As servers do: a port that was in use until just now is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError:
        advice = text("Ports below 1024 need a right of their own. Choose another with VISENT_PORT, such as 8000.")
        yield Finding("problem", text("Port {port} may not be used.", port=port), advice)
    except (OSError, OverflowError):
        if is_visent(host, port):
            yield Finding("ok", text("Visent is running on port {port}.", port=port))
        else:
            advice = text("Another program uses it, or {host} is not this machine. Try another VISENT_PORT.", host=host)
            yield Finding("problem", text("Port {port} of {host} is not free.", port=port, host=host), advice)
    else:
        yield Finding("ok", text("Port {port} is free.", port=port))


def check_network(settings: Settings, text: Text) -> Iterator[Finding]:
    found, addresses = lan_address(), network_addresses()
    if found.startswith("127.") and not addresses:
        advice = text("Connect it to the hall's network, by cable if you can.")
        yield Finding("warning", text("This machine is in no network, so phones cannot reach it."), advice)
    elif settings.host in {"127.0.0.1", "::1", "localhost"} and not settings.public_url:
        advice = text("Set VISENT_HOST to 0.0.0.0 so that phones get in.")
        yield Finding("warning", text("Visent listens to this machine alone."), advice)
    elif len(addresses) > 1 and not settings.public_url:
        several = ", ".join(f"{address} ({name})" for name, address in addresses.items())
        advice = text(
            "Phones are told {address}. If they are in another network, set VISENT_PUBLIC_URL.", address=found
        )
        yield Finding("warning", text("This machine is in several networks: {several}.", several=several), advice)
    else:
        yield Finding("ok", text("This machine's address in the network is {address}.", address=found))


def check_public_url(settings: Settings, text: Text) -> Iterator[Finding]:
    url = urlsplit(public_url(settings))
    said = text("Phones join at {address}", address=url.geturl())
    if url.scheme not in {"http", "https"} or not url.hostname or url.path or url.query or url.fragment:
        advice = text("VISENT_PUBLIC_URL is http:// or https:// and a host, with nothing after it.")
        yield Finding("problem", said, advice)
    elif settings.public_url and (url.hostname == "localhost" or url.hostname.startswith("127.")):
        advice = text("On a phone that is the phone itself. Set VISENT_PUBLIC_URL to an address in the hall's network.")
        yield Finding("warning", said, advice)
    else:
        yield Finding("ok", said)


def is_visent(host: str, port: int) -> bool:
    """Whether what answers at this port is Visent."""
    address = f"http://[{host}]:{port}/healthz" if ":" in host else f"http://{host}:{port}/healthz"
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=_PATIENCE_S) as reply:
            return bool(json.load(reply) == {"status": "alive"})
    except (OSError, ValueError):
        return False


def network_addresses() -> dict[str, str]:
    """Interface to IPv4 address, of those in which phones may be. Only Linux says them; elsewhere it is empty."""
    addresses: dict[str, str] = {}
    if sys.platform != "linux":
        return addresses
    import fcntl  # noqa: PLC0415 -- there is none on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _index, name in socket.if_nameindex():
            # An interface that is down has no address.
            with suppress(OSError):
                request = struct.pack("256s", name.encode()[:15])
                address = socket.inet_ntoa(fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, request)[20:24])
                if not address.startswith("127.") and not name.startswith(_VIRTUAL):
                    addresses[name] = address
    return addresses
