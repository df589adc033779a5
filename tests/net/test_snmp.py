"""The SNMP client on loopback: it ends whatever the agent does, tells why it is refused, and understands both versions."""

import asyncio
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "discovery"))
from switch_agents import V3, agent, response, run, v2c

from dialtone.net.snmp import Agent, Community, LoopError, RefusedError, SilentError
from dialtone.wire import ber, snmp, snmp_v3
from dialtone.wire.snmp_v3 import User

WALK = {f"1.3.6.1.2.1.2.2.1.2.{index}": f"port{index}".encode() for index in range(1, 101)} | {
    "1.3.6.1.2.1.1.1.0": b"A switch",
    "1.3.6.1.2.1.1.5.0": b"sw1",
    "1.3.6.1.2.1.2.2.1.3.1": -6,
    "1.3.6.1.2.1.47.1.1.0": "1.3.6.1.4.1.9",
}
TABLE = "1.3.6.1.2.1.2.2.1.2"
SECURE = User(name="reader", auth="sha256", auth_password="authpassword", priv="aes", priv_password="privpassword")


async def walked(port, credentials, table=TABLE, **options):
    async with Agent("127.0.0.1", credentials, port=port, timeout=0.3, tries=2, **options) as asking:
        return [(oid, value) async for oid, value in asking.walk(table)]


def test_a_table_in_order_and_no_more():
    async def body():
        async with agent(v2c({"public": WALK})) as (port, _):
            rows = await walked(port, Community("public"))
            assert rows == [(f"{TABLE}.{index}", f"port{index}".encode()) for index in range(1, 101)]
            async with Agent("127.0.0.1", Community("public"), port=port) as asking:
                got = await asking.get(["1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.9.0", "1.3.6.1.2.1.2.2.1.3.1", "1.3.6.1.2.1.47.1.1.0"])
            assert got == {"1.3.6.1.2.1.1.1.0": b"A switch", "1.3.6.1.2.1.2.2.1.3.1": -6, "1.3.6.1.2.1.47.1.1.0": "1.3.6.1.4.1.9"}
            assert await walked(port, Community("public"), "1.3.6.1.2.1.99") == []

    run(body())


def test_a_wrong_community_and_a_closed_port_are_silence():
    async def body():
        async with agent(v2c({"public": WALK})) as (port, served):
            with pytest.raises(SilentError):
                await walked(port, Community("private"))
            assert served.asked == 2
        with pytest.raises(SilentError):
            await walked(port, Community("public"))

    run(body())


@pytest.mark.parametrize("bindings", [[f"{TABLE}.5", f"{TABLE}.6"], [f"{TABLE}.5", f"{TABLE}.4"], [f"{TABLE}.7", f"{TABLE}.7"]])
def test_a_table_that_goes_round_is_broken_off(bindings):
    async def body():
        async with agent(lambda data: [response(data, bindings)]) as (port, served):
            with pytest.raises(LoopError):
                await walked(port, Community("public"))
            assert served.asked <= 2

    run(body())


def test_an_answer_that_is_too_big_is_asked_for_in_smaller_parts():
    asked = []

    def respond(data):
        _, _, (_, pdu) = ber.exactly(ber.expect(data, ber.SEQUENCE), 3)
        repetitions = ber.number(ber.exactly(pdu, 4)[2])
        asked.append(repetitions)
        return [response(data, [], snmp.TOO_BIG)] if repetitions > 3 else v2c({"public": WALK})(data)

    async def body():
        async with agent(respond) as (port, _):
            assert len(await walked(port, Community("public"))) == 100

    run(body())
    assert asked[:4] == [25, 12, 6, 3]


