"""Replies where something waits: yes and no, and the words that the program teaches for the rest."""

AGAIN = "再试"
"""What could not be stored is stored once more."""
DONE, NOT_NOW = "完", "算了"
"""End a paragraph that is being reworded: it is taken, or left as it was."""
NO_FILE = "先不生成"
"""No Word file is written."""

SAID_YES = frozenset({"是", "确定", "对", "好", "好的", "可以", "嗯", "y", "yes", "ok", ""})
SAID_NO = frozenset({"不", "否", "不是", "不改", "取消", NOT_NOW, "不对", "n", "no"})
YES_WORDS, NO_WORDS = SAID_YES | {"1"}, SAID_NO | {"2", "0"}
"""With the numbers that stand for yes and no where nothing else is numbered."""
AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
"""What agrees to something shown; never an answer in words."""
LEFT_AS_IT_WAS = frozenset({"取消", NOT_NOW, "不改", "不改了"})
"""What ends looking at an earlier answer, without a change."""
WITHDRAWAL = LEFT_AS_IT_WAS | {"不是", "不对", "都不要", "不要了", NO_FILE, AGAIN, DONE}
"""What the program teaches to say where something waits; never an answer in words either."""
