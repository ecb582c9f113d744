"""A size that the terminal does not have any more is passed over.

Textual tells a screen the size that it was laid out for once more. With two sizes on their way, as
while a page of the browser opens, each would bring back the other for ever.
"""

from pathlib import Path

from textual.events import Resize
from textual.geometry import Size

from report_assistant.store.store import Store
from tests.tui.piloting import running, settled

NOW, BEFORE = Size(109, 30), Size(97, 40)


async def test_the_screen_stays_as_the_terminal_is(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=NOW) as pilot:
        for screen in pilot.app.screen_stack:
            screen.post_message(Resize(BEFORE, BEFORE))
        await settled(pilot)
        assert pilot.app.screen.size == NOW
        assert pilot.app.screen.has_class("-outlined", "-mid")
