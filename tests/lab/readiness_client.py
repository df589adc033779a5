"""The installer's laptop: reads runs as lines of JSON, makes them one after the other, answers with the results as lines of JSON."""

import asyncio
import datetime as dt
import json
import sys

import msgspec

from dialtone import profile, resources
from dialtone.profile import types as t
from dialtone.readiness import ReadinessOptions, nat_udp_lifetime, suite


def own_profile(job):
    base = profile.load(str(resources.shipped("providers/allocloud.toml")))
    source = {"source": "lab", "date": dt.date(2026, 1, 1)}
    stun = tuple(t.StunEntry(host=host, port=port, **source) for host, port in job.get("stun", []))
    sip = tuple(t.SipEntry(transport="udp", host=host, ports=(port,), **source) for host, port in job.get("sip", []))
    return msgspec.structs.replace(base, dns=t.Dns(nameservers=("203.0.113.10",)), time=(), tls=(), sip=sip, stun=stun)


def main():
    for line in sys.stdin:
        job = json.loads(line)
        if "times" in job:
            nat_udp_lifetime.TIMES = tuple(job["times"])
            nat_udp_lifetime.EARLY = job.get("early", 0.7)
        options = ReadinessOptions(
            only=tuple(job["only"]), responder=job.get("responder"), responder_token=job.get("token"), interface=job.get("interface")
        )
        run = asyncio.run(suite.run(own_profile(job), options, lambda _: None, asyncio.Event()))
        found = {check.id: check for check in run.checks if check.id in job["only"]}
        print(json.dumps({"seconds": run.seconds, "checks": msgspec.to_builtins(found)}), flush=True)


main()
