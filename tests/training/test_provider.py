"""The training provider answers real clients: dnspython, our own SNTP codec, ssl, http.client and websockets."""

import http.client
import socket
import ssl
import time

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype
import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.sync.client import connect

from dialtone.profile import check, load
from dialtone.training import provider_sip
from dialtone.training.provider import PORTAL_BODY, PORTAL_PATH, PROVISIONING_BODY, PROVISIONING_PATH
from dialtone.training.provider_names import DOMAIN, NameServer, zone
from dialtone.training.site import TrainingSite
from dialtone.wire import ntp, sip

SIP_HOST = f"sip.{DOMAIN}"


def trusting(site: TrainingSite) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(site.ca_path))
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


def resolve(site: TrainingSite, name: str, kind: str, *, tcp: bool = False) -> dns.message.Message:
    query = dns.message.make_query(name, kind)
    ask = dns.query.tcp if tcp else dns.query.udp
    return ask(query, site.provider.address, port=site.provider.dns, timeout=5)


# --- profile ----------------------------------------------------------------------------------------------------------------------------


def test_the_profile_is_faultless_and_unmistakable(site: TrainingSite) -> None:
    assert check(site.profile_path) == ()
    profile = load(str(site.profile_path))
    assert profile.name == "training"
    assert profile.training
    assert "TRAINING" in profile.title
    assert not profile.verified
    assert all("TRAINING" in entry.source for entry in profile.entries)
    assert "@" not in site.profile_path.read_text(encoding="utf-8")
    assert {entry.transport for entry in profile.sip} == {"udp", "tcp", "tls", "wss"}


def test_the_profile_has_the_terms_and_limits_of_the_shipped_one(site: TrainingSite) -> None:
    ours, shipped = load(str(site.profile_path)), load("allocloud")
    assert ours.terms == shipped.terms
    for name in shipped.thresholds.__struct_fields__:
        one, other = getattr(ours.thresholds, name), getattr(shipped.thresholds, name)
        assert (one.good, one.limit) == (other.good, other.limit), name


# --- names ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tcp", [False, True])
def test_names(site: TrainingSite, tcp: bool) -> None:
    for label in ("sip", "prov", "time", "web"):
        answer = resolve(site, f"{label}.{DOMAIN}", "A", tcp=tcp).answer[0]
        assert [row.address for row in answer] == [site.provider.address]
    srv = resolve(site, f"_sip._udp.{DOMAIN}", "SRV", tcp=tcp).answer[0]
    assert [(row.port, row.target.to_text()) for row in srv] == [(site.provider.sip, f"{SIP_HOST}.")]
    secure = resolve(site, f"_sips._tcp.{DOMAIN}", "SRV", tcp=tcp).answer[0]
    assert [row.port for row in secure] == [site.provider.sip_tls]
    naptr = resolve(site, DOMAIN, "NAPTR", tcp=tcp).answer[0]
    assert {row.service for row in naptr} == {b"SIPS+D2T", b"SIP+D2U", b"SIP+D2T"}


def test_names_that_do_not_exist(site: TrainingSite) -> None:
    for name in (f"random-4711.{DOMAIN}", "random-4711.invalid", "example.com"):
        response = resolve(site, name, "A")
        assert response.rcode() == dns.rcode.NXDOMAIN, name
        assert response.answer == []
    nothing = resolve(site, SIP_HOST, "AAAA")
    assert (nothing.rcode(), nothing.answer) == (dns.rcode.NOERROR, [])
    between = resolve(site, f"_udp.{DOMAIN}", "A")  # an empty non-terminal exists (RFC 8020)
    assert (between.rcode(), between.answer) == (dns.rcode.NOERROR, [])
    assert resolve(site, SIP_HOST.upper(), "A").answer


def test_a_large_answer_is_cut_off_on_udp() -> None:
    server = NameServer(zone("127.0.0.1", {"udp": 1, "tcp": 2, "tls": 3}))
    query = dns.message.make_query(DOMAIN, "NAPTR").to_wire()
    whole, short = server.answer(query), server.answer(query, 60)
    assert whole is not None
    assert short is not None
    assert len(whole) > 60
    cut = dns.message.from_wire(short, raise_on_truncation=False)
    assert cut.flags & dns.flags.TC
    assert cut.answer == []


@given(data=st.binary(max_size=200))
def test_garbage_to_the_name_server(data: bytes) -> None:
    server = NameServer(zone("127.0.0.1", {"udp": 1, "tcp": 2, "tls": 3}))
    reply = server.answer(data, 512)
    assert reply is None or len(reply) <= 512


def test_garbage_over_tcp_ends_the_connection(site: TrainingSite) -> None:
    with socket.create_connection((site.provider.address, site.provider.dns), timeout=5) as sock:
        sock.sendall(b"\x00\x05hello")
        assert sock.recv(100) == b""
    assert resolve(site, SIP_HOST, "A", tcp=True).answer


# --- time -------------------------------------------------------------------------------------------------------------------------------


def test_the_clock_is_this_computers(site: TrainingSite) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(5)
        sent = time.time()
        sock.sendto(ntp.request(0x1122334455667788), (site.provider.address, site.provider.time))
        data = sock.recv(200)
    reply = ntp.parse(data, 0x1122334455667788, sent, time.time())
    assert isinstance(reply, ntp.Reply)
    assert abs(reply.offset) < 1
    assert reply.stratum == 3


