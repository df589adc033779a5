"""Writes the walks of this folder: small switches of our own making, each with one habit of a real maker that has misled a program.

`python tests/cabling_walks/write.py` writes them anew; a test holds the files to this. The answers stand in tests/discovery/
test_switch_walks.py. The format is snmpsim's: object identifier, type (2 number, 4 text, 4x octets, 6 object identifier, 66 gauge), value.
"""

from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
IF, IFX, BRIDGE, LLDP = "1.3.6.1.2.1.2.2.1", "1.3.6.1.2.1.31.1.1.1", "1.3.6.1.2.1.17", "1.0.8802.1.1.2.1"
POE, MED, DOT3 = "1.3.6.1.2.1.105.1", f"{LLDP}.5.4795.1", f"{LLDP}.5.4623.1"
ENTITY, CISCO = "1.3.6.1.2.1.47.1", "1.3.6.1.4.1.9.9"
PHONE = b"\x24"
"""Bridge and telephone."""
SNOM, SNOM_2, YEALINK, POLYCOM, CISCO_PHONE, GRANDSTREAM = (
    bytes.fromhex(mac) for mac in ("0004136a0001", "0004136a0002", "805ec06a0003", "0004f26a0004", "0017956a0005", "000b826a0006")
)
PC, PC_2, DESK_SWITCH = (bytes.fromhex(mac) for mac in ("98fa9b6a0011", "98fa9b6a0012", "34e8946a0013"))
Rows = dict[str, int | str | bytes | tuple[str, str]]
WALKS: dict[str, Callable[[], Rows]] = {}


def walk(make: Callable[[], Rows]) -> Callable[[], Rows]:
    """A switch of this folder."""
    WALKS[make.__name__] = make
    return make


def system(description: str, name: str = "sw1") -> Rows:
    return {"1.3.6.1.2.1.1.1.0": description, "1.3.6.1.2.1.1.5.0": name}


def ports(names: dict[int, str], *, first_bridge: int | None = None, described: str = "", kind: int = 6) -> Rows:
    """Interfaces that are up at 1000 Mbit/s, full duplex; with bridge ports from `first_bridge` on, in order."""
    rows: Rows = {}
    for place, (index, name) in enumerate(names.items()):
        rows |= {f"{IF}.2.{index}": described or name, f"{IF}.3.{index}": kind, f"{IF}.8.{index}": 1}
        rows |= {f"{IFX}.1.{index}": name, f"{IFX}.15.{index}": ("66", "1000"), f"1.3.6.1.2.1.10.7.2.1.19.{index}": 3}
        if first_bridge is not None:
            rows[f"{BRIDGE}.1.4.1.2.{first_bridge + place}"] = index
    return rows


def local(number: int, port_id: str | bytes, description: str = "", subtype: int = 5) -> Rows:
    rows: Rows = {f"{LLDP}.3.7.1.2.{number}": subtype, f"{LLDP}.3.7.1.3.{number}": port_id}
    return rows | ({f"{LLDP}.3.7.1.4.{number}": description} if description else {})


def neighbour(index: str, mac: bytes | str, name: str = "", description: str = "", **columns: int | str | bytes) -> Rows:
    """An LLDP row: chassis and port named by the MAC address, a telephone, unless columns («c5») say otherwise."""
    row = {4: 4, 5: mac, 6: 3, 7: mac, 8: "LAN", 9: name, 10: description, 11: PHONE, 12: PHONE}
    row |= {int(column[1:]): value for column, value in columns.items()}
    return {f"{LLDP}.4.1.1.{column}.{index}": value for column, value in row.items()}


def dotted(mac: bytes) -> str:
    return ".".join(map(str, mac))


def forwarded(mac: bytes, port: int, status: int = 3) -> Rows:
    key = f"{BRIDGE}.4.3.1"
    return {f"{key}.1.{dotted(mac)}": mac, f"{key}.2.{dotted(mac)}": port, f"{key}.3.{dotted(mac)}": status}


def in_vlan(table: int, mac: bytes, port: int, status: int = 3) -> Rows:
    key = f"{BRIDGE}.7.1.2.2.1"
    return {f"{key}.2.{table}.{dotted(mac)}": port, f"{key}.3.{table}.{dotted(mac)}": status}


def fed(place: str, power_class: int, detection: int = 3) -> Rows:
    """A PoE row; the class is written as it is sent, one more."""
    return {f"{POE}.1.1.3.{place}": 1, f"{POE}.1.1.6.{place}": detection, f"{POE}.1.1.10.{place}": power_class + 1}


