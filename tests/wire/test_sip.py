import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialtone.wire import sip

REQUEST = sip.options_request("192.0.2.7", 5060, "192.0.2.1", 40000, "UDP", "c1@here", "b1", "t1")


def test_request_names_target_transaction_and_asks_for_rport():
    message = sip.parse(REQUEST)
    assert message is not None
    assert (message.method, message.uri, message.status) == ("OPTIONS", "sip:192.0.2.7:5060", None)
    assert message.via == sip.Via("UDP", "192.0.2.1", 40000, {"branch": "z9hG4bKb1", "rport": ""})
    assert message.via.rport is None
    assert message.cseq_method == "OPTIONS"
    assert message.header("content-length") == "0"


def test_stream_transport_stands_in_uri_and_contact():
    message = sip.parse(sip.options_request("2001:db8::1", 5061, "::1", 1, "tls", "c", "z9hG4bKx", "t"))
    assert message is not None
    assert message.uri == "sip:[2001:db8::1]:5061;transport=tls"
    assert message.via is not None
    assert (message.via.transport, message.via.host, message.via.port, message.via.branch) == ("TLS", "::1", 1, "z9hG4bKx")


def test_response_carries_the_transaction_and_what_was_seen():
    request = sip.parse(REQUEST)
    answer = sip.parse(
        sip.response(request, 200, "OK", [("User-Agent", "Yealink SIP-T46U 108.86.0.20")], b"v=0", received=("198.51.100.9", 4444))
    )
    assert answer is not None
    assert (answer.status, answer.reason, answer.body) == (200, "OK", b"v=0")
    assert answer.call_id == "c1@here"
    assert answer.header("from") == request.header("from")
    assert answer.header("to") == "<sip:192.0.2.7:5060>;tag=dialtone"
    assert (answer.via.branch, answer.via.received, answer.via.rport) == ("z9hG4bKb1", "198.51.100.9", 4444)
    assert answer.header("USER-AGENT") == "Yealink SIP-T46U 108.86.0.20"


def test_provisional_response_adds_no_tag():
    assert sip.parse(sip.response(sip.parse(REQUEST), 100, "Trying")).header("to") == "<sip:192.0.2.7:5060>"


def test_an_existing_tag_stays():
    request = sip.parse(b"BYE sip:a SIP/2.0\r\nTo: <sip:a>;Tag=z\r\n\r\n")
    assert sip.parse(sip.response(request, 481, "No")).header("to") == "<sip:a>;Tag=z"


def test_several_vias_are_all_copied_and_only_the_first_is_marked():
    request = sip.parse(b"OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP a;rport;branch=1, SIP/2.0/UDP b\r\nv: SIP/2.0/TCP c\r\n\r\n")
    vias = sip.parse(sip.response(request, 200, "OK", received=("192.0.2.5", 9))).values("v")
    assert vias == ("SIP/2.0/UDP a;branch=1;received=192.0.2.5;rport=9, SIP/2.0/UDP b", "SIP/2.0/TCP c")


@pytest.mark.parametrize(
    ("data", "name", "value"),
    [
        (b"SIP/2.0 200 OK\r\nUser-Agent:Mitel 6930\r\n\r\n", "User-Agent", "Mitel 6930"),
        (b"SIP/2.0 404 Not Found\r\nSERVER:\tx\r\n\r\n", "server", "x"),
        (b"SIP/2.0 200 OK\r\ni: abc", "Call-ID", "abc"),
        (b"SIP/2.0 200 OK\r\nCall-ID: abc\r\n", "i", "abc"),
        (b"SIP/2.0 200 OK\nServer : lf\n\n", "Server", "lf"),
        (b"\r\n\r\nsip/2.0 501\r\nServer: a\r\n  b\r\n\r\n", "Server", "a b"),
        (b"SIP/2.0 200 OK\r\nno colon here\r\nServer: y\r\n\r\n", "Server", "y"),
        (b"SIP/2.0 200 OK\r\nServer: a\x00\x1b[31m\xff\r\n\r\n", "Server", "a[31m\ufffd"),
        (b"SIP/2.0 200 OK\rServer: cr\r\r", "Server", "cr"),
    ],
)
def test_tolerant_forms(data, name, value):
    message = sip.parse(data)
    assert message is not None
    assert message.header(name) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"SIP/2.0",
        b"SIP/2.0 \r\n",
        b"SIP/2.0 99 x",
        b"SIP/2.0 700 x",
        b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n",
        b"hello world",
        b"OPTIONS sip:a",
        b"\xff" * 99,
    ],
)
def test_what_is_not_sip_is_refused(data):
    assert sip.parse(data) is None


