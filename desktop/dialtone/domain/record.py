"""The dossier's content as frozen values: the same shape as the site file (design: site-format).

Absent means «not known», so every optional text is `None` rather than `""`. Enumerations are refused outside their words when a file
is read. Dates are `datetime.date`, moments are aware `datetime.datetime` in UTC. `msgspec` reads, checks and writes all of it; the JSON
Schema in resources/schema is made from these types.
"""

import datetime as dt
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from dialtone.domain.kinds import (
    CheckState,
    DeviceKind,
    Language,
    LineKind,
    OrderItem,
    Origin,
    Outcome,
    PersonService,
    Rights,
    RoomUse,
    Service,
)

Text = Annotated[str, Meta(max_length=4000)]
Id = Annotated[str, Meta(min_length=1, max_length=200)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Volume = Annotated[float, Meta(ge=0, le=1e9)]
Moment = Annotated[dt.datetime, Meta(tz=True)]
PortNumber = Annotated[int, Meta(ge=1, le=10_000)]


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all record values: immutable, keyword-only, unknown keys refused, absent when equal to the default."""


class Contact(Value, frozen=True, kw_only=True):
    """A person to speak to at the customer's."""

    name: Text | None = None
    function: Text | None = None
    email: Text | None = None
    phone: Text | None = None


class Customer(Value, frozen=True, kw_only=True):
    """The end user of the services (AV-1)."""

    name: Text | None = None
    enterprise_number: Text | None = None
    language: Language | None = None
    contacts: tuple[Contact, ...] = ()


class Partner(Value, frozen=True, kw_only=True):
    """Who sells, installs and supports (AV-1)."""

    name: Text | None = None
    enterprise_number: Text | None = None


class Training(Value, frozen=True, kw_only=True):
    """The provider's training that the installer followed (AV-3)."""

    reference: Text | None = None
    completed_on: dt.date | None = None
    valid_until: dt.date | None = None


class Installer(Value, frozen=True, kw_only=True):
    """Who installs (AV-3)."""

    name: Text | None = None
    training: Training | None = None


class OrderLine(Value, frozen=True, kw_only=True):
    """One line of the order."""

    item: OrderItem
    quantity: Volume


class OrderedTerminal(Value, frozen=True, kw_only=True):
    """So many devices of one model on the order: goods, which are no billing lines of the service."""

    model: Id
    vendor: Text | None = None
    quantity: Count = 1


class Order(Value, frozen=True, kw_only=True):
    """The order that the site is compared with."""

    reference: Text | None = None
    date: dt.date | None = None
    lines: tuple[OrderLine, ...] = ()
    terminals: tuple[OrderedTerminal, ...] = ()


class PreviousUsers(Value, frozen=True, kw_only=True):
    """The number of users before this job, base of the 10 % rule (BT-4.a change)."""

    quantity: Count
    on: dt.date | None = None


class Address(Value, frozen=True, kw_only=True):
    """A postal address. `street` may state two languages as «Wetstraat / Rue de la Loi»."""

    street: Text | None = None
    number: Text | None = None
    box: Text | None = None
    postcode: Text | None = None
    municipality: Text | None = None
    country: Text | None = None


class Site(Value, frozen=True, kw_only=True):
    """A place with one postal address."""

    id: Id
    name: Text | None = None
    address: Address | None = None


class Room(Value, frozen=True, kw_only=True):
    """A room; `use` decides whether its telephones count (BT-4.a room)."""

    id: Id
    site: Id | None = None
    name: Text | None = None
    floor: Text | None = None
    use: RoomUse | None = None


class Person(Value, frozen=True, kw_only=True):
    """A natural person, or an administrator or supervisor without service."""

    id: Id
    name: Text | None = None
    site: Id | None = None
    service: PersonService | None = None
    hot_desking: bool | None = None


class FaxUse(Value, frozen=True, kw_only=True):
    """How a fax machine is used (BT-3)."""

    pages_per_week: Count | None = None
    critical: bool | None = None
    long: bool | None = None


class Device(Value, frozen=True, kw_only=True):
    """A device on the site. `in_lift` is the question that an emergency phone asks (BT-2)."""

    id: Id
    kind: DeviceKind | None = None
    person: Id | None = None
    room: Id | None = None
    extension: Text | None = None
    vendor: Text | None = None
    model: Text | None = None
    mac: Text | None = None
    serial: Text | None = None
    firmware: Text | None = None
    ip: Text | None = None
    origin: Origin | None = None
    delivered_on: dt.date | None = None
    in_lift: bool | None = None
    attached_to: Id | None = None
    fax: FaxUse | None = None
    note: Text | None = None


class NumberBlock(Value, frozen=True, kw_only=True):
    """Consecutive numbers from `first` (E.164, with +), registered at one postal address (BT-7)."""

    first: Id
    size: Annotated[int, Meta(ge=1, le=100_000)] = 1
    address: Address | None = None


class CallerId(Value, frozen=True, kw_only=True):
    """What a person or device shows when calling out, and when calling an emergency number."""

    subject: Id
    external: Text | None = None
    emergency: Text | None = None


class VirtualFax(Value, frozen=True, kw_only=True):
    """A number that ends at a virtual incoming fax (billed each)."""

    number: Id


class ConferenceRoom(Value, frozen=True, kw_only=True):
    """A conference room on the platform (billed each)."""

    name: Text | None = None


class CallRecording(Value, frozen=True, kw_only=True):
    """Recording, global for the account as soon as one exists, billed by volume."""

    enabled: bool | None = None
    volume_gb: Volume | None = None


class ClickToCall(Value, frozen=True, kw_only=True):
    """Call from a website, billed by channel."""

    channels: Count | None = None


class TrafficPack(Value, frozen=True, kw_only=True):
    """A traffic pack (billed each)."""

    name: Text | None = None
    quantity: Count = 1


class OtherService(Value, frozen=True, kw_only=True):
    """Another service by the provider's tariff."""

    name: Text | None = None
    quantity: Count = 1


class Line(Value, frozen=True, kw_only=True):
    """A line that exists on the site; `on_service`: taken up in the provider's service."""

    id: Id
    kind: LineKind | None = None
    on_service: bool | None = None
    carrier: Text | None = None


class SoundFile(Value, frozen=True, kw_only=True):
    """A sound file that the customer uploads (BT-6)."""

    name: Text | None = None
    rights: Rights | None = None


# --- what the provider's platform knows -----------------------------------------------------------------------------------------------


class PlatformImport(Value, frozen=True, kw_only=True):
    """A file with the platform's devices, as it was imported: evidence for every row taken from it."""

    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    file: Text | None = None
    imported_at: Moment | None = None
    rows: Count | None = None


class PlatformDevice(Value, frozen=True, kw_only=True):
    """A device as the provider's platform lists it. `source` and `file_row`: the import that last stated it, and where in that file.

    `mac` is in the usual form where it is a MAC address, otherwise as the platform has it; `kind` is a `DeviceKind` where it was known.
    """

    id: Id
    mac: Text | None = None
    serial: Text | None = None
    owner: Text | None = None
    login: Text | None = None
    extension: Text | None = None
    vendor: Text | None = None
    model: Text | None = None
    kind: Text | None = None
    registered: bool | None = None
    last_seen: Text | None = None
    source: Id | None = None
    file_row: Count | None = None


# --- cabling (BT-5) ------------------------------------------------------------------------------------------------------------------


class Rack(Value, frozen=True, kw_only=True):
    """A rack or cabinet. `ups`: whether what hangs in it goes on when the power fails."""

    id: Id
    site: Id | None = None
    room: Id | None = None
    name: Text | None = None
    height_u: Count | None = None
    earthed: bool | None = None
    locked: bool | None = None
    ups: bool | None = None


class Panel(Value, frozen=True, kw_only=True):
    """A patch panel of `ports` ports, named `<id>` + port number. `position_u`: its lowest unit, counted from below from 1.

    `reserved` and `defective`: numbers of ports that are not to be used.
    """

    id: Id
    rack: Id | None = None
    position_u: Count | None = None
    ports: Count | None = None
    category: Text | None = None
    shielded: bool | None = None
    height_u: Count | None = None
    reserved: Annotated[tuple[PortNumber, ...], Meta(max_length=1_000)] = ()
    defective: Annotated[tuple[PortNumber, ...], Meta(max_length=1_000)] = ()


class Outlet(Value, frozen=True, kw_only=True):
    """A telecommunications outlet: one 8P8C port on a wall.

    `faceplate`: the plate that it shares with others. `splitter`: an economy splitter puts two devices on its one cable. `desk_switch`: a
    switch stands behind it.
    """

    id: Id
    room: Id | None = None
    label: Text | None = None
    faceplate: Text | None = None
    splitter: bool | None = None
    desk_switch: bool | None = None


class Link(Value, frozen=True, kw_only=True):
    """The horizontal cable between a panel port and an outlet. `test`: what is known without a tester's own result (`CableTest`)."""

    id: Id
    panel: Id | None = None
    port: PortNumber | None = None
    outlet: Id | None = None
    category: Text | None = None
    length_m: Volume | None = None
    length_source: Literal["measured", "estimated"] | None = None
    test: Literal["certified", "qualified", "verified", "failed", "not-tested"] | None = None
    shielded: bool | None = None


class Switch(Value, frozen=True, kw_only=True):
    """A LAN switch with its PoE budget in watts."""

    id: Id
    rack: Id | None = None
    name: Text | None = None
    vendor: Text | None = None
    model: Text | None = None
    address: Text | None = None
    ports: Count | None = None
    poe_budget_w: Volume | None = None
    position_u: Count | None = None
    height_u: Count | None = None
    serial: Text | None = None
    firmware: Text | None = None
    poe_standard: Literal["af", "at", "bt"] | None = None
    ups: bool | None = None


class SwitchPort(Value, frozen=True, kw_only=True):
    """A port of a switch, named as the switch names it.

    `poe_w`: what the switch reserves for it, in watts. `macs`: what its forwarding table holds behind it; `neighbour`: what LLDP says is
    there; both as read at `read_at`.
    """

    id: Id
    switch: Id | None = None
    name: Text | None = None
    vlan: Annotated[int, Meta(ge=1, le=4094)] | None = None
    voice_vlan: Annotated[int, Meta(ge=1, le=4094)] | None = None
    speed_mbit_s: Count | None = None
    poe_class: Annotated[int, Meta(ge=0, le=8)] | None = None
    device: Id | None = None
    duplex: Literal["full", "half"] | None = None
    poe_w: Volume | None = None
    macs: Annotated[tuple[Text, ...], Meta(max_length=64)] = ()
    neighbour: Text | None = None
    read_at: Moment | None = None


class Cord(Value, frozen=True, kw_only=True):
    """A patch cord. An end is «panel:ID:PORT», «outlet:ID», «switch:SWITCHPORT-ID» or «device:ID»; a loose end is absent."""

    id: Id
    a: Id | None = None
    b: Id | None = None
    length_m: Volume | None = None
    category: Text | None = None
    colour: Text | None = None


class TesterFile(Value, frozen=True, kw_only=True):
    """A cable tester's file that was imported; `rows`: the results in it. The file itself is an attachment with this hash."""

    sha256: Id
    file: Text | None = None
    imported_at: Moment | None = None
    rows: Count | None = None


class CableTest(Value, frozen=True, kw_only=True):
    """One result of a cable tester, as its file says it; a test again is another one, and none is ever changed.

    `link`: the cable's name in the file, whether or not there is such a link. `measured`: with the patch cords (channel, at most 100 m) or
    without (permanent link, at most 90 m). `at`: local time, as the file writes it. `margin_db`: the worst margin to the limit.
    """

    id: Id
    link: Text
    source: Id | None = None
    file_row: Count | None = None
    result: Literal["certified", "qualified", "verified", "failed"] | None = None
    measured: Literal["permanent-link", "channel"] | None = None
    limit: Text | None = None
    category: Text | None = None
    length_m: Volume | None = None
    margin_db: Annotated[float, Meta(ge=-1_000, le=1_000)] | None = None
    wiremap: Text | None = None
    at: Text | None = None
    operator: Text | None = None
    tester: Text | None = None
    serial: Text | None = None
    comment: Text | None = None


class FloorPlan(Value, frozen=True, kw_only=True):
    """A drawing of a floor: the attachment with this hash (PDF, PNG or JPEG), and which of its pages, from 1."""

    id: Id
    site: Id | None = None
    floor: Text | None = None
    title: Text | None = None
    sha256: Text | None = None
    page: Count | None = None


class Pin(Value, frozen=True, kw_only=True):
    """Where something is on a plan: a part of the drawing's width from the left and of its height from above.

    `subject`: «outlet:ID», «device:ID» or «rack:ID». `recheck`: the drawing was replaced since.
    """

    id: Id
    plan: Id | None = None
    subject: Id | None = None
    x: Annotated[float, Meta(ge=0, le=1)] | None = None
    y: Annotated[float, Meta(ge=0, le=1)] | None = None
    recheck: bool | None = None


class Cabling(Value, frozen=True, kw_only=True):
    """The cabling record."""

    racks: tuple[Rack, ...] = ()
    panels: tuple[Panel, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    links: tuple[Link, ...] = ()
    switches: tuple[Switch, ...] = ()
    switch_ports: tuple[SwitchPort, ...] = ()
    cords: tuple[Cord, ...] = ()
    test_files: tuple[TesterFile, ...] = ()
    tests: tuple[CableTest, ...] = ()
    plans: tuple[FloorPlan, ...] = ()
    pins: tuple[Pin, ...] = ()


class Photo(Value, frozen=True, kw_only=True):
    """A photo: the attachment with this hash, and what it shows.

    `subject`: «rack:ID», «panel:ID», «switch:ID», «outlet:ID», «link:ID», «room:ID» or «device:ID».
    """

    id: Id
    sha256: Text | None = None
    subject: Id | None = None
    caption: Text | None = None


# --- what the installer and the customer state ---------------------------------------------------------------------------------------


class Answer(Value, frozen=True, kw_only=True):
    """A doubt that somebody answered: what was changed because of it, who said so, when."""

    subject: Id
    question: Text
    answer: Text
    by: Text | None = None
    at: Moment | None = None


class Acknowledgement(Value, frozen=True, kw_only=True):
    """The customer took note of a finding (fax advice, location of mobile users, a reserve). `finding` is the finding's id."""

    finding: Id
    by: Text | None = None
    at: Moment | None = None


class Check(Value, frozen=True, kw_only=True):
    """One line of a checklist (resources/checklists): done, failed, or not done with a reason."""

    id: Id
    state: CheckState
    reason: Text | None = None
    by: Text | None = None
    at: Moment | None = None
    note: Text | None = None


class Reserve(Value, frozen=True, kw_only=True):
    """A reserve made at acceptance, with who solves it and by when."""

    id: Id
    text: Text
    responsible: Literal["customer", "partner", "provider"] | None = None
    due: dt.date | None = None


class Acceptance(Value, frozen=True, kw_only=True):
    """The outcome that customer and installer agree on."""

    outcome: Outcome | None = None
    in_service_since: Moment | None = None
    signer_name: Text | None = None
    signer_function: Text | None = None
    place: Text | None = None


class Record(Value, frozen=True, kw_only=True):
    """A whole dossier (the site file without its `format` and `version`)."""

    provider: Text | None = None
    training_site: bool = False
    services: tuple[Service, ...] = ()
    customer: Customer | None = None
    partner: Partner | None = None
    installer: Installer | None = None
    order: Order | None = None
    previous_users: PreviousUsers | None = None
    sites: tuple[Site, ...] = ()
    rooms: tuple[Room, ...] = ()
    people: tuple[Person, ...] = ()
    devices: tuple[Device, ...] = ()
    number_blocks: tuple[NumberBlock, ...] = ()
    caller_ids: tuple[CallerId, ...] = ()
    virtual_faxes: tuple[VirtualFax, ...] = ()
    conference_rooms: tuple[ConferenceRoom, ...] = ()
    call_recording: CallRecording | None = None
    click_to_call: ClickToCall | None = None
    traffic_packs: tuple[TrafficPack, ...] = ()
    other_services: tuple[OtherService, ...] = ()
    lines: tuple[Line, ...] = ()
    sound_files: tuple[SoundFile, ...] = ()
    automatic_dialler: bool | None = None
    platform_imports: tuple[PlatformImport, ...] = ()
    platform_devices: tuple[PlatformDevice, ...] = ()
    cabling: Cabling | None = None
    photos: tuple[Photo, ...] = ()
    answers: tuple[Answer, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    checks: tuple[Check, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    acceptance: Acceptance | None = None


Plain = dict[str, Any]
"""A value as JSON-able built-ins, as `msgspec.to_builtins` gives it."""
