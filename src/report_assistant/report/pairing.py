"""Problems and measures: one measure for each problem, in the same order."""

from collections.abc import Sequence


def without_measure(problems: Sequence[str], measures: Sequence[object]) -> Sequence[str]:
    """Return the problems that have no measure: those behind the last one that has."""
    return problems[len(measures) :]


def left_open(problems: Sequence[str], measures: Sequence[object]) -> str:
    """Return in words that problems have no measure; empty where each has one.

    3个问题只写了2条措施，第3个问题“…”还没有写措施
    """
    left = without_measure(problems, measures)
    if not left:
        return ""
    first = len(measures) + 1
    count = f"{len(problems)}个问题只写了{len(measures)}条措施" if measures else "问题还没有措施"
    which = f"第{first}个" if len(left) == 1 else f"第{first}到第{len(problems)}个"
    quoted = f"“{left[0]}”" if len(left) == 1 else ""
    return f"{count}，{which}问题{quoted}还没有写措施"
