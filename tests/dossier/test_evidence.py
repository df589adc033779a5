"""Scans, readiness runs, attachments and signed reports come out as they went in, after a restart too."""

import concurrent.futures
import datetime as dt
import hashlib
from pathlib import Path

import msgspec
import pytest

from dialtone.domain.discovery import Conflict, Evidence, FoundDevice, MethodNotRun, ScanNote, ScanRun, SwitchLocation
from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import Capacity, CheckResult, ProviderStamp, ReadinessRun
from dialtone.dossier import attachments
from dialtone.dossier.dossier import Dossier, SignedReport

AT = dt.datetime(2026, 11, 25, 10, 0, 0, 123456, tzinfo=dt.UTC)
SCAN = ScanRun(
    networks=("192.168.10.0/24", "10.0.0.0/30"),
    interface="eth0",
    started=AT,
    seconds=2.5,
    complete=False,
    devices=(
        FoundDevice(
            ip="192.168.10.21", mac="80:5e:c0:11:22:33", vendor="Yealink", kind="deskphone", telephone=True, confidence=0.97,
            addresses=("10.0.0.2", "fe80::1"), serial="S-1", transports=("udp:5060", "tls:5061"),
            sip_ports=(5060, 5062), switch=SwitchLocation(name="sw1", port="1/0/4", vlan=20),
            evidence=(
                Evidence(by="sip-options", field="user-agent", value="Yealink \x00 SIP-T46S é", at=AT),
                Evidence(by="oui", field="vendor", value="Yealink", at=AT),
            ),
        ),
        FoundDevice(ip="192.168.10.22"), FoundDevice(ip="192.168.10.23", present=False),
    ),
    not_run=(MethodNotRun(method="arp", reason="no-permission"),),
    conflicts=(Conflict(ip="192.168.10.21", field="vendor", values=("A", "B")),),
    notes=(ScanNote(code="wifi-isolation", detail="wlan0"),),
)  # fmt: skip
RUN = ReadinessRun(
    provider=ProviderStamp(name="allocloud", version="1", sha256="0" * 64),
    interface=None,
    started=AT,
    seconds=61.0,
    verdict=Verdict.WARN,
    checks=(
        CheckResult(id="sip.alg", verdict=Verdict.FAIL, code="alg", value=True, evidence={"replies": [1, 2.5, "x", None]}),
        CheckResult(id="path.loss", verdict=Verdict.NOT_RUN, code="none", reason="needs-responder", responsible=Responsible.PARTNER),
        CheckResult(id="time.offset", verdict=Verdict.PASS, code="ok", value=0.25, unit="s", threshold=1, params={"host": "h"}),
    ),
    capacity=Capacity(channels=9, codec="G.711", per_call_kbit_s=95.2, needed_kbit_s=857),
)


def report(pdf: bytes) -> SignedReport:
    return SignedReport(name="pv.pdf", language="nl", signer="An", signed_at=AT, record_sha256="1" * 64, pdf=pdf)


def test_scans_and_runs_come_back_whole(closed: Path) -> None:
    with Dossier.open(closed, author="A") as dossier:
        assert (dossier.latest_scan(), dossier.latest_readiness(), dossier.scans(), dossier.readiness_runs()) == (None, None, (), ())
        dossier.add_scan(SCAN)
        dossier.add_readiness(RUN)
        second = msgspec.structs.replace(SCAN, complete=True, devices=())
        dossier.add_scan(second)
        assert dossier.latest_scan() == second
        assert dossier.latest_readiness() == RUN
    with Dossier.open(closed, author="A", read_only=True) as dossier:
        assert dossier.scans() == (SCAN, second)
        assert dossier.readiness_runs() == (RUN,)
        assert dossier.latest_scan() == second


def test_evidence_is_not_undone_with_edits(dossier: Dossier) -> None:
    dossier.add_scan(SCAN)
    dossier.undo()
    assert dossier.latest_scan() == SCAN


