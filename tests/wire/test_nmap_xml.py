import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import nmap_xml
from dialtone.wire.nmap_xml import Port

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/bin/../share/nmap/nmap.xsl" type="text/xsl"?>
<!-- Nmap 7.93 scan initiated as: nmap -sV -oX - 192.168.10.0/24 -->
<nmaprun scanner="nmap" args="nmap -sV" start="1795578623" version="7.93" xmloutputversion="1.05">
<scaninfo type="connect" protocol="tcp" numservices="3" services="22,80,5060"/>
"""
PHONE = """<host starttime="1" endtime="2"><status state="up" reason="arp-response" reason_ttl="0"/>
<address addr="192.168.10.21" addrtype="ipv4"/>
<address addr="fe80::825e:c0ff:fe4a:1021" addrtype="ipv6"/>
<address addr="80:5E:C0:4A:10:21" addrtype="mac" vendor="Yealink(xiamen) Network Technology"/>
<hostnames><hostname name="sip-t46u.example" type="PTR"/></hostnames>
<ports><extraports state="closed" count="997"/>
<port protocol="tcp" portid="80"><state state="open" reason="syn-ack" reason_ttl="64"/>
<service name="http" product="Yealink SIP-T46U" version="1.2" extrainfo="sip phone" devicetype="VoIP phone" method="probed" conf="10">
<cpe>cpe:/h:yealink:sip-t46u</cpe></service></port>
<port protocol="udp" portid="5060"><state state="open|filtered" reason="no-response"/><service name="sip" method="table" conf="3"/></port>
<port protocol="tcp" portid="22"><state state="closed"/><service name="ssh" method="table" conf="3"/></port>
<port protocol="tcp" portid="443"><state state="open"/><service name="https" method="table" conf="3"/></port>
</ports></host>
"""
DOWN = '<host><status state="down" reason="no-response"/><address addr="192.168.10.22" addrtype="ipv4"/></host>\n'
END = '<runstats><finished time="1" exit="success"/><hosts up="1" down="1" total="2"/></runstats></nmaprun>\n'


def test_what_a_file_says():
    found = nmap_xml.parse((HEAD + PHONE + DOWN + END).encode())
    (host,) = found.hosts
    assert (found.down, found.faults) == (1, ())
    assert (host.line, host.ip, host.addresses) == (7, "192.168.10.21", ["fe80::825e:c0ff:fe4a:1021"])
    assert (host.mac, host.vendor, host.names) == ("80:5e:c0:4a:10:21", "Yealink(xiamen) Network Technology", ["sip-t46u.example"])
    assert host.ports == [
        Port(
            number=80,
            protocol="tcp",
            service="http",
            product="Yealink SIP-T46U",
            version="1.2",
            extra="sip phone",
            device_type="VoIP phone",
        ),
        Port(number=443, protocol="tcp"),
    ]


def test_other_encodings_and_older_files():
    assert len(nmap_xml.parse((HEAD.replace("UTF-8", "UTF-16") + PHONE + END).encode("utf-16")).hosts) == 1
    older = HEAD.replace(
        "<!DOCTYPE nmaprun>", '<!DOCTYPE nmaprun PUBLIC "-//IDN nmap.org//DTD Nmap XML 1.04//EN" "https://svn.nmap.org/nmap/docs/nmap.dtd">'
    )
    assert len(nmap_xml.parse((older + PHONE + END).encode()).hosts) == 1
    assert len(nmap_xml.parse((HEAD.replace("<!DOCTYPE nmaprun>\n", "") + PHONE + END).encode()).hosts) == 1


def test_a_scan_that_was_broken_off_keeps_what_it_found():
    found = nmap_xml.parse((HEAD + PHONE + PHONE[:200]).encode())
    assert len(found.hosts) == 1
    assert [fault.code for fault in found.faults] == ["truncated"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE nmaprun [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE nmaprun [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE nmaprun [<!ENTITY % a SYSTEM "http://192.0.2.1/x"> %a;]>',
        "<!DOCTYPE nmaprun [<!ATTLIST host x CDATA 'y'>]>",
    ],
)
def test_a_document_that_declares_anything_is_refused(doctype):
    found = nmap_xml.parse((HEAD.replace("<!DOCTYPE nmaprun>", doctype) + PHONE.replace("Yealink", "&a;") + END).encode())
    assert found.hosts == ()
    assert [fault.code for fault in found.faults] == ["refused"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-understood"),
        (b"<html/>", "not-understood"),
        (HEAD.encode() + END.encode(), "nothing"),
        (HEAD.encode() + b"<a>" * 100_000, "refused"),
        (HEAD.replace("UTF-8", "martian").encode(), "not-understood"),
        (b"\x00\x01\x02", "not-understood"),
    ],
)
def test_what_is_no_such_file(data, code):
    found = nmap_xml.parse(data)
    assert found.hosts == ()
    assert [fault.code for fault in found.faults] == [code]


def test_bounded():
    host = '<host><status state="up"/><address addr="10.{}.{}.{}" addrtype="ipv4"/></host>'
    many = "".join(host.format(n >> 16 & 255, n >> 8 & 255, n & 255) for n in range(1, 25_000))
    found = nmap_xml.parse((HEAD + many + END).encode())
    assert (len(found.hosts), [fault.code for fault in found.faults]) == (20_000, ["too-many"])
    ports = "".join(f'<port protocol="tcp" portid="{n}"><state state="open"/></port>' for n in range(1, 500))
    (one,) = nmap_xml.parse((HEAD + host.format(1, 1, 1).replace("</host>", ports + "</host>") + END).encode()).hosts
    assert len(one.ports) == nmap_xml.MAX_PORTS


def test_looks_like_one():
    assert nmap_xml.looks_like(HEAD.encode())
    assert nmap_xml.looks_like(HEAD.encode("utf-16"))
    assert not nmap_xml.looks_like(b"192.168.10.21 80:5e:c0:4a:10:21 nmap")


WHOLE = (HEAD + PHONE + DOWN + END).encode()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(WHOLE)))
def test_damaged_files_never_raise(bytes_at, end):
    data = bytearray(WHOLE)
    for place, byte in bytes_at:
        data[place] = byte
    nmap_xml.parse(bytes(data[:end]))
    nmap_xml.parse(bytes(data))


@given(st.binary(max_size=200))
def test_garbage_never_raises(data):
    nmap_xml.parse(data)
    nmap_xml.parse(HEAD.encode() + data)
