"""What each key does in a table: the keys of a spreadsheet."""

from collections.abc import Callable

from report_assistant.sheets.editing import TableEditor

Key = Callable[[TableEditor], None]
KEYS: dict[str, Key] = {
    "up": lambda editor: editor.move(-1, 0),
    "down": lambda editor: editor.move(1, 0),
    "left": lambda editor: editor.move(0, -1),
    "right": lambda editor: editor.move(0, 1),
    "home": lambda editor: editor.go_to(editor.row, 0),
    "end": lambda editor: editor.go_to(editor.row, len(editor.current_row.paths) - 1),
    "ctrl+home": lambda editor: editor.go_to(0, 0),
    "ctrl+end": lambda editor: editor.go_to(len(editor.grid.rows) - 1, editor.grid.width - 1),
    "pageup": lambda editor: editor.move(-10, 0),
    "pagedown": lambda editor: editor.move(10, 0),
    "enter": TableEditor.enter,
    "tab": lambda editor: editor.tab(1),
    "shift+tab": lambda editor: editor.tab(-1),
    "f2": TableEditor.edit,
    "f6": TableEditor.fill_rest_with_zeros,
    "backspace": TableEditor.erase,
    "delete": TableEditor.clear,
    "ctrl+z": TableEditor.undo,
}
"""The effect of each key in a table."""
