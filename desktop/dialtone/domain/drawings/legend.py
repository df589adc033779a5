"""The explanation of the signs below a drawing of ports, with how many there are of each."""

from collections import Counter
from collections.abc import Iterable

from dialtone.domain.drawing import AnyShape, Text
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.ports import STATES, PortState, state_box

HEIGHT = 6.0
_SIGN = 3.0
_STEP = 34.0


def legend(states: Iterable[PortState], y: float, say: Say) -> list[AnyShape]:
    """Sign, word and number of each state that occurs, on one line whose top is at `y`."""
    counted = Counter(states)
    shapes: list[AnyShape] = []
    x = WIDTH - _STEP * sum(counted[state] > 0 for state in STATES)
    for state in STATES:
        if counted[state]:
            shapes += state_box(state, (x, y + 1.5, _SIGN, _SIGN))
            words = say(f"drawing.state.{state}", count=counted[state])
            shapes.append(Text(x=x + _SIGN + 1.4, y=y + 4, text=words, size=2.4, tone="muted", width=_STEP - _SIGN - 3))
            x += _STEP
    return shapes
