"""The program's own discovery and readiness meet the training site: what practice and demonstration rest on."""

import asyncio

from dialtone.discovery.scan import ScanOptions, scan
from dialtone.domain.discovery import ScanRun
from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.profile import load
from dialtone.readiness import suite
from dialtone.readiness.suite import ReadinessOptions
from dialtone.services.profiles import profile_document
from dialtone.services.training import start_peer
from dialtone.training.runner import TrainingRunner
from dialtone.training.site import TrainingSite
from dialtone.training.switch import port_name

PROVIDERS_DOING = (
    *("dns.resolve", "dns.srv", "dns.hijack", "time.offset", "web.captive-portal", "web.provisioning"),
    *("tls.chain", "tls.interception", "sip.udp", "sip.tcp", "sip.tls", "sip.wss"),
)


def test_a_scan_finds_every_device_its_kind_and_its_port(site: TrainingSite) -> None:
    options = ScanOptions(
        networks=site.networks,
        sip_ports=site.sip_ports,
        http_ports=site.http_ports,
        https_ports=(),
        switches=(site.switch.target,),
        snmp_communities=(site.switch.community,),
    )

    async def run() -> ScanRun:
        return await scan(options, lambda _: None, asyncio.Event())

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        result = runner.run(run())
    assert result.complete
    found = {device.ip: device for device in result.devices}
    for device in site.simulated.devices:
        seen = found[site.addresses[device.address]]
        assert seen.kind == ("unknown" if device.silent else device.kind), device.model
        assert (seen.mac or "").lower() == device.mac
        assert seen.switch is not None
        assert seen.switch.port == port_name(device.port), device.model
    assert set(found) == {site.addresses[device.address] for device in site.simulated.devices} | {site.switch.address}


def test_the_provider_does_everything_right(site: TrainingSite) -> None:
    async def run() -> ReadinessRun:
        options = ReadinessOptions(only=PROVIDERS_DOING, channels=14)
        return await suite.run(load(str(site.profile_path)), options, lambda _: None, asyncio.Event())

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        result = runner.run(run())
    assert result.training
    verdicts = {check.id: (check.verdict, check.code) for check in result.checks if check.id in PROVIDERS_DOING}
    assert verdicts == {name: (Verdict.PASS, f"{name}.ok") for name in PROVIDERS_DOING}


def test_the_providers_responder_lets_every_check_be_practised() -> None:
    """On this computer there is no NAT and no LAN; what needs none of these is measured, and everything ends with the site."""
    with TrainingRunner(start_peer) as runner:
        assert runner.site is not None
        profile = load(str(runner.site.profile_path))
        assert profile.responder is not None
        assert profile.responder.token
        assert profile.responder.token not in str(profile_document(profile))

        async def run() -> ReadinessRun:
            return await suite.run(profile, ReadinessOptions(channels=2), lambda _: None, asyncio.Event())

        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as loop:
            result = loop.run(run())
        found = {check.id: (check.verdict, check.reason) for check in result.checks}
        assert {found[name] for name in ("sip.alg", "nat.mapping", "path.mtu", "path.fragments")} == {(Verdict.PASS, None)}
        late = (Verdict.NOT_RUN, "sender-late")  # a busy computer says that of itself instead of blaming the line
        for name in ("path.loss", "path.delay", "path.jitter", "path.mos", "bandwidth.down", "bandwidth.up", "capacity.calls"):
            assert found[name] in {(Verdict.PASS, None), late}, name
        assert profile.responder.token not in str(result)
