"""What cabling reads from switches, in the table of what reads from others (readers.py explains it)."""

import hostile

from dialtone.wire import ber, cdp, lldp, snmp, snmp_v3

USER = snmp_v3.User(name="reader", auth="sha256", auth_password="authpassword", priv="aes", priv_password="privpassword")
ENGINE = snmp_v3.Engine(bytes.fromhex("80004fb805766d72a67640"), 3, 77)
KEYS = snmp_v3.localised(USER, ENGINE.id)
BINDING = ber.sequence(ber.oid("1.3.6.1.2.1.1.1.0"), ber.octets(b"A switch"))
RESPONSE = ber.sequence(ber.integer(7), ber.integer(0), ber.integer(0), ber.sequence(BINDING), tag=snmp.RESPONSE)
LLDP = lldp.build(
    bytes.fromhex("001b17000112"),
    "GigabitEthernet1/0/7",
    name="sw-1",
    description="A switch 2.0",
    port_text="uplink to desk",
    address="192.0.2.5",
    vlan=10,
    voice_vlan=20,
    more=(
        lldp.part(127, bytes.fromhex("00120f02" + "07010500" + "0064" + "0040" + "0000")),
        lldp.part(127, bytes.fromhex("0012bb0a") + b"SW-2000"),
    ),
)
CDP = cdp.build("sw-2.example", "GigabitEthernet1/0/9", platform="cisco WS-C2960X", address="192.0.2.6", vlan=10, voice_vlan=20)
LLDPCLI = b"""{"lldp": [{"interface": [{"name": "eth0", "via": "LLDP", "chassis": [{"id": [{"type": "mac", "value": "00:1b:17:00:01:12"}],
 "name": [{"value": "sw-1"}], "capability": [{"type": "Bridge", "enabled": true}]}],
 "port": [{"id": [{"type": "ifname", "value": "1/0/7"}]}],
 "vlan": [{"vlan-id": "10", "pvid": true}], "lldp-med": [{"policy": [{"type": [{"value": "Voice"}], "vlan": [{"vid": "20"}]}]}]}]}]}"""

READERS = {
    "wire.snmp.answer": (hostile.as_is, (snmp.message(snmp.V2C, "public", RESPONSE),)),
    "wire.snmp_v3.received": (
        lambda read, data: read(data, USER, KEYS),
        (snmp_v3.question(USER, KEYS, ENGINE, 7, RESPONSE, salt=9),),
    ),
    "wire.lldp.parse": (hostile.as_is, (LLDP,)),
    "wire.lldp.readable": (hostile.as_is, (b"text\0more", b"\xff\xfe")),
    "wire.cdp.parse": (hostile.as_is, (CDP,)),
    "wire.lldpcli.parse": (hostile.as_is, (LLDPCLI,)),
}

NOT_READERS = {
    **{
        f"wire.ber.{name}": "raises BerError by contract; wire.snmp and wire.snmp_v3 read everything through it"
        for name in ("parts", "expect", "exactly", "fits", "first", "dotted")
    },
    **{f"wire.ber.{name}": "builds" for name in ("wrap", "octets", "sequence")},
    "wire.snmp.message": "builds",
    "wire.snmp.read_pdu": "raises BerError by contract; reached through wire.snmp.answer and wire.snmp_v3.received",
    "wire.snmp_v3.localised": "makes keys of what was read",
    "wire.snmp_v3.question": "builds",
    "wire.lldp.part": "builds",
    "wire.lldp.build": "builds",
}
