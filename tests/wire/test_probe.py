import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import probe
from dialtone.wire.probe import Echo, EchoReply, Kind, StreamPacket

SESSION, KEY = bytes(range(8)), b"k" * 32


def test_the_layout() -> None:
    data = probe.encode(Kind.TRIGGER, SESSION, KEY, probe.ticket_body(258))
    assert data[:17] == b"DTP1\x03" + SESSION + b"\0\0\x01\x02"
    assert data[17:] == hmac.new(KEY, data[:17], hashlib.sha256).digest()[:8]
    assert probe.session_of(data) == SESSION
    assert probe.decode(data, KEY) == probe.Probe(Kind.TRIGGER, SESSION, data[13:17])


@given(st.integers(0, 30), st.integers(1, 255))
def test_one_changed_octet_disproves_it(at: int, change: int) -> None:
    data = bytearray(probe.encode(Kind.ECHO, SESSION, KEY, bytes(10)))
    data[at] ^= change
    assert probe.decode(bytes(data), KEY) is None


def test_another_key_or_an_unknown_kind_is_nothing() -> None:
    data = probe.encode(Kind.ECHO, SESSION, KEY)
    assert probe.decode(data, b"other") is None
    head = probe.MAGIC + b"\x7f" + SESSION
    assert probe.decode(head + hmac.digest(KEY, head, "sha256")[:8], KEY) is None


def test_the_smallest_speech_packet_fits_a_g729_call() -> None:
    """G.729: 20 octets of speech and RTP's 12."""
    data = probe.encode(Kind.STREAM, SESSION, KEY, probe.stream_body(StreamPacket(3, 70_000, 5), 32))
    assert len(data) == 32
    assert probe.read_stream(probe.decode(data, KEY).body) == StreamPacket(3, 70_000, 5)


@given(
    st.builds(
        EchoReply,
        st.integers(0, 2**32 - 1),
        st.integers(0, 2**64 - 1),
        st.integers(0, 2**64 - 1),
        st.integers(0, 2**64 - 1),
        st.integers(0, 65_507),
        st.none() | st.integers(0, 255),
        st.none() | st.integers(0, 254),
        st.tuples(st.ip_addresses().map(str), st.integers(0, 65_535)),
    )
)
def test_an_echo_reply_comes_back(reply: EchoReply) -> None:
    assert probe.read_reply(probe.reply_body(reply, 200)) == reply


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1), st.integers(60, 1400))
def test_an_echo_comes_back_at_its_size(number: int, sent: int, size: int) -> None:
    data = probe.encode(Kind.ECHO, SESSION, KEY, probe.echo_body(Echo(number, sent), size))
    assert len(data) == size
    assert probe.read_echo(probe.decode(data, KEY).body) == Echo(number, sent)


@given(st.binary(max_size=120), st.booleans())
def test_garbage(data: bytes, framed: bool) -> None:
    data = probe.MAGIC + data if framed else data
    assert probe.decode(data, KEY) is None
    probe.session_of(data)
    for read in (probe.read_echo, probe.read_reply, probe.read_stream, probe.read_ticket, probe.read_sip_token):
        read(data)


@pytest.mark.parametrize("change", [str, str.upper, lambda text: f"<sip:a@b>;tag={text};x=1"])
def test_a_sip_proof_survives_what_routers_do_to_a_tag(change) -> None:
    text = change(probe.sip_token(SESSION, KEY, b"12345678"))
    proof = probe.read_sip_token(b"OPTIONS sip:x SIP/2.0\r\nFrom: " + text.encode() + b"\r\n\r\n")
    assert proof is not None
    assert (proof.session, proof.nonce) == (SESSION, b"12345678")
    assert probe.sip_proven(proof, KEY)
    assert not probe.sip_proven(proof, b"other")


def test_both_sides_of_the_handshake_prove_something_else() -> None:
    client, server = probe.prove("token", "client", "a", "b"), probe.prove("token", "server", "a", "b")
    assert len({client, server, probe.prove("token", "client", "b", "a"), probe.prove("other", "client", "a", "b")}) == 4
    assert len(probe.session_key("token", "a", "b")) == 32
