"""A responder in the provider's namespace: `readiness_peer.py TOKEN ADDRESS…`. Says «ready», ends with its standard input."""

import asyncio
import sys

from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen


async def main():
    token, *addresses = sys.argv[1:]
    async with Responder(Settings(token=token, listen=tuple(map(Listen, addresses)))):
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())
