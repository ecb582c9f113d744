"""The words about the cell that the cursor is on: its name, what it holds, what is to be said."""

from report_assistant.checks import Finding
from report_assistant.sheets.balance import Balance, BalanceState
from report_assistant.sheets.copying import number_text
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.grid import is_computed

_OF_COLUMNS = "T03"
"""The finding that the foot of the table tells for every column."""
_PROPOSED = "新收加结转，减去办理的，还有 {} 件：对就按回车，不对就打数。"


def place_words(editor: TableEditor) -> tuple[str, ...]:
    """Return the names of the cell, from the longest to the shortest."""
    label, column = editor.grid.table.labels[editor.path]
    name = editor.current_row.name
    behind = f"，{column}" if column else ""
    group = f"{name.group}：" if label.startswith(f"{name.group}：") else ""
    return tuple(f"{each}{behind}" for each in (label, f"{group}{name.item}", name.short))


def holds_words(editor: TableEditor) -> str:
    """Return what the cell holds now and held last year."""
    number = editor.shown.values[editor.path]
    now = f"现在 {number_text(number)}"
    if number is None:
        now = "" if is_computed(editor.path) else "还没填"
    return "　".join(filter(None, (now, editor.before_in_words)))


def meaning_words(editor: TableEditor) -> str:
    """Return what belongs into the cell, or what follows for it from the other cells."""
    proposed = editor.proposed
    return editor.meaning if proposed is None else _PROPOSED.format(proposed)


def to_tell(editor: TableEditor) -> Balance | Finding | None:
    """Return what is to be said of the cell: what is doubtful in it, or how its column stands.

    Nothing is said of a cell or a column that nobody has touched.
    """
    found = [each for each in findings_shown(editor) if editor.path in (each.where, each.target)]
    if found:
        return found[0]
    balance = editor.balances.get(editor.head)
    if balance is not None and balance.state is not BalanceState.UNTOUCHED:
        return balance
    return next(iter(findings_shown(editor)), None)


def findings_shown(editor: TableEditor) -> list[Finding]:
    """Return the findings about cells that were filled in, less those that the foot tells."""
    return [
        each
        for each in editor.findings
        if each.code != _OF_COLUMNS and not _is_untouched(editor, each.where)
    ]


def _is_untouched(editor: TableEditor, path: str) -> bool:
    if path not in editor.grid.table.labels or is_computed(path):
        return False
    return editor.is_empty(path)
