"""The sheet for the firewall's supplier: one page whatever failed, in three languages, and never «nothing» where nothing was looked at."""

import datetime as dt
import io
import re
import shutil
import subprocess

import msgspec
import pikepdf
import pytest

from dialtone import profile, resources
from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.profile import firewalls
from dialtone.report import firewall_sheet, look, sheet_content
from dialtone.words import REPORT_LANGUAGES, Words

PROFILE = profile.load(str(resources.shipped("providers/allocloud.toml")))
MAKES = firewalls.load()
WHEN = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)
FAILED = (
    (
        "dhcp.rogue.several",
        {"servers": ["192.0.2.1", "192.0.2.2"], "count": 2, "differing": ["gateway: 192.0.2.1 / 192.0.2.2"]},
        (2, None, 1),
    ),
    ("sip.udp.silent", {"closed": ["pbx.example:10060"]}, (None, None, None)),
    ("time.offset.silent", {"server": "time.example"}, (None, None, None)),
    ("sip.tls.refused", {"closed": ["pbx.example:10061"]}, (None, None, None)),
    ("tls.interception.intercepted", {"host": "pbx.example", "port": 443, "issuer": "CN=Fortinet"}, (None, None, None)),
    ("dns.hijack.invented", {"server": "192.0.2.1", "address": "192.0.2.9", "name": "x.invalid"}, (True, None, None)),
    ("web.captive-portal.portal", {"url": "http://x", "status": 302, "where": "http://y"}, (True, None, None)),
    ("web.proxy.in-network", {"traces": ["via: squid"]}, (True, None, None)),
    ("dns.resolve.slow", {"milliseconds": 700}, (700.0, "ms", 100.0)),
    ("link.duplicate-ip.gateway", {"address": "192.0.2.1", "macs": ["a", "b"]}, (1, None, None)),
    *((f"{check}.{remedy}", {}, (45, "s", 120)) for check, remedy in (("nat.udp-lifetime", "binding-short"), ("nat.double", "double-nat"))),
    *((f"path.{check}", {}, (None, None, None)) for check in ("fragments.fragments-dropped", "mtu.mtu-blackhole", "dscp-up.dscp-cleared")),
    *((code, {}, (None, None, None)) for code in ("sip.alg.alg-on", "nat.mapping.nat-symmetric", "firewall.exposure.open")),
)


def result(code, params, figures, verdict=Verdict.FAIL, responsible=Responsible.CUSTOMER):
    value, unit, threshold = figures
    check, _, _ = code.rpartition(".")
    return CheckResult(
        id=check, verdict=verdict, code=code, params=params, value=value, unit=unit, threshold=threshold, responsible=responsible
    )


def run(*checks, training=False, complete=True):
    return ReadinessRun(
        provider=PROFILE.stamp,
        interface="eth0",
        started=WHEN,
        seconds=60,
        verdict=Verdict.FAIL,
        checks=checks,
        training=training,
        complete=complete,
    )


NOT_RUN = CheckResult(id="firewall.exposure", verdict=Verdict.NOT_RUN, code="not-run.needs-responder", reason="needs-responder")
PASSED = CheckResult(id="sip.udp", verdict=Verdict.PASS, code="sip.udp.ok")


def material(measured, **more):
    return firewall_sheet.SheetMaterial(run=measured, profile=PROFILE, firewalls=MAKES, created_at=WHEN, **more)


def text_of(data, folder):
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is missing (Debian package poppler-utils)")
    (folder / "sheet.pdf").write_bytes(data)
    return subprocess.run([program, "-layout", folder / "sheet.pdf", "-"], capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 3, 7, len(FAILED)])
def test_one_page_whatever_failed(language, count):
    made = material(run(*(result(*one) for one in FAILED[:count]), NOT_RUN), site="Basisschool De Linde, Gent")
    data = firewall_sheet.render(made, language)
    assert data == firewall_sheet.render(made, language)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages) == 1
        assert str(opened.Root.Lang) == language
        fonts = opened.pages[0].Resources.Font
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values() if "/FontDescriptor" in font)


