"""A small site for drawings and labels: a rack with two panels and two switches, telephones, a loose cord, a failed link, pins."""

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import (
    CableTest,
    Cabling,
    Cord,
    Device,
    FloorPlan,
    Link,
    Outlet,
    Panel,
    Pin,
    Rack,
    Record,
    Room,
    Switch,
    SwitchPort,
)


def site(ports: int = 24) -> Record:
    """`ports` of panel 0A-A, of which the first 12 are linked; 1–6 are patched, 5 failed, 20 reserved, 17 defective."""
    linked = range(1, 13)
    cabling = Cabling(
        racks=(Rack(id="R1", name="Hoofdkast", room="r1", height_u=15, earthed=True, ups=True),),
        panels=(
            Panel(id="0A-A", rack="R1", position_u=14, ports=ports, category="Cat 6A", shielded=True, reserved=(20,), defective=(17,)),
            Panel(id="0A-B", rack="R1", position_u=12, ports=48),
            Panel(id="0A-C", rack="R1", ports=24),
        ),
        outlets=tuple(Outlet(id=f"0A-A{at:02}", room="r1") for at in linked),
        links=tuple(
            Link(id=f"0A-A{at:02}", panel="0A-A", port=at, outlet=f"0A-A{at:02}", category="Cat 6A", length_m=20.5 + at) for at in linked
        ),
        switches=(
            Switch(id="sw1", name="sw-kast", rack="R1", position_u=10, ports=26, vendor="Ubiquiti", model="USW-24", poe_budget_w=400),
            Switch(id="sw2", name="sw-magazijn", rack="R1", position_u=12, ports=8),
        ),
        switch_ports=(
            *(SwitchPort(id=f"sw1-{at}", switch="sw1", name=f"1/0/{at}", voice_vlan=20) for at in range(1, 25)),
            SwitchPort(id="sw2-1", switch="sw2", name="g1", neighbour="sw-kast"),
        ),
        cords=(
            *(Cord(id=f"C{at:04}", a=f"switch:sw1-{at}", b=f"panel:0A-A:{at}", length_m=1.5) for at in range(1, 7)),
            *(Cord(id=f"C{100 + at:04}", a=f"outlet:0A-A{at:02}", b=f"device:d{at}") for at in range(1, 5)),
            Cord(id="C0999", a="outlet:0A-A06"),
        ),
        tests=(
            CableTest(id="t1", link="0A-A05", result="certified"),
            CableTest(id="t2", link="0A-A05", result="failed", file_row=2),
        ),
        plans=(FloorPlan(id="p0", floor="0", title="Gelijkvloers"),),
        pins=(
            Pin(id="q1", plan="p0", subject="outlet:0A-A01", x=0.2, y=0.3),
            Pin(id="q2", plan="p0", subject="rack:R1", x=0.8, y=0.5),
            Pin(id="q3", plan="p0", subject="device:d3", x=0.99, y=1.0, recheck=True),
            Pin(id="q4", plan="p0", subject="outlet:gone", x=0.0, y=0.0),
            Pin(id="q5", plan="p0"),
        ),
    )
    devices = tuple(Device(id=f"d{at}", kind=DeviceKind.DESKPHONE, extension=str(100 + at), room="r1", model="T46U") for at in range(1, 7))
    return Record(rooms=(Room(id="r1", name="Secretariaat", floor="0"),), devices=devices, cabling=cabling)
