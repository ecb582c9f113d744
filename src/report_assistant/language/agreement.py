"""Words for yes and no, where something waits for one of them."""

YES_WORDS = frozenset({"是", "确定", "对", "好", "好的", "可以", "嗯", "y", "yes", "ok", "1", ""})
NO_WORDS = frozenset({"不", "否", "不是", "不改", "取消", "算了", "不对", "n", "no", "2", "0"})
AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
"""What agrees to something shown; never an answer in words."""
WITHDRAWAL = frozenset(
    {"取消", "算了", "不改", "不改了", "不是", "不对", "都不要", "不要了", "先不生成", "再试", "完"}
)
"""What the program teaches to say where something waits; never an answer in words either."""
