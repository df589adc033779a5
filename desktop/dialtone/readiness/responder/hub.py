"""What all parts of a responder share: settings, sessions, limits and the sockets, by the place they have."""

from typing import Literal

from dialtone import __version__
from dialtone.net.datagram_server import Address, UdpPort
from dialtone.readiness.responder.limits import Allowance, Counters, Line
from dialtone.readiness.responder.sessions import Sessions
from dialtone.readiness.responder.settings import Settings

Role = Literal["main", "other", "sip"]


class Hub:
    """Made by the server; the sockets are added as they open."""

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self.settings = settings
        self.sessions = Sessions(limits)
        self.counters = Counters()
        self.allowance = Allowance(limits.unproven_per_second, limits.unproven_per_source)
        self.trusted = Allowance(limits.stun_per_source * limits.sessions, limits.stun_per_source)
        self.failures = Allowance(1_000_000, limits.failures_per_minute, seconds=60.0)
        self.line = Line(limits.rate_mbit_s * 1e6)
        self.udp: dict[tuple[int, Role], UdpPort] = {}
        self.port = self.sip_udp_port = self.sip_tcp_port = self.sip_tls_port = self.stamp_port = 0
        self.sip_tls_sha256 = ""
        self.transfers: dict[str, object] = {}
        self._places: dict[int, tuple[int, Role]] = {}

    def add(self, place: tuple[int, Role], port: UdpPort) -> None:
        """A socket that STUN and probes are answered on."""
        self.udp[place] = port
        self._places[id(port)] = place

    def forget(self, ticket: str) -> None:
        """A transfer whose session ended."""
        self.transfers.pop(ticket, None)

    def place(self, port: UdpPort) -> tuple[int, Role]:
        """Which address (0, 1) and which of its ports this socket is."""
        return self._places.get(id(port), (0, "main"))

    def changed(self, port: UdpPort, *, address: bool, number: bool) -> UdpPort | None:
        """The socket with the other address and/or the other port; None when there is none."""
        index, role = self.place(port)
        index = 1 - index if address else index
        if number:
            role = "main" if role == "other" else "other"
        return self.udp.get((index, role)) or (self.udp.get((index, "main")) if role == "sip" else None)

    def public(self, port: UdpPort) -> Address | None:
        """How a socket is called outside; None when it listens on whatever address there is."""
        listen = self.settings.listen[self.place(port)[0]]
        host = listen.public or listen.local
        return None if host in {"0.0.0.0", "::"} else (host, port.address[1])

    def description(self) -> dict[str, object]:
        """What a client is told about this responder."""
        second, other = self.udp.get((1, "main")), self.udp.get((0, "other"))
        address = self.public(second) if second else None
        return {
            "version": __version__,
            "port": self.port,
            "sip_udp_port": self.sip_udp_port or None,
            "sip_tcp_port": self.sip_tcp_port or None,
            "sip_tls_port": self.sip_tls_port or None,
            "sip_tls_sha256": self.sip_tls_sha256,
            "rate_mbit_s": self.settings.limits.rate_mbit_s,
            "stamp_port": self.stamp_port or None,
            "alternate": address[0] if address else None,
            "alternate_port": other.address[1] if other else None,
        }
