"""PySide6 6.12.0 on CPython 3.11 drops a reference to True at each emit and aborts within 3,000; the pins must keep that away."""

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    said = Signal(object)
    flagged = Signal(bool)


def test_five_thousand_emits(qapp):
    sender = Sender()
    got = []
    sender.said.connect(got.append)
    sender.flagged.connect(got.append)
    for number in range(5_000):
        sender.said.emit(True)
        sender.flagged.emit(number % 2 == 0)
    assert len(got) == 10_000
    assert got[0] is True
    assert got[-1] is False
