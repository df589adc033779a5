"""What the training switch tells by SNMP: LLDP neighbours, forwarding table, port names and power, as {oid: value}.

Real switches number their ports three ways, and so does this one: LLDP's local port number and the bridge port are n + 2 for front port n,
the ifIndex is n. Who takes the LLDP number for an ifIndex lands on an existing, wrong port. One row of the local port table is named by
MAC address, and a computer stands behind a telephone. (LLDP-MIB IEEE 802.1AB, BRIDGE-MIB RFC 4188, Q-BRIDGE-MIB RFC 4363, IF-MIB RFC 2863,
IP-MIB RFC 4293, POWER-ETHERNET-MIB RFC 3621, EtherLike-MIB RFC 3635.)
"""

import ipaddress
from collections.abc import Iterator

from dialtone.training import ber
from dialtone.training.network import SimulatedDevice, SimulatedNetwork

SHIFT = 2
"""Bridge port and LLDP local port number minus the front port's number."""
MAC_NAMED_PORT = 9
"""The front port whose row in the local LLDP table carries a MAC address as port id."""

_SYSTEM: ber.Oid = (1, 3, 6, 1, 2, 1, 1)
_IF: ber.Oid = (1, 3, 6, 1, 2, 1, 2, 2, 1)
_IFX: ber.Oid = (1, 3, 6, 1, 2, 1, 31, 1, 1, 1)
_BRIDGE: ber.Oid = (1, 3, 6, 1, 2, 1, 17)
_LLDP: ber.Oid = (1, 0, 8802, 1, 1, 2, 1)
_ARP: ber.Oid = (1, 3, 6, 1, 2, 1, 4, 22, 1)
_POE: ber.Oid = (1, 3, 6, 1, 2, 1, 105, 1)
_DOT3: ber.Oid = (1, 3, 6, 1, 2, 1, 10, 7, 2, 1)
_MASK_TELEPHONE = b"\x24"
"""Bridge and telephone (IEEE 802.1AB LldpSystemCapabilitiesMap; a phone bridges the computer behind it)."""

Rows = Iterator[tuple[ber.Oid, ber.Encoded]]


def port_name(port: int) -> str:
    """The name on the front and in ifName."""
    return f"1/0/{port}"


def _mac(text: str) -> bytes:
    return bytes.fromhex(text.replace(":", ""))


def table(network: SimulatedNetwork, *, address_of: dict[int, str]) -> dict[ber.Oid, ber.Encoded]:
    """All rows; `address_of` gives the address that each device really has."""
    rows: dict[ber.Oid, ber.Encoded] = {}
    rows.update(_system(network))
    for port in range(1, network.switch.ports + 1):
        rows.update(_port(network, port))
    for device in network.devices:
        rows.update(_forwarding(network, device))
    if len(set(address_of.values())) > 1:  # where all share one address, the table would say nothing
        for device in network.devices:
            rows.update(_resolved(network, device, address_of[device.address]))
    talkers = [device for device in network.devices if device.lldp]
    for number, device in enumerate(talkers, 1):
        rows.update(_neighbour(device, number, address_of[device.address]))
    return rows


def _system(network: SimulatedNetwork) -> Rows:
    switch = network.switch
    yield (*_SYSTEM, 1, 0), ber.octets(switch.description)
    yield (*_SYSTEM, 2, 0), ber.oid((1, 3, 6, 1, 4, 1, 32473, 1, 48))  # enterprise 32473: examples (RFC 5612)
    yield (*_SYSTEM, 3, 0), ber.integer(8_640_000, ber.TIME_TICKS)
    yield (*_SYSTEM, 4, 0), ber.octets("TRAINING")
    yield (*_SYSTEM, 5, 0), ber.octets(switch.name)
    yield (*_SYSTEM, 6, 0), ber.octets(switch.location)
    yield (*_SYSTEM, 7, 0), ber.integer(2)
    yield (*_LLDP, 3, 1, 0), ber.integer(4)
    yield (*_LLDP, 3, 2, 0), ber.octets(_mac(switch.mac))
    yield (*_LLDP, 3, 3, 0), ber.octets(switch.name)
    yield (*_LLDP, 3, 4, 0), ber.octets(switch.description)
    yield (*_BRIDGE, 1, 1, 0), ber.octets(_mac(switch.mac))
    yield (*_POE, 3, 1, 1, 2, 1), ber.integer(switch.poe_budget_w, ber.GAUGE32)
    yield (*_POE, 3, 1, 1, 3, 1), ber.integer(1)
    fed = sum(1 for device in network.devices if device.sip and device.port != switch.uplink)
    yield (*_POE, 3, 1, 1, 4, 1), ber.integer(5 * fed, ber.GAUGE32)
    for vlan in (switch.data_vlan, switch.voice_vlan):
        yield (*_IF, 2, 1000 + vlan), ber.octets(f"VLAN {vlan}")
        yield (*_IFX, 1, 1000 + vlan), ber.octets(f"Vlan{vlan}")
        yield (*_BRIDGE, 7, 1, 4, 2, 1, 3, 0, vlan), ber.integer(_fdb_id(vlan), ber.GAUGE32)


