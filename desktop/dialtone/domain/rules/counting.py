"""The rules of counting, 1 to 9 (design: site-format; BT-4.a person, device, room, no service, doubt)."""

from collections import defaultdict

from msgspec import structs

from dialtone.domain.kinds import EXCLUDED, NON_USER_TERMINALS, DeviceKind, RoomUse
from dialtone.domain.record import Device, Person, Room
from dialtone.domain.rules import clauses
from dialtone.domain.rules.channels import exact
from dialtone.domain.rules.index import (
    Index,
    is_lift_emergency,
    is_no_service,
    is_telephone,
    is_telephony,
    is_terminal,
)
from dialtone.domain.rules.values import CountedUser, Doubt, NotUser, Outcome
from dialtone.domain.terms import Terms
from dialtone.domain.titles import person_name, room_name


class Tally:
    """Users, non-users and doubts of a record, collected rule by rule."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.users: list[CountedUser] = []
        self.not_users: list[NotUser] = []
        self.doubts: list[Doubt] = []
        for person in index.people.values():
            self._person(person)
        self._devices()

    @property
    def total(self) -> int:
        """What is certain (rule 8)."""
        return sum(user.count for user in self.users)

    @property
    def least(self) -> int:
        """The total if every doubt turns out low."""
        return self.total + sum(doubt.adds[0] for doubt in self.doubts)

    @property
    def most(self) -> int:
        """The total if every doubt turns out high."""
        return self.total + sum(doubt.adds[1] for doubt in self.doubts)

    @property
    def terminals(self) -> int:
        """Terminals (rule 9)."""
        return sum(map(is_terminal, self._index.devices.values()))

    def doubts_with_outcomes(self, terms: Terms) -> tuple[Doubt, ...]:
        """The doubts in order of subject, with what each outcome would make of users and channels."""
        total = self.total
        computed: dict[int, Outcome] = {}
        for adds in {adds for doubt in self.doubts for adds in doubt.adds}:
            computed[adds] = Outcome(adds, total + adds, exact(total + adds, terms.channel_method, terms))
        ordered = sorted(self.doubts, key=lambda doubt: (doubt.clause, doubt.subject, doubt.question))
        return tuple(structs.replace(doubt, outcomes=tuple(computed[adds] for adds in doubt.adds)) for doubt in ordered)

    def _ask(self, subject: str, question: str, adds: tuple[int, int], clause: str = clauses.DOUBT, **params: str | int) -> None:
        self.doubts.append(Doubt(subject=subject, clause=clause, question=question, adds=adds, params=dict(params)))

    def _not_user(self, subject: str, name: str, clause: str, because: str, **params: str | int) -> None:
        params["name"] = name
        self.not_users.append(NotUser(subject=subject, name=name, clause=clause, because=because, params=dict(params)))

    def _person(self, person: Person) -> None:
        """Rules 1 and 2; a person whose service isn't known may be a user."""
        name, devices = person_name(person), self._index.devices_of[person.id]
        if is_telephony(person):
            if devices:
                because = "person-with-devices"
            elif person.hot_desking:
                because = "person-hot-desking"
            else:
                because = "person-without-device"
                self._ask(person.id, "person-without-device", (-1, 0), name=name)
            self.users.append(
                CountedUser(
                    subject=person.id,
                    name=name,
                    count=1,
                    clause=clauses.PERSON,
                    devices=tuple(device.id for device in devices),
                    because=because,
                    params={"name": name, "devices": len(devices)},
                )
            )
        elif is_no_service(person):
            self._not_user(person.id, name, clauses.NO_SERVICE, "no-service")
            if devices:
                self._ask(person.id, "no-service-with-device", (0, 1), name=name, device=", ".join(map(self._index.device_name, devices)))
        else:
            self._ask(person.id, "person-service-unknown", (0, 1), name=name)

    def _devices(self) -> None:
        """Rules 3 to 7."""
        by_room: defaultdict[str, list[Device]] = defaultdict(list)
        for device in self._index.devices.values():
            if device.kind is None:
                self._unknown_kind(device)
            elif is_telephone(device):
                if self._index.owner(device) is not None:
                    continue
                room = self._index.room(device)
                if room is None:
                    self._ask(device.id, "telephone-nowhere", (0, 1), device=self._index.device_name(device))
                else:
                    by_room[room.id].append(device)
            elif device.kind in EXCLUDED or is_lift_emergency(device):
                code = "emergency-phone-in-lift" if device.kind is DeviceKind.EMERGENCY_PHONE else str(device.kind)
                self._not_user(device.id, self._index.device_name(device), self._index.clauses.excluded_lines, code)
            elif device.kind in NON_USER_TERMINALS:
                self._not_user(device.id, self._index.device_name(device), clauses.DEVICE, str(device.kind))
                if device.kind is DeviceKind.EMERGENCY_PHONE and device.in_lift is None:
                    self._ask(device.id, "in-lift", (0, 0), self._index.clauses.excluded_lines, device=self._index.device_name(device))
        for room_id in sorted(by_room):
            self._room(self._index.rooms[room_id], by_room[room_id])

    def _unknown_kind(self, device: Device) -> None:
        room = self._index.room(device)
        if self._index.owner(device) is None and not (room and room.use is RoomUse.USERS):
            self._ask(device.id, "kind-unknown", (0, 1), device=self._index.device_name(device))

    def _room(self, room: Room, telephones: list[Device]) -> None:
        """Rule 4; `telephones` are in order of id."""
        name, number = room_name(room), len(telephones)
        if room.use is RoomUse.NON_USERS:
            self.users.append(
                CountedUser(
                    subject=room.id,
                    name=name,
                    count=number,
                    clause=clauses.ROOM,
                    devices=tuple(device.id for device in telephones),
                    # The terms name a room's single user after the room, and number them from two on.
                    named=(name,) if number == 1 else tuple(f"{name} {rank}" for rank in range(1, number + 1)),
                    because="room-of-non-users",
                    params={"name": name, "devices": number},
                )
            )
        elif room.use is RoomUse.USERS:
            for device in telephones:
                self._not_user(device.id, self._index.device_name(device), clauses.ROOM, "room-of-users", room=name)
        elif room.use is RoomUse.PERSONAL:
            for device in telephones:
                self._ask(device.id, "whose-telephone", (0, 1), device=self._index.device_name(device), room=name)
        else:
            question = "room-mixed" if room.use is RoomUse.MIXED else "room-use-unknown"
            self._ask(room.id, question, (0, number), room=name, devices=number)
