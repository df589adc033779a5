"""Runs checks where it is started, with the shipped profile changed as asked, and prints their results. Started by lab_lan.py."""

import asyncio
import datetime as dt
import json
import sys

import msgspec

from dialtone import profile, resources
from dialtone.profile import types
from dialtone.readiness import ReadinessOptions, suite

SOURCE = {"source": "lab", "date": dt.date(2026, 1, 1)}


def made(asked):
    base = profile.load(str(resources.shipped("providers/allocloud.toml")))
    fields = {"dns": types.Dns(nameservers=("127.0.0.1",)), "sip": (), "time": (), "tls": ()}
    if "dns" in asked:
        dns = asked["dns"]
        fields["dns"] = types.Dns(
            nameservers=tuple(dns["servers"]),
            names=tuple(types.NameEntry(name=name, **SOURCE) for name in dns.get("names", ())),
            srv=tuple(types.SrvEntry(name=name, **SOURCE) for name in dns.get("srv", ())),
        )
    if "options" in asked:
        fields["dhcp"] = types.DhcpEntry(options=tuple(types.DhcpOption(**one, **SOURCE) for one in asked["options"]))
    if "time" in asked:
        fields["time"] = tuple(types.TimeEntry(host=host, **SOURCE) for host in asked["time"])
    if "portal" in asked:
        fields["captive_portal"] = types.PageEntry(**asked["portal"], **SOURCE)
    if "tls" in asked:
        fields["tls"] = tuple(types.TlsEntry(host=host, port=port, **SOURCE) for host, port in asked["tls"])
    return msgspec.structs.replace(base, **fields)


asked = json.loads(sys.argv[1])
run = asyncio.run(suite.run(made(asked["profile"]), ReadinessOptions(only=tuple(asked["only"])), lambda _: None, asyncio.Event()))
print(msgspec.json.encode([check for check in run.checks if check.id in asked["only"]]).decode())