def test_training_evidence_stays_out_of_a_real_dossier(tmp_path: Path, dossier: Dossier) -> None:
    scan, run = msgspec.structs.replace(SCAN, training=True), msgspec.structs.replace(RUN, training=True)
    for keep in (lambda: dossier.add_scan(scan), lambda: dossier.add_readiness(run)):
        with pytest.raises(InputProblem, match=r"dossier\.training-evidence"):
            keep()
    assert dossier.scans() == ()
    with Dossier.create(tmp_path / "t.dialtone", provider=None, author="A", training=True) as training:
        training.add_scan(scan)
        training.add_readiness(run)
        assert training.latest_scan() == scan
        assert training.latest_readiness() == run


def test_attachments_are_kept_once_by_content(dossier: Dossier) -> None:
    first = dossier.add_attachment("photo", "rack.jpg", b"\xff\xd8picture", note="Rack")
    assert first == hashlib.sha256(b"\xff\xd8picture").hexdigest()
    dossier.add_attachment("photo", "rack.jpg", b"\xff\xd8picture")
    dossier.add_attachment("photo", "other.jpg", b"\xff\xd8picture")
    dossier.add_attachment("document", "plan.pdf", b"%PDF")
    assert [(row.name, row.sha256, row.size, row.note) for row in dossier.attachments("photo")] == [
        ("rack.jpg", first, 9, "Rack"), ("other.jpg", first, 9, None),
    ]  # fmt: skip
    assert len(dossier.attachments()) == 3
    assert dossier.attachment(first) == b"\xff\xd8picture"
    assert dossier._db.execute("SELECT count(*) FROM blobs").fetchone() == (2,)
    with pytest.raises(InputProblem, match=r"no-such-attachment"):
        dossier.attachment("0" * 64)


def test_a_changed_attachment_is_not_handed_out(dossier: Dossier) -> None:
    sha256 = dossier.add_attachment("photo", "a", b"a")
    dossier._db.execute("UPDATE blobs SET data = ?", [b"b"])
    with pytest.raises(InputProblem, match=r"dossier\.damaged"):
        dossier.attachment(sha256)


def test_attachments_are_bounded(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES", 10)
    with pytest.raises(InputProblem, match=r"attachment-too-large"):
        dossier.add_attachment("photo", "big.jpg", bytes(11))
    assert dossier.attachments() == ()


def test_signed_reports_form_a_chain(closed: Path) -> None:
    with Dossier.open(closed, author="A") as dossier:
        first, second = dossier.add_signed(report(b"one")), dossier.add_signed(report(b"two"))
        assert (first.number, first.previous, second.number, second.previous) == (1, "", 2, first.chain)
        assert first.pdf_sha256 == hashlib.sha256(b"one").hexdigest()
    with Dossier.open(closed, author="B") as dossier:
        assert dossier.signed_reports() == (first, second)
        assert dossier.chain_holds()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM signed_reports WHERE number = 1",
        "UPDATE signed_reports SET record_sha256 = 'x' WHERE number = 1",
        "UPDATE signed_reports SET signer = 'Bo' WHERE number = 2",
        "UPDATE signed_reports SET pdf_sha256 = (SELECT sha256 FROM blobs WHERE data = x'6f6e65') WHERE number = 2",
    ],
)
def test_a_chain_that_was_touched_does_not_hold(dossier: Dossier, sql: str) -> None:
    for pdf in (b"one", b"two", b"three"):
        dossier.add_signed(report(pdf))
    assert dossier.chain_holds()
    dossier._db.execute(sql)
    dossier._signed.clear()
    assert not dossier.chain_holds()


def test_usable_from_another_thread(dossier: Dossier) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        pool.submit(dossier.add_scan, SCAN).result()
        assert pool.submit(dossier.latest_scan).result() == SCAN


def test_what_is_no_character_costs_no_scan(dossier: Dossier) -> None:
    odd = Evidence(by="http", field="title", value="a\udc80b", at=AT)
    dossier.add_scan(msgspec.structs.replace(SCAN, devices=(FoundDevice(ip="10.0.0.1", evidence=(odd,)),)))
    latest = dossier.latest_scan()
    assert latest is not None
    assert latest.devices[0].evidence[0].value == "a?b"
