"""Hostile messages (2,000 for each reader, with --long 100,000): no crash, no hang, no memory kept, one line of the log per kind."""

import gc
import importlib
import inspect
import logging
import pkgutil
import sys
import time
import types

import pytest
from hostile import mutations
from readers import NOT_READERS, READERS

import dialtone.discovery
import dialtone.net
import dialtone.wire

ALL, SOME, FILL = 100_000, 2_000, 1_000
"""Messages for each reader with --long, in every run, and before memory is measured."""
LONGEST_S = 5.0
"""No single message may take so long, on any machine: a hang, not a speed."""
GROWTH = 2_000
"""Blocks of memory kept; one for every message would be many more."""


def function(name):
    module, _, last = name.rpartition(".")
    return getattr(importlib.import_module(f"dialtone.{module}"), last)


def all_readers():
    """Public functions that take bytes, or whose name says that they parse or read a text."""
    packages = (dialtone.wire, dialtone.discovery, dialtone.net)
    for package in packages:
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if package is dialtone.net and not info.name.startswith("dialtone.net.neighbours"):
                continue  # the rest of net carries bytes and reads none; what others read of them is here
            module = importlib.import_module(info.name)
            for name, function in vars(module).items():
                if isinstance(function, types.FunctionType) and function.__module__ == info.name and not name.startswith("_"):
                    kinds = [parameter.annotation for parameter in inspect.signature(function).parameters.values()]
                    reads = name.startswith(("parse", "read_")) and str in kinds
                    if bytes in kinds or reads:
                        yield f"{info.name.removeprefix('dialtone.')}.{name}"


def test_every_reader_is_in_the_table():
    missing = [name for name in all_readers() if name not in READERS and name not in NOT_READERS]
    assert missing == [], "add them to readers.READERS with valid messages to mutate"


@pytest.mark.parametrize("name", READERS)
def test_valid_messages_are_understood(name):
    """Otherwise the mutations would all be thrown out at the first byte and prove nothing."""
    call, seeds = READERS[name]
    assert any(call(function(name), seed) for seed in seeds)


@pytest.mark.parametrize("name", READERS)
def test_hostile_messages(name, caplog, request):
    (call, seeds), read = READERS[name], function(name)
    slowest = 0.0
    with caplog.at_level(logging.DEBUG):
        for data in mutations(seeds, FILL, seed=0):  # fills caches
            call(read, data)
        before = _blocks()
        for data in mutations(seeds, ALL if request.config.getoption("--long") else SOME):
            began = time.monotonic()
            call(read, data)
            slowest = max(slowest, time.monotonic() - began)
        grown = _blocks() - before
    assert slowest < LONGEST_S
    assert grown < GROWTH
    assert len(caplog.records) <= len({(record.name, record.msg) for record in caplog.records}), "one line per kind"


def _blocks():
    gc.collect()
    return sys.getallocatedblocks()
