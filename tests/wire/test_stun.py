import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import stun

TRANSACTION = bytes.fromhex("b7e7a701bc34d686fa87dfae")
# RFC 5769 2.1 and 2.2
REQUEST = bytes.fromhex(
    "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36"
    "000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf"
)
RESPONSE = bytes.fromhex(
    "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c3"
    "8c7489f92af9ba53f06be7d780280004c07d4c96"
)
RESPONSE_6 = bytes.fromhex(
    "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
    "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c"
)


def test_the_published_request() -> None:
    message = stun.parse(REQUEST)
    assert message is not None
    assert (message.kind, message.transaction) == (stun.BINDING, TRANSACTION)
    assert message.first(stun.SOFTWARE) == b"STUN test client"
    assert message.mapped is None
    assert message.change == (False, False)


@pytest.mark.parametrize(("data", "address"), [(RESPONSE, "192.0.2.1"), (RESPONSE_6, "2001:db8:1234:5678:11:2233:4455:6677")])
def test_the_published_responses(data: bytes, address: str) -> None:
    message = stun.parse(data)
    assert message is not None
    assert message.kind == stun.BINDING_SUCCESS
    assert message.mapped == (address, 32853)


def test_a_fingerprint_that_is_wrong_or_not_last_makes_it_no_message() -> None:
    assert stun.parse(RESPONSE[:-1] + b"\0") is None
    good = stun.build(stun.BINDING, TRANSACTION, [(stun.SOFTWARE, b"x")], fingerprint=True)
    assert stun.parse(good) is not None
    longer = struct.pack("!HH", stun.BINDING, len(good) - stun.HEADER + 4) + good[4:] + struct.pack("!HH", stun.SOFTWARE, 0)
    assert stun.parse(longer) is None


def test_what_a_request_asks_for() -> None:
    data = stun.binding_request(TRANSACTION, change_ip=True, response_port=4711, padding=41)
    message = stun.parse(data)
    assert message is not None
    assert message.change == (True, False)
    assert message.response_port == 4711
    assert message.first(stun.PADDING) == bytes(44)
    assert stun.parse(stun.binding_request(TRANSACTION, change_port=True)).change == (False, True)
    assert len(stun.binding_request(TRANSACTION)) == stun.HEADER


def test_an_error_and_old_servers() -> None:
    refused = stun.parse(stun.build(stun.BINDING_ERROR, TRANSACTION, [(stun.ERROR_CODE, stun.error_value(420, "Unknown Attribute"))]))
    assert refused.error == (420, "Unknown Attribute")
    old = stun.parse(stun.build(stun.BINDING_SUCCESS, TRANSACTION, [(stun.MAPPED_ADDRESS, stun.plain_address(("10.0.0.1", 5)))]))
    assert old.mapped == ("10.0.0.1", 5)
    assert old.xor_mapped is None


addresses = st.tuples(st.ip_addresses().map(str), st.integers(0, 65535))


@given(addresses, addresses, st.binary(min_size=12, max_size=12))
def test_addresses_come_back(xored: tuple[str, int], plain: tuple[str, int], transaction: bytes) -> None:
    attributes = [(stun.XOR_MAPPED_ADDRESS, stun.xor_address(xored, transaction)), (stun.OTHER_ADDRESS, stun.plain_address(plain))]
    message = stun.parse(stun.build(stun.BINDING_SUCCESS, transaction, attributes, fingerprint=True))
    assert message is not None
    assert (message.xor_mapped, message.other) == (xored, plain)


@given(st.binary(max_size=200), st.booleans())
def test_garbage_is_no_message_or_one_that_can_be_asked(data: bytes, framed: bool) -> None:
    if framed:
        data += bytes(-len(data) % 4)
        data = struct.pack("!HHI", stun.BINDING_SUCCESS, len(data), stun.COOKIE) + TRANSACTION + data
    message = stun.parse(data)
    if message is not None:
        assert all(len(value) <= len(data) for _, value in message.attributes)
        _ = message.mapped, message.other, message.origin, message.change, message.response_port, message.error, message.plain_mapped