def test_body_is_cut_at_content_length_and_a_lying_length_does_no_harm():
    assert sip.parse(b"SIP/2.0 200 OK\r\nl: 2\r\n\r\nabcd").body == b"ab"
    assert sip.parse(b"SIP/2.0 200 OK\r\nl: 99999\r\n\r\nabcd").body == b"abcd"
    assert sip.parse(b"SIP/2.0 200 OK\r\nl: -1\r\n\r\nabcd").body == b"abcd"
    assert sip.parse("SIP/2.0 200 OK\r\nl: ²\r\n\r\nabcd".encode()).body == b"abcd"


def test_bounds():
    many = sip.parse(b"SIP/2.0 200 OK\r\n" + b"a: b\r\n" * 5000)
    assert len(many.headers) == sip.MAX_HEADERS
    long = sip.parse(b"SIP/2.0 200 OK\r\nServer: " + b"x" * 60_000)
    assert len(long.header("server")) == sip.MAX_VALUE
    folded = sip.parse(b"SIP/2.0 200 OK\r\nServer: a\r\n" + b" bbbbbbb\r\n" * 6000)
    assert len(folded.header("server")) <= sip.MAX_VALUE
    assert len(sip.parse(b"SIP/2.0 200 OK\r\n\r\n" + b"y" * 200_000).body) < sip.MAX_MESSAGE


@given(st.one_of(st.binary(max_size=600), st.binary(max_size=300).map(lambda tail: b"SIP/2.0 200 OK\r\n" + tail)))
@example(b"SIP/2.0 200 OK\r\nVia: \r\n\r\n")
@example(b"SIP/2.0 200 OK\r\nVia: / [:;=,\r\n\r\n")
def test_garbage_never_raises(data):
    message = sip.parse(data)
    sip.frame(data)
    if message is not None:
        assert (message.status is None) != (message.method is None)
        _ = (message.via, message.via.rport if message.via else None, message.cseq_method, message.reason, message.uri)
        _ = (message.contacts, message.instance)
        assert sip.parse(sip.response(message, 200, "OK")) is not None


NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True).filter(lambda name: name.lower() not in {"l", "content-length"})
VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), max_size=60)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=12), st.binary(max_size=200), st.integers(100, 699))
def test_round_trip(headers, body, status):
    message = sip.parse(sip.build(f"SIP/2.0 {status} Whatever", headers, body))
    assert message.status == status
    assert message.headers == (*headers, ("Content-Length", str(len(body))))
    assert message.body == body


@given(st.text(max_size=80))
def test_builder_cannot_be_used_to_smuggle_a_header(text):
    message = sip.parse(sip.build("SIP/2.0 200 OK", [("Server", text)]))
    assert [name for name, _ in message.headers] == ["Server", "Content-Length"]


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5))
def test_frames_of_a_stream(bodies):
    stream = b"".join(b"\r\n\r\n" + sip.build("SIP/2.0 200 OK", [], body) for body in bodies)
    found = []
    while stream:
        assert all(sip.frame(stream[:cut]) is None for cut in range(0, sip.frame(stream), 7))
        length = sip.frame(stream)
        found.append(sip.parse(stream[:length]).body)
        stream = stream[length:]
    assert found == bodies


def test_bare_line_ends_and_keep_alives_in_a_stream():
    first = b"SIP/2.0 200 OK\nServer: lf\nl: 2\n\nab"
    assert sip.frame(first) == len(first)
    assert sip.frame(first[:-1]) is None
    assert sip.frame(first + b"\r\n\r\n") == len(first)
    assert sip.frame(b"\r\n\r\n\r\n") is None


