"""From Enter to the next question on the screen, early and after five hundred messages."""

import tempfile
from pathlib import Path

from benchmarks.terminal import Screenful, environment
from benchmarks.timing import print_spread

OURS = "import sys; from report_assistant.cli import main; sys.exit(main())"
_BEFORE = (
    ("青河镇人民政府", "写的是哪一年"),
    ("", "属于哪一类"),
    ("", "联系地址和电话"),
    ("", "第一部分您打算怎么写"),
    ("", "政府网站全年公开了多少条"),
)
_MEASURED = (
    ("128", "政务新媒体全年公开了多少条"),
    ("114", "宣传版面全年公开了多少条"),
    ("46", "下面哪些情况要写进报告"),
    ("", "全年主动公开政府信息一共多少条"),
    ("", "信息发布前怎么审查"),
    ("1", "有没有发生失泄密事件"),
    ("", "政务公开专区或信息查阅点"),
    ("1", "公开工作是怎么考核的"),
    ("1", "社会评议是怎么开展的"),
)
_REASON = "依据"
ROUNDS = 5


def run() -> None:
    """Print the median time of an answer at 10 and at 500 messages."""
    print("\nAn answer to the next question on the screen (real terminal, draft pane open)")
    medians = {}
    for messages in (10, 500):
        times = [time for _ in range(ROUNDS) for time in _conversation(messages)]
        medians[messages] = print_spread(f"at {messages:>3} messages", times)
    print(f"  500 against 10: {medians[500] / medians[10]:.2f} times (goal: under 50 ms, and flat)")


def talk_until(screenful: Screenful, messages: int) -> None:
    """Answer the first questions, then ask why until there are so many messages."""
    screenful.wait_for("请问贵单位的全称是什么", screenful.began)
    screenful.settle()
    for typed, question in _BEFORE:
        screenful.wait_for(question, screenful.type(f"{typed}\r"))
        screenful.settle(0.05)
    for _ in range(messages // 2 - len(_BEFORE)):
        screenful.wait_for(_REASON, screenful.type("为什么问\r"))
    screenful.settle()


def _conversation(messages: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        screenful = Screenful(["-c", OURS], environment(Path(folder)))
        talk_until(screenful, messages)
        times = []
        for typed, question in _MEASURED:
            screenful.type(typed)
            screenful.settle(0.08)
            times.append(screenful.wait_for(question, screenful.type("\r")))
            screenful.settle(0.08)
        screenful.kill()
        return times
