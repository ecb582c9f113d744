"""Words for yes and no, where something waits for one of them."""

YES_WORDS = frozenset({"是", "确定", "对", "好", "好的", "可以", "嗯", "y", "yes", "ok", "1", ""})
NO_WORDS = frozenset({"不", "否", "不是", "不改", "取消", "算了", "不对", "n", "no", "2", "0"})
