"""What a device is: a wrong kind costs money, so contradictions are shown and too even ones leave the kind unknown."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialtone.discovery import identity
from dialtone.discovery.fingerprints import Identity
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.identity import Claim
from dialtone.discovery.method import Signal, evidence
from dialtone.domain.kinds import TELEPHONES
from dialtone.words import LANGUAGES, Words

IP = "192.0.2.5"
YEALINK = ("sip-options", "user-agent", "Yealink SIP-T46U 108.86.0.20")
PRINTER = ("mdns", "service", "LaserJet._ipp._tcp.local.")
PBX = ("sip-options", "user-agent", "Asterisk PBX 18.2.0")


def claim(by, kind="unknown", strength=0.85, **said):
    return Claim(by, Identity(kind=kind, **said), strength)


def device(*said, mac=None):
    fusion = Fusion()
    for by, field, value in said:
        fusion.add(Signal(ip=IP, evidence=evidence(by, field, value)))
    if mac:
        fusion.add(Signal(ip=IP, mac=mac, evidence=evidence("neighbour", "mac", mac)))
    (found,) = fusion.devices()
    return found, {c.field: c.values for c in fusion.conflicts()}


def test_a_telephone_string_against_two_signs_of_a_printer_is_a_printer_with_a_conflict():
    found, conflicts = device(YEALINK, PRINTER, ("http", "server", "HP HTTP Server; HP LaserJet 400 M401dn"))
    assert (found.kind, found.telephone) == ("printer", False)
    assert conflicts["kind"] == ("deskphone", "printer")


def test_a_telephone_string_against_one_sign_of_a_printer_is_nothing_for_sure():
    found, conflicts = device(("sip-options", "user-agent", "Yealink SIP-T46U"), ("http", "title", "HP LaserJet 400 M401dn"))
    assert (found.kind, found.telephone) == ("unknown", False)
    assert conflicts["kind"] == ("deskphone", "printer")


@pytest.mark.parametrize("kinds", list(itertools.permutations(("deskphone", "printer", "doorphone"), 2)))
def test_two_witnesses_as_good_leave_it_open(kinds):
    assert identity.choose_kind([claim("sip-options", kinds[0]), claim("http", kinds[1])]) is None


@pytest.mark.parametrize(
    ("telephone", "other", "chosen"),
    [
        ((0.85,), (0.85,), None),
        ((0.85,), (0.8,), None),
        ((0.85,), (0.7,), "deskphone"),
        ((0.85, 0.7), (0.85,), "deskphone"),
        ((0.7,), (0.85,), "switch"),
        ((0.85, 0.2), (0.85,), None),
    ],
)
def test_between_a_telephone_and_something_else_the_doubt_must_be_halved(telephone, other, chosen):
    claims = [claim(f"a{n}", "deskphone", strength) for n, strength in enumerate(telephone)]
    claims += [claim(f"b{n}", "switch", strength) for n, strength in enumerate(other)]
    assert identity.choose_kind(claims) == chosen
    assert identity.identify(claims).kind == (chosen or "unknown")


def test_what_a_switch_says_of_its_port_outweighs_one_text():
    text, port = Identity(kind="deskphone", model="T46U"), Identity(kind="switch", model="GS108")
    heard = [
        identity.Heard(Signal(ip=IP, evidence=evidence("http", "title", "x")), text),
        identity.Heard(Signal(ip=IP, evidence=evidence("lldp", "system-description", "y")), port),
    ]
    assert identity.identify(identity.claims(heard, None)).kind == "switch"


@pytest.mark.parametrize("by", ["lease", "nmap", "dhcp"])
def test_what_people_type_and_lists_repeat_yields_without_a_conflict(by):
    field = "service" if by == "nmap" else "hostname"
    heard = identity.Heard(Signal(ip=IP, evidence=evidence(by, field, "x")), Identity(kind="printer", model="x"))
    (weak,) = identity.claims([heard], None)
    assert weak.identity.weak
    assert identity.choose_kind([weak]) == "printer"
    assert identity.choose_kind([weak, claim("sip-options", "deskphone", 0.7)]) == "deskphone"


def test_a_softphone_on_a_computer_contradicts_nothing():
    found, conflicts = device(
        ("sip-options", "user-agent", "MicroSIP/3.20.5"), ("mdns", "service", "PC._workstation._tcp.local."), mac="00:14:22:00:00:01"
    )
    assert (found.kind, conflicts) == ("softphone-pc", {})


@pytest.mark.parametrize(("special", "general"), [(s, g) for s, generals in identity.CARRIED_BY.items() for g in sorted(generals)])
def test_a_kind_that_carries_another_yields_to_it(special, general):
    claims = [claim("sip-options", special, 0.7), claim("http", general), claim("mdns", general), claim("snmp", general)]
    assert identity.choose_kind(claims) == special


def test_a_pbx_is_never_a_telephone_for_its_extensions_text():
    found, conflicts = device(PBX, YEALINK)
    assert (found.kind, found.telephone) == ("unknown", False)
    assert conflicts["kind"] == ("deskphone", "pbx")


def test_the_words_explain_confidence():
    assert all("84" in Words(language).text("confidence.explained") for language in LANGUAGES)


KINDS = st.sampled_from(["unknown", "deskphone", "printer", "pbx", "computer", "softphone-pc", "doorphone", "camera", "switch"])
CLAIMS = st.lists(
    st.builds(
        Claim,
        st.sampled_from(["sip-options", "http", "mdns", "lldp", "oui", "neighbour"]),
        st.builds(
            Identity, kind=KINDS, vendor=st.sampled_from([None, "A", "B"]), model=st.sampled_from([None, "M1", "M2"]), weak=st.booleans()
        ),
        st.sampled_from([0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.85, 0.95]),
    ),
    max_size=7,
)


@given(CLAIMS, st.sampled_from(["sip-options", "http", "new"]), st.sampled_from([0.1, 0.5, 0.85]), st.booleans(), st.booleans())
def test_one_more_that_agrees_never_lowers_confidence(claims, by, strength, names_kind, names_vendor):
    before = identity.identify(claims)
    said = Identity(kind=before.kind if names_kind else "unknown", vendor=before.vendor if names_vendor else None)
    after = identity.identify([*claims, Claim(by, said, strength)])
    assert after.confidence >= before.confidence
    assert (after.kind, after.vendor) == (before.kind, before.vendor)
    assert after.confidence < 1


@given(CLAIMS, st.randoms())
def test_the_order_does_not_matter(claims, random):
    other = list(claims)
    random.shuffle(other)
    assert identity.identify(other) == identity.identify(claims)


DESKPHONE = Claim("sip-options", Identity(kind="deskphone"), 0.7)


@given(CLAIMS)
@example([DESKPHONE, Claim("http", Identity(kind="pbx"), 0.1), Claim("http", Identity(kind="computer"), 0.7)])
def test_a_telephone_is_claimed_only_with_a_sign_of_one_and_never_against_an_even_rival(claims):
    kind = identity.identify(claims).kind
    if kind not in TELEPHONES:
        return
    certain = [c for c in claims if c.identity.kind != "unknown" and not c.identity.weak]
    used = certain or [c for c in claims if c.identity.kind != "unknown"]
    assert any(c.identity.kind == kind for c in used)
    rivals = {c.identity.kind for c in used} - TELEPHONES - {"unknown"} - identity.CARRIED_BY.get(kind, frozenset())
    for rival in rivals:
        support = {k: max(c.strength for c in claims if c.identity.kind == k) for k in (kind, rival)}
        ways = len({c.by for c in claims if c.identity.kind == kind})
        assert support[kind] > support[rival] or ways > 1


PNP = 'ua-profile;profile-type="device";vendor="Yealink";model="T46U";version="108.86.0.20"'


def test_a_message_to_a_group_in_anothers_name_makes_no_telephone():
    fusion = Fusion()
    fusion.add(Signal(ip=IP, mac="52:54:00:00:00:01", evidence=evidence("neighbour", "mac", "52:54:00:00:00:01")))
    fusion.add(Signal(ip=IP, mac="80:5e:c0:00:00:66", evidence=evidence("sip-pnp", "event", PNP)))
    (found,) = fusion.devices()
    assert (found.kind, found.telephone, found.mac) == ("unknown", False, "52:54:00:00:00:01")
    assert {conflict.field for conflict in fusion.conflicts()} == {"mac"}


def test_a_telephone_that_starts_is_known_by_its_own_message():
    fusion = Fusion()
    fusion.add(Signal(ip=IP, mac="80:5e:c0:00:00:66", evidence=evidence("neighbour", "mac", "80:5e:c0:00:00:66")))
    fusion.add(Signal(ip=IP, mac="80:5e:c0:00:00:66", evidence=evidence("sip-pnp", "event", PNP)))
    (found,) = fusion.devices()
    assert (found.kind, found.telephone, fusion.conflicts()) == ("deskphone", True, ())


def test_what_a_device_says_when_asked_is_not_outvoted_by_messages_to_a_group():
    found, conflicts = device(("sip-options", "user-agent", "Grandstream HT818 1.0.8.7"), ("sip-pnp", "event", PNP))
    assert (found.kind, found.vendor) == ("ata", "Grandstream")
    assert conflicts["kind"] == ("ata", "deskphone")


def test_a_mac_address_alone_is_no_maker():
    (answer,) = identity.every_claim([identity.Heard(Signal(ip=IP, evidence=evidence("http", "title", "x")), Identity(mac=IP))], None)
    assert answer.strength == identity._ANSWER