def supply(group: int, budget: int, used: int) -> Rows:
    return {f"{POE}.3.1.1.2.{group}": ("66", str(budget)), f"{POE}.3.1.1.3.{group}": 1, f"{POE}.3.1.1.4.{group}": ("66", str(used))}


def uplink(port: int, table: int = 1, many: int = 12) -> Rows:
    rows: Rows = {}
    for host in range(many):
        rows |= in_vlan(table, bytes.fromhex("02aa0000") + bytes((1, host)), port)
    return rows


# --- the switches --------------------------------------------------------------------------------------------------------------------


@walk
def lldp_number_is_no_if_index() -> Rows:
    """The LLDP number 9 is another port's ifIndex; the switch's own LLDP table says which port it is."""
    names = {4 + port: f"GigabitEthernet0/0/{port}" for port in range(1, 25)}
    return {
        **system("A switch that numbers LLDP its own way"),
        **ports(names, first_bridge=1),
        **local(9, "GigabitEthernet0/0/14"),
        **neighbour("120.9.1", YEALINK, "SIP-T41S", "Yealink SIP-T41S"),
        **forwarded(YEALINK, 14),
    }


@walk
def port_id_is_an_if_index() -> Rows:
    """LLDP 10 has the port id «1010», the ifIndex of 1/10. Rows that are past: twice on one port, and telephones that have moved."""
    return {
        **system("A switch whose LLDP rows outlive their devices"),
        **ports({1000 + port: f"1/{port}" for port in range(1, 25)}, first_bridge=1),
        **{key: value for port in (10, 11, 12, 13) for key, value in local(port, f"10{port}", subtype=7).items()},
        **neighbour("0.10.1", YEALINK, "SIP-T46S"),
        **neighbour("0.10.2", YEALINK, "SIP-T46S"),
        **neighbour("0.11.3", SNOM, "snom710"),
        **neighbour("0.12.4", SNOM, "snom710"),
        **neighbour("0.12.5", SNOM_2, "snom715"),
        **neighbour("0.13.6", SNOM_2, "snom715"),
        **forwarded(YEALINK, 10),
        **forwarded(SNOM, 12),
    }


@walk
def port_id_is_a_mac() -> Rows:
    """One port of the LLDP table is named by a MAC address, the next by its name; ifIndexes begin at 49."""
    own = bytes.fromhex("00aabb6a0100")
    return {
        **system("A small-business switch"),
        **ports({48 + port: f"gi1/0/{port}" for port in range(1, 25)}, first_bridge=1),
        **local(17, own, subtype=3),
        **local(18, "gi1/0/18"),
        **neighbour("0.17.1", YEALINK, "SIP-T42S"),
        **neighbour("0.17.2", YEALINK, "SIP-T42S"),
        **neighbour("0.18.3", SNOM, "snomD715"),
    }


@walk
def no_local_table() -> Rows:
    """LLDP rows with an index of one number and no table of local ports; capabilities as a number in the order of the frame."""
    rows: Rows = {**system("A router that switches"), **ports({port: f"ether{port}" for port in range(1, 9)}, first_bridge=1)}
    row = neighbour("77", "00:17:95:6A:00:05", "SEP0017956A0005", "Cisco IP Phone", c6=5, c7="Port 1", c11=36, c12=36)
    router = neighbour("8", "64:D1:54:6A:00:21", "router.example", "Router", c6=5, c7="bridge1/ether2", c11=20, c12=20)
    return rows | row | router | in_vlan(1, CISCO_PHONE, 3)


@walk
def telephone_only_forwarded() -> Rows:
    """The telephone speaks no LLDP; the row of its port is the computer behind it. The index of the table has a length in front."""
    key = f"{BRIDGE}.7.1.2.2.1.2.20.6"
    return {
        **system("A switch that puts a length into its index"),
        **ports({port: f"GigabitEthernet{port}" for port in range(1, 9)}, first_bridge=1),
        **local(7, "GigabitEthernet7"),
        **neighbour("0.7.1", PC, "", "", c11=b"00", c12=b"00"),
        **{f"{key}.{dotted(mac)}": 7 for mac in (SNOM, PC, DESK_SWITCH)},
    }


