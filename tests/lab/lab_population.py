"""The devices of office.toml as a network of any size, and the judging of a scan against what they are."""

import ipaddress
import itertools
import json
import random
import tomllib
from pathlib import Path

from dialtone.domain.kinds import CARRIERS, EXCLUDED, NON_USER_TERMINALS, TELEPHONES

OFFICE = tomllib.loads((Path(__file__).parent / "office.toml").read_text(encoding="utf-8"))
TELEPHONY = TELEPHONES | NON_USER_TERMINALS | CARRIERS | EXCLUDED


def placed(entry, network, **changes):
    """A device at its place in a network."""
    ip = {"ip": str(network[entry["host"]])}
    if "answers_from_host" in entry:
        ip["answers_from"] = str(network[entry["answers_from_host"]])
    return {**entry, **ip, **changes}


def office(network):
    """The sixty and the forty in a /24."""
    net = ipaddress.ip_network(network)
    return [placed(entry, net) for entry in (*OFFICE["equipment"], *OFFICE["decoy"])]


def company(network, count, seed=1):
    """`count` devices spread over a large network: those of office.toml again and again, at random places, each with a MAC of its own."""
    net = ipaddress.ip_network(network)
    random_ = random.Random(seed)
    kinds = [entry for entry in (*OFFICE["equipment"], *OFFICE["decoy"]) if entry.get("quirk") != "other-address" and "mdns" not in entry]
    places = random_.sample(range(3, net.num_addresses - 1), count)
    devices = [{"host": 1, "ip": str(net[1]), "mac": "c8:0e:14:00:00:01", "kind": "router", "web": [{"title": "FRITZ!Box 7590"}]}]
    for number, (place, entry) in enumerate(zip(places[1:], itertools.cycle(kinds), strict=False)):
        digits = _block(entry) + f"{number:x}".zfill(12 - len(_block(entry)))
        mac = ":".join(digits[at : at + 2] for at in range(0, 12, 2))
        devices.append({**_renamed(entry, mac), "host": place, "ip": str(net[place])})
    return devices


def _block(entry):
    """The maker's part of the MAC address: 24 bits, or 28 where that is what the registry gave."""
    return entry["mac"].replace(":", "")[: 7 if entry["mac"].startswith("1c:ca:e3") else 6]


def _renamed(entry, mac):
    """The same device with another MAC address, also where it stands in its name, its certificate or its headers."""
    written, old, new = json.dumps(entry), entry["mac"], mac
    for change in (str, str.upper, lambda text: text.replace(":", ""), lambda text: text.replace(":", "").upper()):
        written = written.replace(change(old), change(new))
    return {**json.loads(written), "headers": {}}


def is_equipment(device):
    return device["kind"] in TELEPHONY


def judge(devices, found):
    """What a scan got wrong, in words: an empty list is a perfect scan. `found`: FoundDevice values."""
    by_ip = {ip: device for device in found for ip in (device.ip, *device.addresses)}
    wrong = []
    for truth in devices:
        seen = by_ip.pop(truth["ip"], None)
        for other in seen.addresses if seen else ():
            by_ip.pop(other, None)
        by_ip.pop(truth.get("answers_from"), None)
        name = f"{truth['ip']} {truth.get('vendor', '?')} {truth.get('model', truth['kind'])}"
        if seen is None:
            wrong.append(f"{name}: not found ({truth.get('why', '')})")
        elif seen.kind != truth["kind"] and (is_equipment(truth) or seen.kind != "unknown"):
            wrong.append(f"{name}: «{seen.kind}» is wrong, it is «{truth['kind']}» ({truth.get('why', '')})")
        elif is_equipment(truth) and seen.vendor != truth["vendor"]:
            wrong.append(f"{name}: vendor «{seen.vendor}»")
        elif seen.telephone != (truth["kind"] in TELEPHONES):
            wrong.append(f"{name}: telephone is {seen.telephone}")
        elif seen.mac not in {None, truth["mac"]}:
            wrong.append(f"{name}: MAC {seen.mac}, not {truth['mac']}")
    wrong += [f"{ip}: nobody is there, yet «{device.kind}» {device.vendor}" for ip, device in by_ip.items()]
    return wrong


def counts(devices, addresses):
    """How many of the equipment and of the decoys are among these addresses."""
    hit = set(addresses)
    return (
        sum(device["ip"] in hit for device in devices if is_equipment(device)),
        sum(device["ip"] in hit for device in devices if not is_equipment(device)),
    )


def some(network, every=4, first=0):
    """Each fourth device of the office, from address 3 on and without the gateway: something of every sort in a small network.

    Another `first` gives other devices: the same ones in a second network would be devices with two addresses.
    """
    chosen = [entry for entry in (*OFFICE["equipment"], *OFFICE["decoy"]) if entry["host"] != 1 and "answers_from_host" not in entry]
    return _in_a_row(chosen[first::every], network)


def routed(network, every=2):
    """Devices that can be found from another network: they speak SIP or HTTP, and don't only multicast or exist."""
    speaks = [entry for entry in (*OFFICE["equipment"], *OFFICE["decoy"]) if ("sip" in entry or "web" in entry) and entry["host"] != 1]
    plain = [entry for entry in speaks if entry.get("quirk") not in {"echo", "not-sip", "other-address"}]
    return _in_a_row(plain[::every], network)


def _in_a_row(entries, network):
    net = ipaddress.ip_network(network)
    return [{**entry, "host": 3 + number, "ip": str(net[3 + number])} for number, entry in enumerate(entries)]
