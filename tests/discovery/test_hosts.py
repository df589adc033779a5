import asyncio

from dialtone.discovery.hosts import Hosts


def followed(hosts):
    async def body():
        hosts.close()
        return [ip async for ip in hosts.follow()]

    return asyncio.run(body())


def test_a_suspect_is_looked_at_and_known_only_once_it_answers():
    hosts = Hosts()
    hosts.suspect("192.0.2.1", "80:5e:c0:00:00:01")
    hosts.suspect("192.0.2.1", "80:5e:c0:00:00:02")
    assert not hosts.known("192.0.2.1")
    assert hosts.count == 0
    assert hosts.mac("192.0.2.1") == "80:5e:c0:00:00:01"
    assert hosts.add("192.0.2.1")
    assert not hosts.add("192.0.2.1")
    hosts.suspect("192.0.2.1", "80:5e:c0:00:00:02")
    assert hosts.known("192.0.2.1")
    assert hosts.mac("192.0.2.1") == "80:5e:c0:00:00:01"
    hosts.add("192.0.2.2")
    assert hosts.count == 2
    assert followed(hosts) == ["192.0.2.1", "192.0.2.2"]


def test_who_waits_for_hosts_hears_of_suspects_too():
    async def body():
        hosts = Hosts()
        waiting = asyncio.create_task(anext(hosts.follow()))
        await asyncio.sleep(0)
        hosts.suspect("192.0.2.1", "80:5e:c0:00:00:01")
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(body()) == "192.0.2.1"