@given(data=st.binary(max_size=100))
def test_garbage_to_the_clock(data: bytes) -> None:
    reply = provider_sip.time_answer(data, 1_800_000_000.5)
    if len(data) < 48 or data[0] & 7 != 3:
        assert reply is None
    else:
        assert reply is not None
        assert len(reply) == 48
        assert reply[24:32] == data[40:48]


# --- pages ------------------------------------------------------------------------------------------------------------------------------


def test_portal_page_is_exact(site: TrainingSite) -> None:
    connection = http.client.HTTPConnection(site.provider.address, site.provider.http, timeout=5)
    connection.request("GET", PORTAL_PATH)
    response = connection.getresponse()
    assert (response.status, response.read().decode()) == (200, PORTAL_BODY)
    connection.close()


def test_provisioning_page_over_tls_with_the_training_authority(site: TrainingSite) -> None:
    plain = socket.create_connection((site.provider.address, site.provider.https), timeout=5)
    with trusting(site).wrap_socket(plain, server_hostname=f"prov.{DOMAIN}") as secure:
        secure.sendall(f"GET {PROVISIONING_PATH} HTTP/1.1\r\nHost: prov.{DOMAIN}\r\n\r\n".encode())
        text = b""
        while data := secure.recv(4096):
            text += data
    assert text.startswith(b"HTTP/1.1 200 OK\r\n")
    assert text.endswith(PROVISIONING_BODY.encode())


def test_nobody_else_trusts_that_authority_and_other_names_are_wrong(site: TrainingSite) -> None:
    target = (site.provider.address, site.provider.https)
    for context, name in ((ssl.create_default_context(), f"prov.{DOMAIN}"), (trusting(site), "example.com")):
        with socket.create_connection(target, timeout=5) as plain, pytest.raises(ssl.SSLCertVerificationError):
            context.wrap_socket(plain, server_hostname=name)


def test_only_the_authoritys_certificate_lies_on_disk(site: TrainingSite) -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in site.profile_path.parent.iterdir()}
    assert set(files) == {"training.toml", "training-ca.pem"}
    assert "PRIVATE KEY" not in "".join(files.values())


# --- SIP --------------------------------------------------------------------------------------------------------------------------------


def options(transport: str, method: str = "OPTIONS") -> bytes:
    made = sip.options_request(SIP_HOST, 5060, "127.0.0.1", 5070, transport, "call-2@test", "b", "t")
    return made.replace(b"OPTIONS", method.encode())


def judged(data: bytes) -> tuple[int | None, str | None]:
    message = sip.parse(data)
    assert message is not None
    assert message.header("server") == provider_sip.SERVER
    assert message.call_id == "call-2@test"
    return message.status, message.cseq_method


@pytest.mark.parametrize(("method", "status"), [("OPTIONS", 200), ("REGISTER", 403), ("INVITE", 403)])
def test_sip_over_udp(site: TrainingSite, method: str, status: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(5)
        sock.sendto(options("UDP", method), (site.provider.address, site.provider.sip))
        assert judged(sock.recv(65_536)) == (status, method)


def test_sip_over_tcp_in_pieces_two_at_once_and_a_keep_alive(site: TrainingSite) -> None:
    with socket.create_connection((site.provider.address, site.provider.sip), timeout=5) as sock:
        request = options("TCP")
        sock.sendall(request[:40])
        time.sleep(0.05)
        sock.sendall(request[40:])
        assert judged(sock.recv(65_536)) == (200, "OPTIONS")
        sock.sendall(b"\r\n\r\n")
        assert sock.recv(10) == b"\r\n"
        sock.sendall(request + options("TCP", "REGISTER"))
        text = b""
        while text.count(b"\r\n\r\n") < 2:
            text += sock.recv(65_536)
        assert text.startswith(b"SIP/2.0 200")
        assert b"SIP/2.0 403" in text


def test_sip_over_tls(site: TrainingSite) -> None:
    plain = socket.create_connection((site.provider.address, site.provider.sip_tls), timeout=5)
    with trusting(site).wrap_socket(plain, server_hostname=SIP_HOST) as secure:
        secure.sendall(options("TLS"))
        assert judged(secure.recv(65_536)) == (200, "OPTIONS")


def test_sip_over_websocket(site: TrainingSite) -> None:
    target = f"wss://{SIP_HOST}:{site.provider.sip_wss}/sip"
    sock = socket.create_connection((site.provider.address, site.provider.sip_wss), timeout=5)
    with connect(target, sock=sock, ssl=trusting(site), subprotocols=["sip"], server_hostname=SIP_HOST) as client:
        assert client.subprotocol == "sip"
        for message in (options("WSS").decode(), options("WSS")):
            client.send(message)
            reply = client.recv(timeout=5)
            assert judged(reply.encode() if isinstance(reply, str) else reply) == (200, "OPTIONS")
        client.send("no SIP at all")
        client.send(options("WSS").decode())
        assert client.recv(timeout=5)


def test_garbage_over_tcp_does_no_harm(site: TrainingSite) -> None:
    with socket.create_connection((site.provider.address, site.provider.sip), timeout=5) as sock:
        sock.sendall(bytes(range(256)) * 10 + b"\r\n\r\n")
        sock.sendall(options("TCP"))
        assert judged(sock.recv(65_536)) == (200, "OPTIONS")