@walk
def text_and_row_numbers() -> Rows:
    """MAC and IP addresses as text; the forwarding table is numbered by rows; LLDP and it disagree; an uplink on no port at all."""
    rows: Rows = {
        **system("A switch that says all in words"),
        **ports({port: f"port{port}" for port in range(1, 11)}, first_bridge=1),
        **local(5, "port5"),
        **neighbour("99.5.3", "80:5e:c0:6a:00:03", "SIP-T41S", c4=5, c5="192.0.2.38", c12="24 2 5"),
        f"{LLDP}.4.2.1.3.1.4.1.1.192.0.2.99": 2,
    }
    heard = [(SNOM_2, 5), (PC, 6), *((bytes.fromhex("02bb0000") + bytes((0, host)), 32768) for host in range(20))]
    for number, (mac, port) in enumerate(heard, 1):
        rows |= {f"{BRIDGE}.4.3.1.1.{number}": mac, f"{BRIDGE}.4.3.1.2.{number}": port, f"{BRIDGE}.4.3.1.3.{number}": 3}
    return rows


@walk
def modules() -> Rows:
    """Ports in modules A and B; the chassis is named by an IP address in octets; a forwarding table's number is no VLAN; PoE by ifIndex."""
    names = {port: f"A{port}" for port in range(1, 9)} | {24 + port: f"B{port}" for port in range(1, 9)}
    rows: Rows = {**system("A modular switch"), **ports(names)}
    for index, name in names.items():
        rows |= {f"{BRIDGE}.1.4.1.2.{index}": index, f"{BRIDGE}.7.1.4.5.1.1.{index}": ("66", "10"), **local(index, str(index), name, 7)}
    return {
        **rows,
        **neighbour("0.26.2", POLYCOM, "Polycom SoundPoint IP 335", "Polycom;SoundPointIP", c4=5, c5=b"\x01\xc0\x00\x02\x71", c8="1"),
        f"{BRIDGE}.7.1.4.2.1.3.0.10": ("66", "3"),
        f"{BRIDGE}.7.1.4.2.1.3.0.15": ("66", "4"),
        **in_vlan(4, POLYCOM, 26),
        **fed("1.1", 0, detection=2),
        **fed("1.26", 2),
        "1.3.6.1.4.1.11.2.14.11.1.9.1.1.1.3.1.26": 3100,
        **supply(1, 398, 3),
    }


@walk
def bridge_port_plus_49152() -> Rows:
    """ifIndexes are bridge ports plus 49152, names have a kind behind them, and there is no LLDP table."""
    names = {49152 + port: f"gigabitEthernet 1/0/{port} : copper" for port in range(1, 9)}
    return {
        **system("A switch without LLDP-MIB"),
        **ports(names, first_bridge=1),
        **in_vlan(20, YEALINK, 3),
        **uplink(8),
        **fed("1.3", 2),
        **supply(1, 110, 4),
    }


@walk
def bridge_ports_contradict() -> Rows:
    """The bridge port of an LLDP number is another port; the LLDP table is right. PoE counts groups and ports from one, names from zero."""
    names = {500 + port: f"ge-0/0/{port}" for port in range(24)}
    return {
        **system("A switch that counts from zero"),
        **ports(names),
        f"{BRIDGE}.1.4.1.2.513": 501,
        f"{BRIDGE}.1.4.1.2.514": 513,
        **local(513, "ge-0/0/13"),
        **neighbour("7.513.1", YEALINK, "SIP-T54W"),
        **in_vlan(20, YEALINK, 514),
        **fed("1.14", 3),
        **fed("1.1", 0, detection=2),
        **supply(1, 740, 12),
    }


@walk
def q_bridge_is_wrong() -> Rows:
    """Q-BRIDGE-MIB answers with other ports than BRIDGE-MIB, which is right."""
    return {
        **system("A switch with two minds"),
        **ports({5000 + port: f"port1.0.{port}" for port in range(1, 9)}, first_bridge=1),
        **forwarded(SNOM, 3),
        **forwarded(PC, 4),
        **in_vlan(20, SNOM, 6),
        **in_vlan(1, PC, 7),
    }


