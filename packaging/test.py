"""Set up, then run all tests: `python3 packaging/test.py`. Arguments go to pytest; `--benchmarks` runs the speed ratios instead.

`--long` (with either) adds what takes minutes: networks up to /16, 100,000 hostile messages for each reader.
Standard library only. As root on Debian it installs the real peers that tests talk to; elsewhere those tests are skipped with their reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from environment import DEBIAN_FONTS, ROOT, SetupError, ensure_qt, install_debian, on_debian_as_root, prepare

PEERS = {
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "sipp": "sip-tester",
    "chronyd": "chrony",
    "nginx": "nginx-light",
    "snmpbulkwalk": "snmp",
    "certutil": "libnss3-tools",
    "Xvfb": "xvfb",
    "openssl": "openssl",
    "ip": "iproute2",
    "sysctl": "procps",
    "nft": "nftables",
    "svmap": "sipvicious",
    "nmap": "nmap",
    "arp-scan": "arp-scan",
    "iperf3": "iperf3",
    "turnserver": "coturn",
    "softhsm2-util": "softhsm2",
}
# Debian keeps daemons where an ordinary user's PATH does not look.
SEARCH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin", "/usr/local/sbin"])


def install_peers() -> None:
    """Install the missing peers as root on Debian; otherwise name them, so that a skip is no surprise."""
    missing = sorted({package for program, package in PEERS.items() if shutil.which(program, path=SEARCH) is None})
    if not missing:
        return
    if on_debian_as_root():
        print(f"Installing {' '.join(missing)} …", file=sys.stderr, flush=True)
        missing = install_debian([*missing, *DEBIAN_FONTS])
    if missing:
        print(f"Missing, their tests will be skipped: {' '.join(missing)} (Debian packages)", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Set up and test; the exit code is pytest's."""
    try:
        python = prepare("requirements-test.lock")
        ensure_qt()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 3
    install_peers()
    benchmarks = "--benchmarks" in arguments
    rest = [argument for argument in arguments if argument != "--benchmarks"]
    if benchmarks:
        command = ["-m", "pytest", "-m", "benchmark", "-s", "tests/benchmarks", *rest]
    else:
        # Files stay whole on one worker: windows are torn down in order, and a dead worker fails the run.
        command = ["-m", "pytest", "-n", "2", "--dist", "loadfile", "--max-worker-restart", "0", *rest]
    environment = {**os.environ, "PATH": SEARCH, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(python), *command], cwd=ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
