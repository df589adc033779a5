"""The file that `nmap -oX` writes: the hosts that were up, with their addresses, names and open ports.

Such a file begins with a document type without declarations; that is put up with, but one that declares anything (entities that expand or
fetch a file) ends the reading. A scan that was broken off leaves a file without an end: what stands in it counts.
"""

from xml.parsers import expat

from msgspec import Struct, field

from dialtone.wire import listing
from dialtone.wire.listing import MAX_BYTES, MAX_ENTRIES, MAX_TEXT, Fault

MAX_PORTS = 64
MAX_DEPTH = 32
MAX_NAMES = 8


class Port(Struct, frozen=True, kw_only=True):
    """An open port («udp», «tcp») and what nmap recognised there; `service` only where it was asked and not looked up in a table."""

    number: int
    protocol: str
    service: str = ""
    product: str = ""
    version: str = ""
    extra: str = ""
    device_type: str = ""


class Host(Struct, kw_only=True):
    """A host that was up. `line`: where it begins. `vendor`: of its MAC address, as nmap knows it."""

    line: int
    up: bool = True
    ip: str | None = None
    addresses: list[str] = field(default_factory=list)
    mac: str | None = None
    vendor: str | None = None
    names: list[str] = field(default_factory=list)
    ports: list[Port] = field(default_factory=list)


class NmapRun(Struct, frozen=True, kw_only=True):
    """A file as read. `down`: hosts that did not answer then, left out."""

    hosts: tuple[Host, ...] = ()
    down: int = 0
    faults: tuple[Fault, ...] = ()


class _Stop(Exception):  # noqa: N818 - ends the reading, is no error of the program
    pass


class _Reader:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.hosts: list[Host] = []
        self.down = 0
        self.fault: Fault | None = None
        self.finished = False
        self._depth = 0
        self._host: Host | None = None
        self._port: dict[str, str] | None = None
        self._ours = False

    def refuse(self, code: str) -> None:
        self.fault = Fault(self.parser.CurrentLineNumber, code)
        raise _Stop

    def document_type(self, _name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:  # what lies outside the document is never fetched
            self.refuse("refused")

    def entity(self, *_: object) -> None:
        self.refuse("refused")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.refuse("refused")
        if self._depth == 1:
            self._ours = name == "nmaprun"
            if not self._ours:
                self.refuse("not-understood")
        said = {key: value[:MAX_TEXT] for key, value in attributes.items()}
        if name == "host":
            self._host = Host(line=self.parser.CurrentLineNumber)
        elif self._host is not None:
            self._inside(self._host, name, said)

    def _inside(self, host: Host, name: str, said: dict[str, str]) -> None:
        if name == "status":
            host.up = said.get("state") == "up"
        elif name == "address":
            _address(host, said)
        elif name == "hostname" and len(host.names) < MAX_NAMES and said.get("name"):
            host.names.append(said["name"])
        elif name == "port":
            self._port = {"protocol": said.get("protocol", ""), "portid": said.get("portid", "")}
        elif name in {"state", "service"} and self._port is not None:
            self._port |= {f"{name}.{key}": value for key, value in said.items()}

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == "port" and self._port is not None and self._host is not None:
            if (port := _port(self._port)) and len(self._host.ports) < MAX_PORTS:
                self._host.ports.append(port)
            self._port = None
        elif name == "host":
            self.close_host()
        elif name == "nmaprun":
            self.finished = True

    def close_host(self) -> None:
        host, self._host = self._host, None
        if host is None:
            return
        if not host.up:
            self.down += 1
        elif host.ip or host.addresses or host.mac:
            if len(self.hosts) >= MAX_ENTRIES:
                self.refuse("too-many")
            self.hosts.append(host)


def _address(host: Host, said: dict[str, str]) -> None:
    text, kind = said.get("addr", ""), said.get("addrtype")
    if kind == "mac":
        host.mac, host.vendor = listing.mac(text), said.get("vendor") or None
    elif kind == "ipv4" and (ip := listing.address(text)):
        host.ip = host.ip or ip
    elif kind == "ipv6" and len(host.addresses) < MAX_NAMES and (six := listing.address6(text)):
        host.addresses.append(six)


def _port(said: dict[str, str]) -> Port | None:
    number = said["portid"]
    if said.get("state.state") != "open" or not (number.isascii() and number.isdigit() and 0 < int(number[:6]) < 65536):
        return None
    probed = said.get("service.method") == "probed"
    return Port(
        number=int(number),
        protocol=said["protocol"],
        service=said.get("service.name", "") if probed else "",
        product=said.get("service.product", ""),
        version=said.get("service.version", ""),
        extra=said.get("service.extrainfo", ""),
        device_type=said.get("service.devicetype", ""),
    )


def looks_like(data: bytes) -> bool:
    """Whether a file is nmap's, by its first element."""
    head = listing.decode(data[:8_192])
    return "<nmaprun" in head or "<!DOCTYPE nmaprun" in head


def parse(data: bytes) -> NmapRun:
    """The hosts in a file and its faults. Never raises, expands no entity and fetches nothing."""
    parser = expat.ParserCreate()
    reader = _Reader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.document_type
    parser.EntityDeclHandler = reader.entity
    faults = [Fault(1, "too-large")] if len(data) > MAX_BYTES else []
    try:
        parser.Parse(data[:MAX_BYTES], True)
    except _Stop:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        if not faults:
            unfinished = reader.hosts and not reader.finished
            faults.append(Fault(parser.CurrentLineNumber, "truncated" if unfinished else "not-understood", str(error)[:80]))
    if reader.fault is not None:
        faults.append(reader.fault)
    if not reader.hosts and not faults:
        faults.append(Fault(1, "nothing"))
    return NmapRun(hosts=tuple(reader.hosts), down=reader.down, faults=tuple(faults))