@pytest.mark.parametrize("noise", [b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", bytes(1000)])
def test_noise_beside_the_answer_is_passed_over(noise):
    async def body():
        answered = v2c({"public": WALK})
        async with agent(lambda data: [noise, response(b"".join([data]), ["1.3.6.1.9"])[:-1], *answered(data)]) as (port, _):
            assert len(await walked(port, Community("public"))) == 100

    run(body())


def test_an_answer_to_another_question_is_none():
    async def body():
        stale = []

        def respond(data):
            stale.append(data)
            return [response(stale[0], [f"{TABLE}.1"])] if len(stale) > 1 else v2c({"public": WALK})(data)

        async with agent(respond) as (port, _):
            with pytest.raises(SilentError):
                await walked(port, Community("public"))

    run(body())


# --- v3 ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "user", [User(name="plain"), User(name="signed", auth="md5", auth_password="authpassword"), SECURE], ids=lambda user: user.name
)
def test_v3(user):
    async def body():
        served = V3(user, WALK)
        async with agent(served) as (port, _):
            assert len(await walked(port, user)) == 100
        assert served.reports[0] == snmp_v3.UNKNOWN_ENGINE

    run(body())


@pytest.mark.parametrize(
    ("asks", "code"),
    [
        (User(name="somebody", auth="sha256", auth_password="authpassword", priv="aes", priv_password="privpassword"), "user"),
        (User(name="reader", auth="sha256", auth_password="wrongpassword", priv="aes", priv_password="privpassword"), "password"),
        (User(name="reader", auth="md5", auth_password="authpassword", priv="aes", priv_password="privpassword"), "password"),
    ],
)
def test_why_v3_refuses(asks, code):
    async def body():
        async with agent(V3(SECURE, WALK)) as (port, _):
            with pytest.raises(RefusedError) as caught:
                await walked(port, asks)
            assert caught.value.code == code

    run(body())


def test_an_agent_that_can_not_decrypt_and_says_nothing():
    wrong = User(name="reader", auth="sha256", auth_password="authpassword", priv="aes", priv_password="wrongpassword")

    async def body():
        served, asked = V3(SECURE, WALK), []

        def silent(data):
            asked.append(data)
            return served(data) if len(asked) == 1 else []

        async with agent(silent) as (port, _):
            with pytest.raises(RefusedError) as caught:
                await walked(port, wrong)
            assert caught.value.code == "unread"

    run(body())


def test_an_agent_that_falls_silent_later_is_no_wrong_password():
    async def body():
        served, asked = V3(SECURE, WALK), []

        def silent(data):
            asked.append(data)
            return served(data) if len(asked) < 5 else []

        async with agent(silent) as (port, _):
            with pytest.raises(SilentError):
                await walked(port, SECURE)

    run(body())


def test_what_a_user_may_not_read_is_refused():
    async def body():
        async with (
            agent(lambda data: [response(data, [], snmp.AUTHORIZATION_ERROR)]) as (port, _),
            Agent("127.0.0.1", Community("x"), port=port, timeout=0.3, tries=1) as asking,
        ):
            with pytest.raises(RefusedError) as caught:
                await asking.get(["1.3.6.1.2.1.1.5.0"])
            assert caught.value.code == "error"

    run(body())


def test_a_clock_that_jumps_and_an_agent_that_starts_again():
    async def body():
        served = V3(SECURE, WALK)
        async with agent(served) as (port, _), Agent("127.0.0.1", SECURE, port=port, timeout=0.3) as asking:
            assert await asking.get(["1.3.6.1.2.1.1.5.0"]) == {"1.3.6.1.2.1.1.5.0": b"sw1"}
            served.time += 5000
            assert await asking.get(["1.3.6.1.2.1.1.5.0"]) == {"1.3.6.1.2.1.1.5.0": b"sw1"}
            served.boots, served.time = served.boots + 1, 2
            assert await asking.get(["1.3.6.1.2.1.1.5.0"]) == {"1.3.6.1.2.1.1.5.0": b"sw1"}
        assert served.reports.count(snmp_v3.NOT_IN_TIME) == 2

    run(body())


def test_an_agent_that_always_says_that_the_clock_is_wrong():
    async def body():
        served = V3(SECURE, WALK)
        keys = snmp_v3.localised(SECURE, served.engine_id)

        def respond(data):
            if not served.reports:
                return served(data)  # who it is
            number = ber.number(ber.exactly(ber.exactly(ber.expect(data, ber.SEQUENCE), 4)[1][1], 4)[0])
            return [served.report(number, snmp_v3.NOT_IN_TIME, keys)]

        async with agent(respond) as (port, counted):
            with pytest.raises(RefusedError) as caught:
                await walked(port, SECURE)
            assert (caught.value.code, counted.asked) == ("clock", 4)

    run(body())


def test_passwords_are_not_shown():
    assert "public" not in repr(Community("public"))


def test_a_walk_can_be_cancelled():
    async def body():
        async with agent(lambda _: []) as (port, _):
            task = asyncio.ensure_future(walked(port, Community("public")))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    run(body())
