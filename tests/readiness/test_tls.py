import asyncio
import datetime as dt
import itertools
import time

import pytest
import trustme

from dialtone.net import tls as net_tls
from dialtone.readiness.tls_chain import explain
from dialtone.wire import ntp

DAY = dt.timedelta(days=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


async def quiet(reader, writer) -> None:
    await reader.read()


@pytest.fixture
def looked(lab, go, server_tls):
    """Runs a check against a TLS server with this certificate."""

    def run(leaf, check="tls.chain", *, ca=None, tmp_path=None, pins=(), clock=None):
        async def main():
            async with lab.peers() as peers:
                fields = {"tls": (lab.tls(await peers.tcp(quiet, server_tls(leaf)), pins=pins),)}
                if ca is not None:
                    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
                    fields |= {"path": tmp_path / "profile.toml", "trust": type(lab.base.trust)(ca_file="ca.pem")}
                only = [check]
                if clock is not None:
                    fields["time"] = (lab.time(await peers.udp(clock)),)
                    only.append("time.offset")
                run = await lab.run(lab.profile(**fields), *only)
                return next(one for one in run.checks if one.id == check)

        return go(main())

    return run


def test_a_chain_of_the_profiles_own_authority_passes(looked, authority, tmp_path) -> None:
    result = looked(authority.issue_cert("127.0.0.1", not_after=now() + 90 * DAY), ca=authority, tmp_path=tmp_path)
    assert (result.verdict, result.code) == ("pass", "tls.chain.ok")
    assert result.value in {89, 90}
    [target] = result.evidence["targets"]
    assert target["trusted"]["profile"] is None
    assert target["trusted"]["public"] is not None
    assert target["chain"][0]["names"] == ("127.0.0.1",)


@pytest.mark.parametrize(("days", "verdict"), [(10, "warn"), (1, "fail")])
def test_a_certificate_about_to_expire(looked, authority, tmp_path, days: int, verdict: str) -> None:
    result = looked(
        authority.issue_cert("127.0.0.1", not_after=now() + days * DAY + dt.timedelta(hours=1)), ca=authority, tmp_path=tmp_path
    )
    assert (result.verdict, result.code, result.value) == (verdict, "tls.chain.expires-soon", days)


def test_an_expired_certificate_is_shown_with_its_whole_chain(looked, authority, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(net_tls.certifi, "where", lambda: str(tmp_path / "ca.pem"))
    leaf = authority.issue_cert("127.0.0.1", not_before=now() - 30 * DAY, not_after=now() - DAY)
    result = looked(leaf, ca=authority, tmp_path=tmp_path)
    assert (result.verdict, result.code) == ("fail", "tls.chain.expired")
    assert result.evidence["targets"][0]["chain"][0]["issuer"]


def test_a_wrong_name(looked, authority, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(net_tls.certifi, "where", lambda: str(tmp_path / "ca.pem"))
    result = looked(authority.issue_cert("other.example"), ca=authority, tmp_path=tmp_path)
    assert (result.verdict, result.code, result.params["names"]) == ("fail", "tls.chain.wrong-name", ["other.example"])


def test_an_unknown_authority(looked, authority) -> None:
    result = looked(authority.issue_cert("127.0.0.1"))
    assert result.verdict == "fail"
    assert result.code in {"tls.chain.untrusted", "tls.chain.incomplete"}
    assert "Test authority" in result.params["issuer"]


def test_a_missing_intermediate_is_told_from_an_unknown_root(looked, authority, tmp_path) -> None:
    leaf = authority.create_child_ca().issue_cert("127.0.0.1")
    whole = looked(leaf)
    assert whole.code == "tls.chain.untrusted"
    assert len(whole.evidence["targets"][0]["chain"]) == 2

    class Alone:
        """The same certificate, sent without the one in between."""

        @staticmethod
        def configure_cert(context) -> None:
            leaf.cert_chain_pems[0].write_to_path(str(tmp_path / "leaf.pem"))
            leaf.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
            context.load_cert_chain(tmp_path / "leaf.pem", tmp_path / "key.pem")

    assert looked(Alone).code == "tls.chain.incomplete"


def test_a_self_signed_certificate(lab, go, tmp_path) -> None:
    import ssl

    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "c.pem"))
    ca.private_key_pem.write_to_path(str(tmp_path / "k.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", tmp_path / "k.pem")

    async def main():
        async with lab.peers() as peers:
            return await lab.check(lab.profile(tls=(lab.tls(await peers.tcp(quiet, context)),)), "tls.chain")

    assert go(main()).code == "tls.chain.self-signed"


@pytest.mark.parametrize(("lost", "code"), [(range(1, 3), "ok"), (range(1, 99), "no-tls")])
def test_connections_that_break_off_are_no_distrust(lab, go, authority, server_tls, tmp_path, lost, code: str) -> None:
    """All but the first, which shows the chain: a firewall that counts connections, or a line that loses packets."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    leaf, numbers = authority.issue_cert("127.0.0.1", not_after=now() + 90 * DAY), itertools.count()

    async def main():
        async with lab.peers() as peers:
            behind = await peers.tcp(quiet, server_tls(leaf))

            async def passing(reader, writer) -> None:
                if next(numbers) in lost:
                    writer.transport.abort()
                    return
                there, back = await asyncio.open_connection("127.0.0.1", behind)
                await asyncio.gather(carry(reader, back), carry(there, writer), return_exceptions=True)

            fields = {"path": tmp_path / "profile.toml", "trust": type(lab.base.trust)(ca_file="ca.pem")}
            profile = lab.profile(tls=(lab.tls(await peers.tcp(passing)),), **fields)
            return await lab.check(profile, "tls.chain"), (await lab.check(profile, "tls.interception"))

    chain, interception = go(main())
    assert chain.code == f"tls.chain.{code}"
    assert interception.verdict in {"pass", "not-run"}


async def carry(reader, writer) -> None:
    while data := await reader.read(4096):
        writer.write(data)
    writer.close()


def clock(ahead: dt.timedelta):
    import struct

    def answer(data: bytes) -> list[bytes]:
        stamp = ntp.timestamp(time.time() + ahead.total_seconds())
        return [struct.pack("!BBbbII4sQQQQ", 0x24, 2, 6, -20, 0, 0, b"TEST", stamp, int.from_bytes(data[40:48], "big"), stamp, stamp)]

    return answer


def test_only_the_computers_clock_is_wrong(looked, authority, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(net_tls.certifi, "where", lambda: str(tmp_path / "ca.pem"))
    leaf = authority.issue_cert("127.0.0.1", not_before=now() - 30 * DAY, not_after=now() - DAY)
    result = looked(leaf, ca=authority, tmp_path=tmp_path, clock=clock(-10 * DAY))
    assert (result.verdict, result.code) == ("warn", "tls.chain.clock")


def test_a_certificate_that_only_a_slow_clock_accepts_is_expired(looked, authority, tmp_path) -> None:
    leaf = authority.issue_cert("127.0.0.1", not_after=now() + 5 * DAY)
    result = looked(leaf, ca=authority, tmp_path=tmp_path, clock=clock(10 * DAY))
    assert (result.verdict, result.code) == ("fail", "tls.chain.expired")


def test_interception_is_what_only_this_computers_store_trusts(looked, authority, tmp_path, monkeypatch) -> None:
    firewall = trustme.CA(organization_name="Corporate firewall")
    firewall.cert_pem.write_to_path(str(tmp_path / "store.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    result = looked(firewall.issue_cert("127.0.0.1"), "tls.interception")
    assert (result.verdict, result.code) == ("fail", "tls.interception.intercepted")
    assert "Corporate firewall" in result.params["issuer"]
    [target] = result.evidence["targets"]
    assert target["trusted"]["system"] is None
    assert target["trusted"]["public"] is not None


def test_a_chain_that_nobody_trusts_proves_nothing_about_interception(looked, authority) -> None:
    result = looked(authority.issue_cert("127.0.0.1"), "tls.interception")
    assert (result.verdict, result.reason) == ("not-run", "chain-not-trusted")


def test_a_product_that_is_known_to_intercept_is_told_by_its_name(looked) -> None:
    """Its root isn't on this computer, so nobody trusts the chain: without the name it would prove nothing."""
    product = trustme.CA(organization_name="Fortinet", organization_unit_name="Certificate Authority")
    result = looked(product.issue_cert("127.0.0.1"), "tls.interception")
    assert (result.verdict, result.code) == ("fail", "tls.interception.known-product")
    assert result.params["product"] == "Fortinet FortiGate (FortiOS)"


def test_pins(looked, authority, tmp_path) -> None:
    leaf = authority.issue_cert("127.0.0.1")
    right = looked(leaf, "tls.interception", ca=authority, tmp_path=tmp_path)
    own = right.evidence["targets"][0]["chain"][0]["spki_sha256"]
    assert right.verdict == "pass"
    assert looked(leaf, "tls.interception", ca=authority, tmp_path=tmp_path, pins=(own,)).verdict == "pass"
    other = looked(leaf, "tls.interception", ca=authority, tmp_path=tmp_path, pins=("0" * 64,))
    assert (other.verdict, other.code) == ("fail", "tls.interception.other-issuer")


def test_no_tls_and_no_listener(lab, go) -> None:
    async def plain(reader, writer) -> None:
        writer.write(b"220 mail\r\n")
        await writer.drain()

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(plain)
            talks = await lab.check(lab.profile(tls=(lab.tls(port),)), "tls.chain")
        closed = await lab.check(lab.profile(tls=(lab.tls(port),)), "tls.chain")
        return talks, closed

    talks, closed = go(main())
    assert (talks.verdict, talks.code) == ("fail", "tls.chain.no-tls")
    assert (closed.verdict, closed.code) == ("fail", "tls.chain.refused")


def test_garbage_is_no_certificate() -> None:
    assert net_tls.describe(b"") is None
    assert net_tls.describe(b"\x30\x82\xff\xff" * 50) is None


def test_reasons(authority) -> None:
    import cryptography.hazmat.primitives.serialization as s
    from cryptography import x509

    certificate = x509.load_pem_x509_certificate(authority.cert_pem.bytes())
    one = net_tls.describe(certificate.public_bytes(s.Encoding.DER))
    assert one is not None
    assert explain((one,), "certificate has expired", one.not_before + DAY) == "clock"
    assert explain((one,), "certificate has expired", one.not_after + DAY) == "expired"
    assert explain((one,), "certificate is not yet valid", one.not_before - DAY) == "not-yet-valid"
    assert explain((one,), "Hostname mismatch, certificate is not valid for 'x'", one.not_before + DAY) == "wrong-name"


@pytest.mark.parametrize("check", ["tls.chain", "tls.interception"])
def test_servers_that_could_not_be_looked_at_keep_it_from_passing(lab, go, server_tls, authority, tmp_path, check: str) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(quiet, server_tls(authority.issue_cert("127.0.0.1", not_after=now() + 90 * DAY)))
            fields = {"path": tmp_path / "profile.toml", "trust": type(lab.base.trust)(ca_file="ca.pem")}
            entries = (lab.tls(port), lab.tls(443, "gone.test"), lab.tls(443, "{account}.test"))
            dns_port = await peers.dns({("a.test", "A"): ["127.0.0.1"]})
            return await lab.check(lab.profile(dns_port=dns_port, tls=entries, **fields), check)

    result = go(main())
    assert (result.verdict, result.code) == ("warn", f"{check}.partly")
    assert sorted(result.params["skipped"]) == ["<account>.test:443", "gone.test:443"]