@walk
def vlan_by_vlan() -> Rows:
    """The forwarding table of one VLAN at a time; CDP; power tables that name a physical entity; a second slot with equal numbers."""
    rows: Rows = {
        **system("Cisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(7)E3", "sw-cisco.example"),
        **ports({10100 + port: f"Gi1/0/{port}" for port in range(1, 9)} | {10201: "Te1/1/1"}),
        f"{IFX}.1.1": "Vl1",
        f"{IF}.2.1": "Vlan1",
        f"{IF}.3.1": 53,
        f"{CISCO}.46.1.3.1.1.2.1.1": 1,
        f"{CISCO}.46.1.3.1.1.2.1.20": 1,
        f"{CISCO}.46.1.3.1.1.2.1.1002": 1,
        f"{CISCO}.68.1.2.2.1.2.10101": 1,
        f"{CISCO}.68.1.5.1.1.1.10101": 20,
        f"{CISCO}.23.1.2.1.1.4.10101.1": bytes((192, 0, 2, 55)),
        f"{CISCO}.23.1.2.1.1.6.10101.1": "SEP0017956A0005",
        f"{CISCO}.23.1.2.1.1.7.10101.1": "Port 1",
        f"{CISCO}.23.1.2.1.1.8.10101.1": "Cisco IP Phone 7945",
        f"{CISCO}.23.1.2.1.1.9.10101.1": bytes.fromhex("00000490"),
        f"{ENTITY}.1.1.1.5.1001": 3,
        f"{ENTITY}.1.1.1.10.1001": "15.2(7)E3",
        f"{ENTITY}.1.1.1.11.1001": "FOC0000TEST",
        f"{ENTITY}.1.1.1.12.1001": "Cisco",
        f"{ENTITY}.1.1.1.13.1001": "WS-C2960X-24PS-L",
        **fed("1.3", 2),
        **fed("1.4", 0, detection=2),
        **supply(1, 370, 115),
    }
    for port in (1, 2):
        place = f"1.{port + 2}"  # the numbers of the power tables are no port's: only the physical entity tells
        rows[f"{CISCO}.402.1.2.1.7.{place}"] = ("66", "7000" if port == 1 else "0")
        rows[f"{CISCO}.402.1.2.1.9.{place}"] = ("66", "3800" if port == 1 else "0")
        rows[f"{CISCO}.402.1.2.1.11.{place}"] = 1050 + port
        rows[f"{ENTITY}.3.2.1.2.{1050 + port}.0"] = ("6", f"1.3.6.1.2.1.2.2.1.1.{10100 + port}")
    return rows


@walk
def vlan_by_vlan_1() -> Rows:
    """VLAN 1 as it is seen with «@1» behind the community."""
    return {f"{BRIDGE}.1.4.1.2.2": 10102, **forwarded(PC, 2)}


@walk
def vlan_by_vlan_20() -> Rows:
    """VLAN 20 as it is seen with «@20» behind the community."""
    return {f"{BRIDGE}.1.4.1.2.1": 10101, **forwarded(CISCO_PHONE, 1)}


@walk
def two_vlans_at_once() -> Rows:
    """A telephone that is heard in the computers' VLAN and in its own while it starts: one device, in its own VLAN."""
    rows: Rows = {**system("A switch with a voice VLAN"), **ports({port: f"1/0/{port}" for port in range(1, 9)}, first_bridge=1)}
    for port in range(1, 9):
        rows[f"{BRIDGE}.7.1.4.5.1.1.{port}"] = ("66", "10")
    med: Rows = {f"{MED}.3.1.1.3.5.4.1": 3, f"{MED}.3.2.1.2.5.4.1.1.64": 20}
    inventory = {f"{MED}.3.3.1.{column}.5.4.1": text for column, text in ((4, "66.86.0.15"), (5, "S1"), (6, "Yealink"), (7, "SIP-T46U"))}
    return {
        **rows,
        **local(4, "1/0/4"),
        **neighbour("5.4.1", YEALINK, "SIP-T46U", c11=b"\0", c12=b"\0"),
        **in_vlan(10, YEALINK, 4),
        **in_vlan(20, YEALINK, 4),
        **in_vlan(10, PC, 4),
        **med,
        **inventory,
        f"{MED}.2.1.1.2.4.1.64": 20,
        f"{MED}.2.1.1.2.4.1.32": 30,
    }


@walk
def one_name_for_all() -> Rows:
    """Every interface has the same name and its own description."""
    rows: Rows = {
        **system("A switch that names all ports alike"),
        **ports(dict.fromkeys(range(1, 9), "Ethernet Interface"), first_bridge=1),
    }
    for port in range(1, 9):
        rows |= {f"{IF}.2.{port}": f"g{port}", **local(port, f"g{port}", "Ethernet Interface")}
    return rows | neighbour("0.6.1", SNOM, "snom710") | in_vlan(1, SNOM, 6)


@walk
def faults_of_cables() -> Rows:
    """A port at 10 Mbit/s half duplex, one at 100, and one without a link whose telephone is still in the tables."""
    rows: Rows = {**system("A switch with bad cables"), **ports({port: f"1/0/{port}" for port in range(1, 5)}, first_bridge=1)}
    for port, speed, duplex in ((1, "10", 2), (2, "100", 3)):
        rows |= {f"{IFX}.15.{port}": ("66", speed), f"1.3.6.1.2.1.10.7.2.1.19.{port}": duplex, **local(port, f"1/0/{port}")}
    del rows[f"{IFX}.15.2"]
    rows |= {f"{IF}.5.2": ("66", "100000000"), f"{IF}.8.3": 2, **local(3, "1/0/3"), **neighbour("0.3.1", SNOM, "snom710")}
    return rows | neighbour("0.1.1", YEALINK, "SIP-T31P") | forwarded(YEALINK, 1) | forwarded(SNOM, 3) | forwarded(PC, 2, status=2)


