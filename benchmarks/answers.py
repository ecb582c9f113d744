"""From Enter to the next question on the screen, early and after five hundred answers."""

import tempfile
from pathlib import Path

from benchmarks.terminal import Screenful, environment
from benchmarks.timing import print_spread

OURS = "import sys; from report_assistant.cli import main; sys.exit(main())"
_BEFORE = (
    ("青河镇人民政府", "写的是哪一年"),
    ("", "属于哪一类"),
    ("", "报告开头写联系方式"),
    ("", "第一部分您打算怎么写"),
    ("", "政府网站全年公开了多少条"),
    ("128", "政务新媒体全年公开了多少条"),
    ("114", "宣传版面全年公开了多少条"),
)
_MEASURED = (
    ("46", "下面哪些情况要写进报告"),
    ("", "全年主动公开政府信息一共多少条"),
    ("", "有什么新做法"),
    ("", "信息发布前怎么审查"),
    ("1", "有没有发生失泄密事件"),
    ("", "政务公开专区或信息查阅点"),
    ("1", "公开工作是怎么考核的"),
    ("1", "社会评议是怎么开展的"),
)
_CHANGED = ("网站", "新媒体")
"""Two questions whose answers are changed by turns: each change is another answer in the transcript."""
ROUNDS = 5


def run() -> None:
    """Print the median time of an answer at 10 and at 500 answers."""
    print("\nAn answer to the next question on the screen (real terminal, draft pane open)")
    medians = {}
    for answers in (10, 500):
        times = [time for _ in range(ROUNDS) for time in _conversation(answers)]
        medians[answers] = print_spread(f"at {answers:>3} answers", times)
    print(
        f"  500 against 10: {medians[500] / medians[10]:.2f} times (goal: at most 40 ms, and flat)"
    )


def talk_until(screenful: Screenful, answers: int) -> None:
    """Answer the first questions, then change two of the answers until there are so many."""
    screenful.wait_for("请问贵单位的全称是什么", screenful.began)
    screenful.settle()
    for typed, question in _BEFORE:
        screenful.wait_for(question, screenful.type(f"{typed}\r"))
        screenful.settle(0.05)
    for number in range(answers - len(_BEFORE)):
        about = _CHANGED[number % len(_CHANGED)]
        screenful.wait_for(f"{1000 + number} 条", screenful.type(f"改{about} {1000 + number}\r"))
    screenful.settle()


def _conversation(answers: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        screenful = Screenful(["-c", OURS], environment(Path(folder)))
        talk_until(screenful, answers)
        times = []
        for typed, question in _MEASURED:
            screenful.type(typed)
            screenful.settle(0.08)
            times.append(screenful.wait_for(question, screenful.type("\r")))
            screenful.settle(0.08)
        screenful.kill()
        return times
