"""Options of the whole test run."""


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="also what takes minutes: a /16 network, 100,000 hostile messages for each reader")
