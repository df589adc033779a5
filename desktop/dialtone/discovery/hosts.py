"""The hosts that turn out to exist during a scan, for the methods that look closer at each of them while the sweep goes on."""

import asyncio
from collections.abc import AsyncIterator


class Hosts:
    """Every host once, in the order in which it became known. Any number of followers; each sees all hosts from the first on.

    A suspect is followed like a host, though only an old entry of the neighbour table speaks for it: it is known once it answers.

    `speaking`: the hosts that answered a question by SIP. `watched`: the neighbour table is being read, so that a silent address on this
    link can be known not to exist.
    """

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}
        self._suspects: dict[str, str] = {}
        self._order: list[str] = []
        self._more = asyncio.Event()
        self.closed = asyncio.Event()
        self.watched = False
        self.speaking: set[str] = set()

    def add(self, ip: str, mac: str | None = None) -> bool:
        """Take note of a host; True when it is new. After `close` it is kept but no longer followed."""
        new = ip not in self._known
        suspect = self._suspects.pop(ip, None)
        if new or (mac and not self._known[ip]):
            self._known[ip] = mac or suspect
        if new and not suspect:
            self._follow(ip)
        return new

    def suspect(self, ip: str, mac: str) -> None:
        """Have a closer look at an address that may have a host, without saying that it has."""
        if ip not in self._known and ip not in self._suspects:
            self._suspects[ip] = mac
            self._follow(ip)

    def _follow(self, ip: str) -> None:
        self._order.append(ip)
        self._wake()

    def known(self, ip: str) -> bool:
        """Whether something answered for this address."""
        return ip in self._known

    def mac(self, ip: str) -> str | None:
        """Its MAC address where the network showed one."""
        return self._known.get(ip) or self._suspects.get(ip)

    @property
    def count(self) -> int:
        """How many hosts exist, as far as is known."""
        return len(self._known)

    def close(self) -> None:
        """No more hosts will come: followers end when they have seen those there are."""
        self.closed.set()
        self._wake()

    async def follow(self) -> AsyncIterator[str]:
        """Each known host once, waiting for more until `close`."""
        at = 0
        while True:
            while at < len(self._order):
                at += 1
                yield self._order[at - 1]
            if self.closed.is_set():
                return
            await self._more.wait()

    def _wake(self) -> None:
        """Release all who wait; whoever waits next waits for the next host."""
        self._more.set()
        self._more = asyncio.Event()
