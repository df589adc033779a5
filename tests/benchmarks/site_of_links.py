"""A site of 2,000 links, each from a telephone to a switch port, measured, in 42 panels of 48 ports."""

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import (
    CableTest,
    Cabling,
    Cord,
    Device,
    Link,
    Outlet,
    Panel,
    Rack,
    Record,
    Room,
    Switch,
    SwitchPort,
    TesterFile,
)

LINKS = 2_000
_PER = 48
_SOURCE = "ab" * 32


def large(count: int = LINKS) -> Record:
    """Every link is patched at both ends and has a result."""
    panels = range(-(-count // _PER))
    every = [(at, at // _PER, at % _PER + 1) for at in range(count)]
    cabling = Cabling(
        racks=tuple(Rack(id=f"R{at}", height_u=42, room="r0") for at in range(-(-len(panels) // 10))),
        panels=tuple(
            Panel(id=f"{at}A-A", rack=f"R{at // 10}", position_u=2 * (at % 10) + 1, ports=_PER, category="Cat 6A") for at in panels
        ),
        outlets=tuple(Outlet(id=f"{panel}A-A{port:02}", room=f"r{at % 100}") for at, panel, port in every),
        links=tuple(
            Link(
                id=f"{panel}A-A{port:02}",
                panel=f"{panel}A-A",
                port=port,
                outlet=f"{panel}A-A{port:02}",
                category="Cat 6A",
                length_m=30 + at % 50,
            )
            for at, panel, port in every
        ),
        switches=tuple(
            Switch(id=f"s{at}", name=f"sw-{at}", rack=f"R{at // 10}", position_u=2 * (at % 10) + 2, ports=_PER) for at in panels
        ),
        switch_ports=tuple(
            SwitchPort(id=f"s{panel}-{port}", switch=f"s{panel}", name=f"1/0/{port}", device=f"d{at}", voice_vlan=20, speed_mbit_s=1000)
            for at, panel, port in every
        ),
        cords=(
            *(Cord(id=f"C{at:04}", a=f"panel:{panel}A-A:{port}", b=f"switch:s{panel}-{port}", length_m=2) for at, panel, port in every),
            *(Cord(id=f"C{5_000 + at}", a=f"outlet:{panel}A-A{port:02}", b=f"device:d{at}") for at, panel, port in every),
        ),
        test_files=(TesterFile(sha256=_SOURCE, file="all.csv", rows=count),),
        tests=tuple(
            CableTest(
                id=f"t{at}",
                link=f"{panel}A-A{port:02}",
                source=_SOURCE,
                file_row=at,
                result="certified",
                limit="TIA Cat 6A Perm. Link",
                length_m=30.5 + at % 50,
                margin_db=4.2,
                at="2026-11-12T10:00",
                tester="DSX-8000",
            )
            for at, panel, port in every
        ),
    )
    devices = tuple(
        Device(id=f"d{at}", kind=DeviceKind.DESKPHONE, extension=str(1_000 + at), room=f"r{at % 100}", model="T46U", mac=f"805ec0{at:06x}")
        for at in range(count)
    )
    return Record(
        rooms=tuple(Room(id=f"r{at}", name=f"Room {at}", floor=str(at // 20)) for at in range(100)), devices=devices, cabling=cabling
    )