def test_an_endless_stream_is_cut():
    assert sip.frame(b"x" * (sip.MAX_MESSAGE + 1)) == sip.MAX_MESSAGE + 1


@given(st.ip_addresses(), st.integers(1, 65535), st.from_regex(r"[0-9a-z]{1,32}", fullmatch=True))
def test_call_id_says_who_was_asked(address, port, run):
    call_id = sip.target_call_id(run, str(address), port)
    assert sip.call_id_target(call_id, run) == (str(ipaddress.ip_address(address)), port)
    assert sip.call_id_target(call_id.upper(), run) is not None
    assert sip.call_id_target(call_id, run + "x") is None


@given(st.ip_addresses(), st.integers(1, 65535), st.from_regex(r"[0-9a-z]{1,32}", fullmatch=True))
def test_a_branch_says_so_too(address, port, run):
    request = sip.options_request(str(address), port, "192.0.2.1", 1, "UDP", "c", sip.target_branch(run, str(address), port), "t")
    branch = sip.parse(sip.response(sip.parse(request), 200, "OK")).via.branch
    assert branch.startswith("z9hG4bKdt-")
    assert sip.call_id_target(branch, run) == (str(address), port)
    assert sip.call_id_target(branch, run + "x") is None


@pytest.mark.parametrize(
    ("value", "contacts"),
    [
        ("<sip:100@192.0.2.7:5060;transport=tcp>;expires=1", (("100", "192.0.2.7"),)),
        ("sip:192.0.2.7", (("", "192.0.2.7"),)),
        ('"a" <sips:x@[2001:db8::1]:5061>, <SIP:y@192.0.2.9>', (("x", "2001:db8::1"), ("y", "192.0.2.9"))),
        ("<sip:a@192.0.2.7.example>", ()),
        ("<sip:a@phone>", ()),
        ("<sip:a@999.1.1.1>", ()),
        ("<sip:a@[::g]>", ()),
        ("*", ()),
        ("<tel:192.0.2.7>", ()),
    ],
)
def test_addresses_in_a_contact(value, contacts):
    assert sip.parse(f"SIP/2.0 200 OK\r\nm: {value}\r\n\r\n".encode()).contacts == contacts


@pytest.mark.parametrize(
    ("value", "instance"),
    [
        ('<sip:a>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-001565ABCDEF>"', "00000000-0000-1000-8000-001565abcdef"),
        ("<sip:a>;+SIP.INSTANCE=<urn:uuid:00000000-0000-1000-8000-001565abcdef>", "00000000-0000-1000-8000-001565abcdef"),
        ('<sip:a>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-001565abcde>"', None),
        ('<sip:a>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-001565abcdef0>"', None),
        ("<sip:a>", None),
    ],
)
def test_an_instance_in_a_contact(value, instance):
    assert sip.parse(f"SIP/2.0 200 OK\r\nContact: {value}\r\n\r\n".encode()).instance == instance


@pytest.mark.parametrize("text", ["sip:" * 2000, "sip:" + "a" * 8000, "sip:[" * 1500, "+sip.instance=" * 500, "sip:" + "a@" * 4000])
def test_a_hostile_contact_costs_nothing(text):
    message = sip.parse(f"SIP/2.0 200 OK\r\nContact: {text}\r\n\r\n".encode())
    assert (message.contacts, message.instance) == ((), None)


@given(st.text(max_size=60))
def test_foreign_call_ids_name_no_target(text):
    assert sip.call_id_target(text, "abc") is None


@pytest.mark.parametrize("port", ["0", "65536", "99999"])
def test_call_id_with_an_impossible_port(port):
    assert sip.call_id_target(f"dt-abc-7f000001-{port}@dialtone", "abc") is None


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u200f", "\u061c", "\ufeff", "\x1b"])
def test_a_name_is_what_it_looks_like(sign):
    message = sip.parse(f"SIP/2.0 200 O{sign}K\r\nUser-Agent: Yea{sign}link\r\n\r\n".encode())
    assert (message.reason, message.header("user-agent")) == ("OK", "Yealink")
