"""The columns of the three-way view."""

from collections.abc import Callable, Sequence

from dialtone.gui.context import Context
from dialtone.gui.models.three_way import VERDICT_LOOKS, Entry, Side
from dialtone.gui.widgets import Column
from dialtone.services.platform_view import Verdict


def three_way_columns(context: Context) -> Sequence[Column]:
    """State, device, address, person, and what each of the three says."""

    def side(name: str, pick: Callable[[Entry], Side], width: int) -> Column:
        return Column(
            name,
            lambda: context.words.text(f"three-way.{name}"),
            lambda entry: pick(entry).text,
            width=width,
            icon=lambda entry: (pick(entry).icon, pick(entry).tone) if pick(entry).icon else None,
            tone=lambda entry: "muted" if pick(entry).tone == "muted" else "text",
            tooltip=lambda entry: pick(entry).text,
        )

    return (
        Column(
            "verdict",
            lambda: context.words.text("three-way.state"),
            lambda entry: entry.verdict_word,
            width=144,
            icon=lambda entry: VERDICT_LOOKS[entry.verdict],
            tooltip=lambda entry: "\n".join(said.text.title for said in entry.said) or entry.verdict_word,
            sort=lambda entry: list(Verdict).index(entry.verdict),
        ),
        Column(
            "title",
            lambda: context.words.text("three-way.device"),
            lambda entry: entry.title,
            stretch=True,
            strong=True,
            tooltip=lambda entry: entry.title,
        ),
        Column("address", lambda: context.words.text("three-way.mac"), lambda entry: entry.address, width=146, tone=lambda _: "muted"),
        Column(
            "who",
            lambda: context.words.text("three-way.person"),
            lambda entry: entry.who,
            width=120,
            tooltip=lambda entry: entry.who,
        ),
        side("ordered", lambda entry: entry.order, 146),
        side("on-lan", lambda entry: entry.lan, 120),
        side("on-platform", lambda entry: entry.platform, 126),
    )
