"""The terminal. Knows all of the other rooms; none of them knows it."""

import os
import sys

# Textual reads its switches when it is first imported, so they are set before any of our modules
# import it. The Kitty keyboard protocol garbles committed Chinese input of five and more
# characters; on Windows the switch itself would leave stray characters behind.
if sys.platform != "win32":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
# Nothing moves while an input method's candidate window is open.
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
# What is to be drawn waits for the next frame; at sixty a second the wait would be half of what an
# answer takes. Nothing is drawn while nothing changes.
os.environ.setdefault("TEXTUAL_FPS", "240")