@pytest.mark.system
def test_what_stands_on_it(tmp_path):
    text = text_of(firewall_sheet.render(material(run(*(result(*one) for one in FAILED[:2]), NOT_RUN), site="De Linde"), "nl"), tmp_path)
    flat = re.sub(r"\s+", " ", text)
    for said in (
        "De Linde",
        "Te veranderen: 2",
        "Niet nagegaan (1): Toestellen bereikbaar vanaf het internet",
        "UDP 10060, 34540, 34560",
        "<account>.allocloud.com",
        "nee: niet geverifieerd",
        "vraag het de aanbieder",
        "DHCP Guarding",
        PROFILE.sha256[:16],
    ):
        assert said in flat, said


@pytest.mark.system
def test_every_line_is_there_also_when_all_failed(tmp_path):
    text = text_of(firewall_sheet.render(material(run(*(result(*one) for one in FAILED))), "en"), tmp_path)
    assert "Enable SIP Transformations" in text
    assert "Switch off SIP ALG" in text
    assert "The list of makes was shortened" in text


@pytest.mark.system
def test_training_is_unmistakable(tmp_path):
    assert "NOT A REAL INSTALLATION" in text_of(firewall_sheet.render(material(run(PASSED, training=True)), "en"), tmp_path)
    assert "NOT A REAL INSTALLATION" not in text_of(firewall_sheet.render(material(run(PASSED)), "en"), tmp_path)


def test_nothing_to_change_is_said_only_when_all_was_looked_at():
    words = Words("en")
    assert sheet_content.verdict(run(PASSED), 0, words) == ("Nothing to change was found", "", "ok")
    title, text, tone = sheet_content.verdict(run(PASSED, NOT_RUN), 0, words)
    assert (title, tone) == ("Nothing to change was found so far", "doubt")
    assert "Devices reachable from the internet" in text
    assert "broken off" in sheet_content.verdict(run(PASSED, complete=False), 0, words)[1]


def test_checks_that_ask_for_the_same_share_a_row_and_failures_come_first():
    warned = result("nat.mapping.nat-symmetric", {}, (None, None, None), Verdict.WARN)
    rows = sheet_content.changes(run(warned, *(result(*one) for one in FAILED[1:3])), PROFILE, Words("en"))
    assert len(rows) == 2
    assert look.plain(rows[0][0]).count("\n") == 2, "the demand, and both reasons"
    assert "Let UDP through" in look.plain(rows[0][0])
    assert look.plain(rows[1][0]).startswith("Keep one public port")


def test_the_provider_s_own_faults_are_none_of_the_supplier_s():
    fault = result("tls.chain.expired", {"host": "x", "port": 443, "until": "2026"}, (0, "d", 21), responsible=Responsible.PROVIDER)
    assert sheet_content.changes(run(fault), PROFILE, Words("en")) == []


def test_a_confirmed_entry_is_marked_so():
    sip = tuple(msgspec.structs.replace(entry, verified=True) for entry in PROFILE.sip)
    rows = sheet_content.ports(msgspec.structs.replace(PROFILE, sip=sip, account="acme"), Words("en"))
    states = {look.plain(row[2]): look.plain(row[3]) for row in rows}
    assert states["UDP 10060, 34540, 34560"] == "yes"
    assert states["UDP 123"] == "no: unverified"
    assert look.plain(rows[0][1]) == "acme.allocloud.com"


def test_hostile_text_does_no_harm():
    bad = {"servers": ["<b>R&D</b>", "\u202eevil\x00", "x" * 5000], "count": 3, "differing": ["<img src=x>" * 400]}
    data = firewall_sheet.render(material(run(result("dhcp.rogue.several", bad, (3, None, 1))), site="R&D <b>\n" * 40), "fr")
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages) == 1
