import asyncio

import msgspec
import pytest

from dialtone.net import http
from dialtone.net.dhcp import Heard, Hearing
from dialtone.readiness import dhcp_answers, web_proxy
from dialtone.wire import dhcp

BODY = b"dialtone portal check"


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch) -> None:
    monkeypatch.setattr(web_proxy.urllib.request, "getproxies", dict)


def portal(lab, go, status: str, body: bytes, headers: str = "", check: str = "web.captive-portal"):
    async def main():
        async with lab.peers() as peers:
            url = f"http://127.0.0.1:{await peers.http(status, body, headers)}/check"
            return await lab.check(lab.profile(captive_portal=lab.page(url, BODY.decode())), check)

    return go(main())


@pytest.mark.parametrize(
    ("status", "body", "headers", "verdict", "code"),
    [
        ("200 OK", BODY + b"\n", "", "pass", "ok"),
        ("200 OK", b"<html>Please log in</html>", "", "fail", "altered"),
        ("200 OK", BODY + b"<script src=//ads>", "", "fail", "altered"),
        ("204 No Content", b"", "", "fail", "altered"),
        ("302 Found", b"", "Location: http://portal.example/login\r\n", "fail", "portal"),
        ("511 Network Authentication Required", b"x", "", "fail", "portal"),
    ],
)
def test_captive_portals(lab, go, status: str, body: bytes, headers: str, verdict: str, code: str) -> None:
    result = portal(lab, go, status, body, headers)
    assert (result.verdict, result.code) == (verdict, f"web.captive-portal.{code}")
    if code == "portal" and headers:
        assert result.params["where"] == "http://portal.example/login"


@pytest.mark.parametrize(
    ("option", "code"),
    [(b"https://portal.example/api", "announced"), (b"urn:ietf:params:capport:unrestricted", "ok"), (b"\x01\x02", "ok")],
)
def test_a_network_that_says_by_dhcp_that_it_has_a_portal(lab, go, monkeypatch, option, code) -> None:
    """RFC 8910. This computer may have logged in already, which the page then doesn't show."""

    async def answers(_context):
        reply = dhcp.Reply(kind="offer", xid=1, mac="02:00:00:00:00:01", server="192.0.2.1", options={114: option})
        heard = Heard(asked="discover", vendor_class=None, reply=reply, source="192.0.2.1")
        return dhcp_answers.conclude(Hearing(way="packets", heard=(heard,)))

    monkeypatch.setattr(dhcp_answers, "answers", answers)
    assert portal(lab, go, "200 OK", BODY).code == f"web.captive-portal.{code}"
    without = go(lab.check(lab.profile(), "web.captive-portal"))
    assert (without.code == "web.captive-portal.announced") is (code == "announced")


def test_a_closed_port_and_a_cut_connection(lab, go) -> None:
    async def cut(reader, writer) -> None:
        await reader.readuntil(b"\r\n\r\n")

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(cut)
            own = lab.profile(captive_portal=lab.page(f"http://127.0.0.1:{port}/", "x"))
            broken = await lab.check(own, "web.captive-portal")
        return broken, await lab.check(own, "web.captive-portal")

    broken, refused = go(main())
    assert (broken.verdict, broken.code) == ("fail", "web.captive-portal.broken")
    assert (refused.verdict, refused.code) == ("fail", "web.captive-portal.refused")


def test_a_huge_page_is_not_read_whole(lab, go) -> None:
    result = portal(lab, go, "200 OK", b"x" * 3_000_000)
    assert result.code == "web.captive-portal.altered"
    assert len(result.evidence["body"]) == 200


def test_a_proxy_in_the_network_leaves_traces(lab, go) -> None:
    result = portal(lab, go, "200 OK", BODY, "Via: 1.1 squid\r\nX-Cache: HIT\r\n", "web.proxy")
    assert (result.verdict, result.params["traces"]) == ("warn", ["via: 1.1 squid", "x-cache: HIT"])
    assert portal(lab, go, "200 OK", BODY, check="web.proxy").code == "web.proxy.ok"


def test_a_proxy_of_this_computer_is_told_without_its_password(lab, go, monkeypatch) -> None:
    monkeypatch.setattr(
        web_proxy.urllib.request, "getproxies", lambda: {"http": "http://user:secret@proxy.example:3128", "no": "localhost"}
    )
    result = go(lab.check(lab.base, "web.proxy"))
    assert (result.verdict, result.params["proxies"]) == ("warn", ["proxy.example:3128"])
    assert "secret" not in repr(result)


def test_the_evidence_says_when_the_network_was_not_looked_at(lab, go) -> None:
    result = go(lab.check(lab.base, "web.proxy"))
    assert (result.code, result.evidence["network_looked_at"]) == ("web.proxy.ok-settings", False)


def provisioning(lab, go, server_tls, leaf, ca, tmp_path, status="200 OK", body=b"provisioning of the provider"):
    async def main():
        async with lab.peers() as peers:
            port = await peers.http(status, body, tls=server_tls(leaf))
            ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
            fields = {"path": tmp_path / "profile.toml", "trust": type(lab.base.trust)(ca_file="ca.pem")}
            page = lab.page(f"https://127.0.0.1:{port}/p/", "provisioning")
            return await lab.check(lab.profile(provisioning=(page,), **fields), "web.provisioning")

    return go(main())


def test_provisioning(lab, go, server_tls, authority, tmp_path) -> None:
    leaf = authority.issue_cert("127.0.0.1")
    good = provisioning(lab, go, server_tls, leaf, authority, tmp_path)
    assert (good.verdict, good.unit) == ("pass", "ms")
    assert good.value > 0
    wrong_status = provisioning(lab, go, server_tls, leaf, authority, tmp_path, "403 Forbidden")
    assert (wrong_status.verdict, wrong_status.code, wrong_status.params["status"]) == ("fail", "web.provisioning.status", 403)
    assert provisioning(lab, go, server_tls, leaf, authority, tmp_path, body=b"blocked").code == "web.provisioning.body"
    wrong_name = provisioning(lab, go, server_tls, authority.issue_cert("other.example"), authority, tmp_path)
    assert (wrong_name.verdict, wrong_name.code) == ("fail", "web.provisioning.tls")


def test_what_speaks_no_tls_is_not_said_to_show_a_bad_certificate(lab, go) -> None:
    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 no TLS here\r\n")
        await writer.drain()
        writer.close()

    async def main():
        async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            page = lab.page(f"https://127.0.0.1:{port}/p/", "provisioning")
            return await lab.check(lab.profile(provisioning=(page,)), "web.provisioning")

    checked = go(main())
    assert (checked.verdict, checked.code) == ("fail", "web.provisioning.broken")


def test_a_page_that_dribbles_behind_a_name_that_resolves_is_a_failure_not_a_missing_line(lab, go, monkeypatch) -> None:
    async def dribble(reader, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nX: y\r\n")
        await reader.read(-1)

    monkeypatch.setattr(http.get, "__kwdefaults__", {**http.get.__kwdefaults__, "deadline": 0.4})

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(dribble)
            own = lab.profile(dns_port=await peers.dns({("page.test", "A"): ["127.0.0.1"]}))
            own = msgspec.structs.replace(own, provisioning=(lab.page(f"http://page.test:{port}/"),))
            return await lab.check(own, "web.provisioning")

    result = go(main())
    assert (result.verdict, result.code) == ("fail", "web.provisioning.silent")