def _fdb_id(vlan: int) -> int:
    """The forwarding table of a VLAN; not its number, as on many switches."""
    return vlan // 10


def _port(network: SimulatedNetwork, port: int) -> Rows:
    switch = network.switch
    name = ber.octets(port_name(port))
    bridge = port + SHIFT
    yield (*_IF, 1, port), ber.integer(port)
    yield (*_IF, 2, port), ber.octets(f"Port {port_name(port)}")
    yield (*_IF, 3, port), ber.integer(6)
    yield (*_IF, 8, port), ber.integer(1 if any(device.port == port for device in network.devices) else 2)
    yield (*_IFX, 1, port), name
    yield (*_IFX, 15, port), ber.integer(1000, ber.GAUGE32)
    yield (*_DOT3, 19, port), ber.integer(3)  # full duplex
    yield (*_IFX, 18, port), ber.octets("uplink" if port == switch.uplink else "")
    yield (*_BRIDGE, 1, 4, 1, 2, bridge), ber.integer(port)
    yield (*_BRIDGE, 7, 1, 4, 5, 1, 1, bridge), ber.integer(switch.data_vlan, ber.GAUGE32)
    yield (*_LLDP, 3, 7, 1, 2, bridge), ber.integer(3 if port == MAC_NAMED_PORT else 5)
    yield (*_LLDP, 3, 7, 1, 3, bridge), ber.octets(_mac(switch.mac)) if port == MAC_NAMED_PORT else name
    yield (*_LLDP, 3, 7, 1, 4, bridge), name
    if port != switch.uplink:
        on_port = any(device.port == port and device.sip for device in network.devices)
        yield (*_POE, 1, 1, 3, 1, port), ber.integer(1)
        yield (*_POE, 1, 1, 6, 1, port), ber.integer(3 if on_port else 2)  # delivering, searching
        yield (*_POE, 1, 1, 10, 1, port), ber.integer(3 if on_port else 1)  # the enumeration is the class plus one


def _forwarding(network: SimulatedNetwork, device: SimulatedDevice) -> Rows:
    mac = _mac(device.mac)
    vlan = network.switch.voice_vlan if device.sip else network.switch.data_vlan
    port = device.port + SHIFT
    yield (*_BRIDGE, 4, 3, 1, 1, *mac), ber.octets(mac)
    yield (*_BRIDGE, 4, 3, 1, 2, *mac), ber.integer(port)
    yield (*_BRIDGE, 4, 3, 1, 3, *mac), ber.integer(3)
    yield (*_BRIDGE, 7, 1, 2, 2, 1, 2, _fdb_id(vlan), *mac), ber.integer(port)
    yield (*_BRIDGE, 7, 1, 2, 2, 1, 3, _fdb_id(vlan), *mac), ber.integer(3)


def _resolved(network: SimulatedNetwork, device: SimulatedDevice, address: str) -> Rows:
    """The switch routes between the VLANs, so it knows which address has which MAC (ipNetToMediaTable)."""
    interface = 1000 + (network.switch.voice_vlan if device.sip else network.switch.data_vlan)
    packed = ipaddress.IPv4Address(address).packed
    index = (interface, *packed)
    yield (*_ARP, 1, *index), ber.integer(interface)
    yield (*_ARP, 2, *index), ber.octets(_mac(device.mac))
    yield (*_ARP, 3, *index), (ber.IP_ADDRESS, packed)
    yield (*_ARP, 4, *index), ber.integer(3)  # dynamic


def _neighbour(device: SimulatedDevice, number: int, address: str) -> Rows:
    lldp = device.lldp
    if lldp is None:
        return
    packed = ipaddress.IPv4Address(address).packed
    mac = _mac(device.mac)
    by_ip = lldp.chassis == "ip"
    port_id = {"mac": mac, "mac-p1": (device.mac.replace(":", "").upper() + ":P1").encode(), "empty": b""}[lldp.port_id]
    index = (600 * number, device.port + SHIFT, number)
    columns = {
        4: ber.integer(5 if by_ip else 4),
        5: ber.octets(b"\x01" + packed if by_ip else mac),
        6: ber.integer(7 if lldp.port_id == "mac-p1" else 3),
        7: ber.octets(port_id),
        8: ber.octets("LAN port"),
        9: ber.octets(lldp.name),
        10: ber.octets(lldp.description),
        11: ber.octets(_MASK_TELEPHONE),
        12: ber.octets(_MASK_TELEPHONE),
    }
    for column, value in columns.items():
        yield (*_LLDP, 4, 1, 1, column, *index), value
    if not by_ip:  # phones that name themselves by MAC give their address here; the address is part of the index
        yield (*_LLDP, 4, 2, 1, 3, *index, 1, 4, *packed), ber.integer(2)
