"""The list of what firewalls call their settings: readable, with sources, and of use to the sheet."""

import pytest

from dialtone import resources
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.remedies import REMEDIES
from dialtone.profile import firewalls
from dialtone.words import REPORT_LANGUAGES, Words

MAKES = firewalls.load()


def test_the_makes_that_every_installer_meets_are_there():
    wanted = {"sonicwall", "fortigate", "mikrotik", "openwrt", "fritzbox", "b-box", "sophos", "watchguard", "pfsense", "opnsense", "unifi"}
    assert wanted <= {make.id for make in MAKES}
    assert len({make.id for make in MAKES}) == len(MAKES)


def test_most_can_switch_off_the_alg():
    assert len([make for make in MAKES if make.for_remedy("alg-on")]) >= 10


@pytest.mark.parametrize("make", MAKES, ids=[make.id for make in MAKES])
def test_a_setting_says_what_to_do(make):
    assert make.settings or make.issuers
    for setting in make.settings:
        assert setting.remedy in REMEDIES
        if setting.commands:
            assert not setting.where
            assert not setting.name
            assert "{" not in "".join(setting.command_lines(120))
        else:
            assert setting.where
            assert setting.name
            assert setting.to is not None


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_every_remedy_has_words(language):
    words = Words(language)
    assert [code for code in REMEDIES if not words.has(f"sheet.remedy.{code}")] == []
    assert [to for to in ("off", "on", "remove", "except", "at-least") if not words.has(f"sheet.{to}")] == []


def test_the_wanted_time_is_filled_in():
    [setting] = next(make for make in MAKES if make.id == "fortigate").for_remedy("binding-short")
    assert "set udp-idle-timer 120" in setting.command_lines(120)


@pytest.mark.parametrize(
    ("issuer", "make"),
    [
        ("CN=FG100FTK19001333,O=Fortinet,L=Sunnyvale", "fortigate"),
        ("CN=mitmproxy,O=mitmproxy", "mitmproxy"),
        ("CN=Fireware HTTPS Proxy (SN 1),O=WatchGuard_Technologies", "watchguard"),
        ("CN=R11,O=Let's Encrypt,C=US", None),
        ("CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US", None),
        ("CN=Sectigo RSA Domain Validation Secure Server CA,O=Sectigo Limited", None),
        ("", None),
    ],
)
def test_who_opens_encryption(issuer, make):
    found = firewalls.opener(issuer, MAKES)
    assert (found.id if found else None) == make


@pytest.mark.parametrize(
    "text",
    [
        "format = 2",
        "not toml [",
        'format = 1\nversion = "1"\n[[firewall]]\nid = "A B"\nname = "x"',
        'format = 1\nversion = "1"\nstray = 1\nfirewall = []',
        "\xff",
    ],
)
def test_a_list_that_can_not_be_used_is_told(tmp_path, monkeypatch, text):
    own = tmp_path / "firewalls.toml"
    own.write_bytes(text.encode("latin-1"))
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    with pytest.raises(InputProblem) as caught:
        firewalls.load()
    assert caught.value.code == "firewalls.invalid"
    for language in REPORT_LANGUAGES:
        assert str(own) in Words(language).problem(caught.value)


def test_a_partner_s_own_list_comes_first(tmp_path, monkeypatch):
    (tmp_path / "firewalls.toml").write_text('format = 1\nversion = "1"\n[[firewall]]\nid = "own"\nname = "Own make"\n', "utf-8")
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    assert [make.id for make in firewalls.load()] == ["own"]


def test_an_unreadable_list(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "find", lambda _: tmp_path / "absent.toml")
    with pytest.raises(EnvironmentProblem) as caught:
        firewalls.load()
    assert caught.value.code == "firewalls.unreadable"
