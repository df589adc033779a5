import errno

import groups
import msgspec
import pytest

from dialtone.discovery import listening
from dialtone.discovery.method import NotRun
from dialtone.net import udp
from dialtone.net.interfaces import Interface, InterfaceAddress

OFFICE, VOICE = "192.0.2.9", "198.51.100.9"


def card(name, ip, network, kind="wired"):
    return Interface(name=name, label=name, kind=kind, up=True, addresses=(InterfaceAddress(ip, network),))


CARDS = (card("a", OFFICE, "192.0.2.0/24"), card("b", VOICE, "198.51.100.0/24"), card("v", "10.8.0.2", "10.8.0.0/24", "vpn"))


def sources(monkeypatch, network, *, hearing, **more):
    monkeypatch.setattr(listening, "interfaces", lambda: CARDS)
    links = tuple(listening.ipaddress.IPv4Network(c.addresses[0].network) for c in CARDS)
    return listening.sources(msgspec.structs.replace(groups.context(network, links=links), **more), listening=hearing)


def test_where_to_listen_and_where_to_ask(monkeypatch):
    assert sources(monkeypatch, "127.0.0.0/24", hearing=True) == ("127.0.0.1",)
    assert sources(monkeypatch, "198.51.100.0/25", hearing=True) == (OFFICE, VOICE)
    assert sources(monkeypatch, "198.51.100.0/25", hearing=False) == (VOICE,)
    assert sources(monkeypatch, "198.51.100.0/25", hearing=False, source=OFFICE) == (OFFICE,)
    assert sources(monkeypatch, "10.9.9.0/24", hearing=True, interface=CARDS[0]) == (OFFICE,)
    with pytest.raises(NotRun, match="scan-no-interface"):
        sources(monkeypatch, "10.9.9.0/24", hearing=False)
    with pytest.raises(NotRun, match="scan-no-ipv4"):
        sources(monkeypatch, "10.9.9.0/24", hearing=True, interface=Interface(name="n", label="n", kind="wired", up=True))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EADDRINUSE, "scan-port-taken"),
        (errno.EACCES, "scan-needs-rights"),
        (errno.EPERM, "scan-needs-rights"),
        (errno.EADDRNOTAVAIL, "scan-interface-gone"),
        (errno.ENODEV, "scan-no-multicast"),
    ],
)
def test_why_a_socket_could_not_be_had(number, reason):
    assert listening.not_run(OSError(number, "said"), 1).reason == reason


@pytest.mark.parametrize(("code", "reason"), [(10048, "scan-port-taken"), (10013, "scan-port-taken"), (10049, "scan-interface-gone")])
def test_what_windows_says(code, reason):
    error = OSError(errno.EINVAL, "said")
    error.winerror = code
    assert listening.not_run(error, 1).reason == reason


@pytest.mark.parametrize(("number", "reason"), [(errno.EPERM, "scan-no-permission"), (errno.EHOSTUNREACH, "scan-no-multicast")])
def test_a_question_that_the_system_keeps_back_is_stated_at_once(monkeypatch, number, reason):
    async def refuse(*_):
        return OSError(number, "said")

    monkeypatch.setattr(udp, "send", refuse)
    monkeypatch.setattr(listening, "AGAIN", 3600.0)
    with pytest.raises(NotRun) as caught:
        groups.run(listening.ask(groups.context(), ("224.0.1.75", 9), [b"x"], lambda *_: None))
    assert (caught.value.reason, caught.value.detail) == (reason, "said")


def test_shares():
    shares = listening.Shares(share=2, total=3)
    assert [shares.take(who) for who in "aaab"] == [True, True, False, True]
    assert shares.spent
    assert not shares.take("c")
