import ast
import asyncio
import sys
from pathlib import Path

import groups
import pytest

from dialtone.discovery import dhcp, listening
from dialtone.discovery.method import NotRun
from dialtone.net import multicast
from dialtone.net.interfaces import Interface

MAC = "80:5e:c0:00:00:09"
CARD = Interface(name="test0", label="Test card", kind="wired", up=True)


def heard(*messages, network="192.0.2.0/24", shares=None):
    found = []
    shares = shares or listening.Shares()
    for message in messages:
        dhcp.heard(message, groups.context(network), found.append, shares)
    return found


def said(signals):
    return [(s.ip, s.mac, s.hostname, s.addresses, s.evidence.by, s.evidence.field, s.evidence.value) for s in signals]


def test_a_telephone_that_starts():
    discover = groups.dhcp_question(MAC, (60, b"yealink\0"), (12, b"SIP-T46U"), (50, bytes([192, 0, 2, 9])))
    assert said(heard(discover)) == [
        (None, MAC, "SIP-T46U", (), "dhcp", "vendor-class", "yealink"),
        (None, MAC, "SIP-T46U", (), "dhcp", "hostname", "SIP-T46U"),
    ]


def test_the_address_that_it_has_and_the_one_that_it_is_about_to_get():
    inform = groups.dhcp_question(MAC, (60, b"snom"), kind=8, client="192.0.2.4")
    request = groups.dhcp_question(MAC, (60, b"snom"), (50, bytes([192, 0, 2, 9])), kind=3)
    elsewhere = groups.dhcp_question(MAC, (60, b"snom"), (50, bytes([198, 51, 100, 9])), kind=3, client="198.51.100.8")
    assert [(s.ip, s.addresses) for s in heard(inform, request, elsewhere)] == [("192.0.2.4", ()), (None, ("192.0.2.9",)), (None, ())]


def test_one_that_says_nothing_is_known_by_its_card():
    assert said(heard(groups.dhcp_question(MAC))) == [(None, MAC, None, (), "dhcp", "mac", MAC)]


@pytest.mark.parametrize("mac", ["ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "01:00:5e:00:00:01"])
def test_group_addresses_are_no_cards(mac):
    assert heard(groups.dhcp_question(mac, (60, b"x"))) == []


def test_names_are_what_they_look_like():
    signal, _ = heard(groups.dhcp_question(MAC, (60, b"x"), (12, "a\u202eb".encode())))
    assert signal.hostname == "ab"


def test_a_flood_of_one_card_and_of_many():
    assert len(heard(*[groups.dhcp_question(MAC)] * 200)) == listening.SHARE
    shares = listening.Shares(total=10)
    many = [groups.dhcp_question(f"80:5e:c0:00:01:{number:02x}") for number in range(50)]
    assert len(heard(*many, shares=shares)) == 10
    assert shares.spent


def listen(monkeypatch, messages, context=None):
    """The real socket's way, on a port of the loopback interface."""
    context = context or groups.context("192.0.2.0/24", interface=CARD)
    receiver = groups.device("127.0.0.1")
    monkeypatch.setattr(multicast, "open_broadcast", lambda _port, _interface: receiver)
    monkeypatch.setattr(listening, "sources", lambda _context, **_: ("127.0.0.1",))
    found = []

    async def body():
        with groups.device("127.0.0.1") as sock:
            task = asyncio.create_task(dhcp.run(context, found.append))
            for message in messages:
                sock.sendto(message, receiver.getsockname())
            await groups.until(lambda: found)
            context.settled.set()
            await task
            with pytest.raises(BlockingIOError):
                sock.recv(100)

    groups.run(body())
    return found


def test_hostile_messages_are_passed_over_and_nothing_is_answered(monkeypatch):
    good = groups.dhcp_question(MAC, (60, b"yealink"))
    found = listen(monkeypatch, [b"", b"\xff" * 5000, good[:239], good.replace(b"\x63\x82", b"\x00\x00"), good])
    assert [s.evidence.value for s in found] == ["yealink"]


def test_there_is_nothing_to_send_with():
    tree = ast.parse(Path(dhcp.__file__).read_text("utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not [name for name in names if "send" in name or name in {"ask", "connect"}]


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (OSError(98 if sys.platform == "linux" else 48, "taken"), "scan-dhcp-port-taken"),
        (PermissionError(13, "denied"), "scan-needs-rights"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="error numbers of POSIX")
def test_what_the_system_refuses_is_stated(monkeypatch, refusal, reason):
    def refuse(*_args):
        raise refusal

    monkeypatch.setattr(multicast, "open_broadcast", refuse)
    monkeypatch.setattr(listening, "sources", lambda _context, **_: ("127.0.0.1",))
    with pytest.raises(NotRun) as caught:
        groups.run(dhcp.run(groups.context("192.0.2.0/24"), lambda _signal: None))
    assert caught.value.reason == reason
    assert "UDP 67" in caught.value.detail


def test_where_there_is_no_network_card_it_says_so():
    for context, reason in (
        (groups.context(), "scan-loopback-only"),
        (groups.context("192.0.2.0/24", interface=CARD), "scan-no-ipv4"),
    ):
        with pytest.raises(NotRun) as caught:
            groups.run(dhcp.run(context, lambda _signal: None))
        assert caught.value.reason == reason
