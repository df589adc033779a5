"""Names in the order in which people expect them."""

from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.record import Record, Room
from dialtone.gui.models.room_names import expand
from dialtone.gui.widgets.natural import natural_key


def test_ten_comes_after_nine():
    assert sorted(["Office 10", "Office 9", "Office 2"], key=natural_key) == ["Office 2", "Office 9", "Office 10"]


def test_case_and_leading_zeros_do_not_part_names():
    assert sorted(["b 2", "A 10", "a 09"], key=natural_key) == ["a 09", "A 10", "b 2"]


def test_mac_addresses_stay_in_their_own_order():
    assert natural_key("00:0B:82:00:10:28") < natural_key("00:9c:82:00:10:28") < natural_key("00:A0:82:00:10:28")


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts):
    assert len(sorted(texts, key=natural_key)) == len(texts)


def test_rooms_of_a_floor_stand_in_order_of_their_numbers():
    from dialtone.gui.models.rooms_table import _room_order

    rooms = Record(rooms=tuple(Room(id=f"r{n}", name=f"Bureau {n}") for n in (10, 2, 1))).rooms
    assert [room.name for room in sorted(rooms, key=_room_order)] == ["Bureau 1", "Bureau 2", "Bureau 10"]


def test_french_plurals_in_eaux_become_one():
    assert expand("2 bureaux") == ("Bureau 1", "Bureau 2")
