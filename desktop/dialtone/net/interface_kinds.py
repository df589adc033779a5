"""What sort of interface something is: by its addresses, by names that betray a VPN, by what the system knows, by other names."""

import ipaddress
import re
from collections.abc import Iterable
from typing import Literal

Kind = Literal["wired", "wifi", "vpn", "virtual", "loopback", "unknown"]

_VPN = re.compile(
    r"^(tun|tap|utun|wg|ppp|ipsec|vti|xfrm|gpd|zt|feth|wt\d|tailscale|nordlynx|proton|cscotun|fctvpn|outline|warp)\d*|"
    r"vpn|wireguard|wintun|anyconnect|cisco secure client|fortinet|forticlient|globalprotect|pangp|tailscale|zerotier|\btap-|wan miniport|"
    r"cloudflare|check point virtual|juniper networks virtual|pulse secure|ivanti|sonicwall|netextender|softether|zscaler|netskope|netbird|"
    r"mullvad|nordlynx|hamachi|big-ip edge|sophos (ssl|connect)|openconnect",
    re.IGNORECASE,
)
_VIRTUAL = re.compile(
    r"^(docker|br-|bridge|veth|virbr|vmnet|vmenet|vboxnet|ifb|dummy|lxc|lxdbr|cni|flannel|cali|podman|awdl|llw|anpi|ap\d|gif|stf|sit\d)|"
    r"vethernet|hyper-v|vmware|virtualbox|bluetooth|teredo|isatap|wi-fi direct|local area connection\*|lan-verbinding\*|"
    r"connexion au réseau local\*|npcap loopback|km-test",
    re.IGNORECASE,
)
_WIFI = re.compile(r"^(wl|wifi|ath\d|ra\d)|wi-?fi|wireless|draadloze|sans fil|airport", re.IGNORECASE)
_WIRED = re.compile(r"^(eth|en[opsx]|em\d|lan)|ethernet|\blan\b|gigabit", re.IGNORECASE)

_NAMED: tuple[tuple[re.Pattern[str], Kind], ...] = ((_VIRTUAL, "virtual"), (_WIFI, "wifi"), (_WIRED, "wired"))


def kind_of(name: str, label: str, ips: Iterable[str], hint: Kind | None, description: str = "") -> Kind:
    """What sort of interface this is.

    A VPN hides behind an Ethernet driver, so its name goes before `hint`, what the system itself says; other names count where that says
    nothing (a bridge named like a container's may hold the cable). `description`: the driver's name for it.
    """
    if any(ipaddress.ip_address(ip).is_loopback for ip in ips) or re.fullmatch(r"lo\d*", name):
        return "loopback"
    texts = (name, label, description)
    if any(_VPN.search(text) for text in texts):
        return "vpn"
    named = next((kind for pattern, kind in _NAMED if any(pattern.search(text) for text in texts)), None)
    return hint or named or "unknown"