@walk
def empty_port_id() -> Rows:
    """A telephone that gives no port id; its address is in its name. One whose port id has «:P1» behind it, and one cut short."""
    return {
        **system("A switch with odd telephones"),
        **ports({port: f"GigabitEthernet1/0/{port}" for port in range(1, 9)}, first_bridge=1),
        **{key: value for port in (2, 3, 5) for key, value in local(port, f"GigabitEthernet1/0/{port}").items()},
        **neighbour("0.2.1", GRANDSTREAM, "gxp1450_000b826a0006", "GXP1450", c4=5, c5=b"\x01\xc0\x00\x02\x0b", c6=5, c7=b""),
        **neighbour("0.3.1", SNOM, "snom870", c4=7, c5="host", c6=7, c7="0004136A0001:P1"),
        **neighbour("0.5.1", SNOM_2, "phone-5", c4=7, c5="host", c6=3, c7=SNOM_2[:5]),
        **neighbour("0.0.1", PC, "local port 0"),
    }


@walk
def power_classes() -> Rows:
    """All classes, a fault, and a port that is off, on two members of a stack with a supply each."""
    names = {100 * unit + port: f"GigabitEthernet{unit}/0/{port}" for unit in (1, 2) for port in range(1, 7)}
    rows: Rows = {**system("A stack"), **ports(names, first_bridge=1), **supply(1, 370, 115), **supply(2, 740, 248)}
    places = [f"{unit}.{port}" for unit in (1, 2) for port in range(1, 7)]
    for place, power_class in zip(places, range(9), strict=False):
        rows |= fed(place, power_class)
    return rows | fed("2.4", 0, detection=4) | fed("2.5", 0, detection=1) | fed("2.6", 4, detection=2)


@walk
def nobody_knows_the_power() -> Rows:
    """Power rows that no way of counting gives a port: nothing is guessed."""
    return {
        **system("A switch"),
        **ports({port: f"slot {port} east" for port in range(1, 5)}, first_bridge=1),
        **fed("7.99", 3),
        **supply(7, 65, 8),
    }


@walk
def short_names() -> Rows:
    """LLDP says «Gi1/0/4», the interface is called «GigabitEthernet1/0/4»; «Te1/0/4» is another."""
    names = {1: "GigabitEthernet1/0/4", 2: "TenGigabitEthernet1/0/4", 3: "GigabitEthernet1/0/5"}
    return {**system("A switch of few words"), **ports(names), **local(40, "Gi1/0/4"), **neighbour("0.40.1", SNOM, "snom710")}


@walk
def two_on_a_port() -> Rows:
    """Telephone and computer both speak LLDP on one port; another address is on two ports at once; a switch is behind port 4."""
    return {
        **system("A busy switch"),
        **ports({port: f"1/0/{port}" for port in range(1, 9)}, first_bridge=1),
        **{key: value for port in (2, 4) for key, value in local(port, f"1/0/{port}").items()},
        **neighbour("1.2.1", YEALINK, "SIP-T46S"),
        **neighbour("1.2.2", PC, "PC-2", c11=b"\x01", c12=b"\x01"),
        **neighbour("1.4.3", DESK_SWITCH, "sw2", c11=b"\x28", c12=b"\x28"),
        **forwarded(YEALINK, 2),
        **forwarded(PC, 2),
        **forwarded(DESK_SWITCH, 4),
        **in_vlan(20, PC_2, 5),
        **in_vlan(30, PC_2, 6),
    }


VIEWS = {"vlan_by_vlan_1": "vlan_by_vlan@1", "vlan_by_vlan_20": "vlan_by_vlan@20"}


def text(rows: Rows) -> str:
    """The rows as snmpsim wants them: in the order of the object identifiers."""
    ordered = sorted(rows.items(), key=lambda row: tuple(map(int, row[0].split("."))))
    return "".join(f"{oid}|{kind}|{value}\n" for oid, (kind, value) in ((oid, encoded(value)) for oid, value in ordered))


def encoded(value: int | str | bytes | tuple[str, str]) -> tuple[str, str]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, bytes):
        return "4x", value.hex()
    return ("2", str(value)) if isinstance(value, int) else ("4", value)


if __name__ == "__main__":
    for name, make in WALKS.items():
        (HERE / f"{VIEWS.get(name, name)}.snmprec").write_text(text(make()), "utf-8")
