from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import mirror, sip

SOURCE = ("203.0.113.2", 40_000)


def request(*extra: tuple[str, str]) -> bytes:
    return sip.options_request("198.51.100.1", 5060, "192.168.50.10", 5062, "UDP", "id@x", "b1", "t1", extra_headers=extra)


def test_the_very_bytes_come_back_in_a_valid_reply() -> None:
    arrived = request()
    reply = mirror.reply(sip.parse(arrived), arrived, SOURCE, datagram=True)
    message = sip.parse(reply)
    assert message is not None
    assert message.status == 200
    assert message.header("content-length") == str(len(message.body))
    assert message.via.received == SOURCE[0]
    assert message.call_id == "id@x"
    assert mirror.read(message) == arrived


def test_nothing_in_the_body_looks_like_an_address() -> None:
    """A router that minds SIP rewrites its own address back on the way home; in the body it must not find it."""
    arrived = request()
    reply = mirror.reply(sip.parse(arrived), arrived, SOURCE, datagram=True)
    body = sip.parse(reply).body
    assert b"192.168.50.10" in reply
    assert b"192.168" not in body


def test_a_large_message_is_packed_so_that_the_datagram_stays_whole() -> None:
    arrived = request(("Supported", "path, gruu, outbound, " * 20))
    parsed = sip.parse(arrived)
    whole, packed = (mirror.reply(parsed, arrived, SOURCE, datagram=datagram) for datagram in (False, True))
    assert len(whole) > 1300 > len(packed)
    assert mirror.read(sip.parse(whole)) == mirror.read(sip.parse(packed)) == arrived


def test_other_replies_are_no_mirror() -> None:
    parsed = sip.parse(request())
    assert mirror.read(parsed) is None
    assert mirror.read(sip.parse(sip.response(parsed, 200, "OK", [], b"T0s="))) is None
    assert mirror.read(sip.parse(sip.response(parsed, 404, "Not Found", [(mirror.HEADER, "base64")], b"T0s="))) is None


@given(st.binary(max_size=200), st.sampled_from(["base64", "deflate-base64"]))
def test_garbage_in_the_body(body: bytes, way: str) -> None:
    message = sip.parse(sip.response(sip.parse(request()), 200, "OK", [(mirror.HEADER, way)], body))
    read = mirror.read(message)
    assert read is None or len(read) <= sip.MAX_MESSAGE
