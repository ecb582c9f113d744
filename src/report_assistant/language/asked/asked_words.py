"""What tells one question of a clerk's from another: its words, with one sign for each way of asking.

算不算, 算吗 and 要统计吗 ask the same; so do 什么叫, 指啥 and 是么子东西. Both the questions of the
FAQ and what a clerk types go through here before they are compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from report_assistant.language.asked.asked_matters import matters_in
from report_assistant.report import text

_WORDS_OF_OTHER_PLACES = {
    "什么": "什么 啥子 么子 么事 么斯 么个 哈子 啥 甚么 哪样 咩 什麽",
    "怎么": "怎么 咋个 咋样 咋 啷个 啷格 点样 怎样 怎麽 怎 如何",
    "多少": "好多 几多 若干",
    "没": "没有 莫得 没得 冇得 冇 木有 没的 尚未 未",
    "有没有": "有没有",
    "吗": "么 嘛 啵 噻",
    "干什么": "干嘛 干么",
    "这么": "这么",
    "那么": "那么",
    "我们": "俺们 咱们 俺 咱 我单位 本单位 我方",
    "行": "要得 得行 中不中",
    "哪里": "哪块 哪儿 哪哈 何处 啥地方 什么地方 哪个地方",
    "弄": "搞",
}
_THINGS = {
    "公众号": "微信公众号 微信公众平台 公号 订阅号 服务号",
    "网站": "政府门户网站 门户网站 政府网站 政府网 官网 官方网站",
    "年报": (
        "政府信息公开工作年度报告 信息公开年度报告 公开年度报告 年度报告 信息公开年报 公开年报 "
        "这份报告 这个报告 报告"
    ),
    "申请": "政府信息公开申请 信息公开申请 公开申请 申请件 申请书",
    "信息处理费": "信息公开处理费 处理费",
    "规范性文件": "行政规范性文件",
    "条例": "政府信息公开条例 信息公开条例 公开条例",
    "单位": "机关 部门",
    "领导小组": "公开领导小组 公开工作领导小组 政务公开领导小组",
    "新媒体": "政务新媒体",
    "截止": "截至",
    "同一": "同一个 同样 相同 一样",
    "发布": "刊发 刊登 推送 发的 登的",
}
_WAYS_OF_ASKING = {
    # whether it counts
    "Ⓐ": (
        "算不算数 算不算在内 算不算 算数吗 算在内吗 算进去吗 算进来吗 算上吗 算吗 算不 算? "
        "能算吗 能不能算 能算不 可以算吗 可不可以算 要不要算 要算吗 要算不 该不该算 应该算吗 "
        "该算吗 是否算 算否 也算吗 都算吗 还算吗 也算? 都算? 还算? 统计吗 要统计吗 要不要统计 "
        "是否统计 统不统计 纳入统计吗 是否纳入统计 需要统计吗 要统计进去吗 统计在内吗 计不计 "
        "计入吗 要计入吗 是否计入 可否计入 能否计入 应否计入 计不计入 要不要计入 要计吗 计数吗 "
        "包不包括 包括吗 包含吗 含不含 含吗 在内吗 在不在内 是否包括 是否包含 要加上吗 加不加 "
        "作数吗 作不作数 要报吗 报不报 应不应当计 是否应计入 是否计算在内"
    ),
    # what it means
    "Ⓑ": (
        "是什么意思 什么意思 是什么东西 什么东西 是个什么东西 是什么玩意 什么玩意儿 什么玩意 "
        "什么是 什么叫做 什么叫 何谓 何为 何指 是什么 是个什么 指什么 指的是什么 是指什么 "
        "指的什么 指的是哪些 是指哪些 指哪些 具体指 所指为何 叫什么 怎么理解 怎么界定 怎么定义 "
        "怎么认定 怎么解释 的含义 含义 的定义 定义 的概念 概念 解释一下 解释下 解释 说明一下 "
        "说说 听不懂 看不懂 不懂 不明白 没听过 没听说过 弄不懂 弄不明白 不理解"
    ),
    # how it is filled in or worded
    "Ⓒ": (
        "怎么填写 怎么填报 怎么填 怎么写 怎么报 怎么表述 怎么表达 怎么描述 怎么措辞 填什么 "
        "写什么 写些什么 填些什么 写点什么 该填什么 该写什么 怎么回答 怎么答 答什么 "
        "怎么处理 怎么办理 怎么办 怎么弄 怎么做 写法 填法 咋填法"
    ),
    # which of several
    "Ⓓ": (
        "填哪一栏 填哪一项 填哪一类 填哪一格 填哪栏 填哪个 填哪里 填哪项 填哪类 填哪格 填哪 "
        "填在哪里 填在哪 归哪一类 归哪类 归哪个 归到哪里 归到哪 归哪里 归哪 归在哪 归入哪 "
        "算哪一类 算哪一种 算哪类 算哪种 算哪个 算哪项 算哪里 算哪 算什么结果 算什么 选哪一个 "
        "选哪一项 选哪一类 选哪个 选哪项 选哪种 选哪类 选哪 选什么 选第几个 属于哪一类 属于哪类 "
        "属于哪种 属于哪个 属于什么 属哪类 放在哪里 放在哪 放哪里 放哪 写在哪里 写在哪 写哪里 "
        "写到哪 列在哪 列入哪 计入哪 计在哪 统计在哪 记哪 记在哪 归类"
    ),
    # how it is counted
    "Ⓔ": (
        "怎么计算 怎么统计 怎么算 怎么计 怎么数 怎么个算法 怎么核算 怎么折算 统计口径 什么口径 "
        "口径 算法 按什么算 按什么统计 以什么为准 算几件 算几条 算几次 算几个 算几篇 算几起 "
        "算多少 计几件 计几条 算一条还是 算一件还是 算1条还是 算1件还是"
    ),
    # where it is found, who knows
    "Ⓕ": (
        "在哪里查 在哪查 去哪里查 去哪查 到哪里查 到哪查 上哪里查 上哪查 从哪里查 从哪查 哪里查 "
        "哪查 怎么查 在哪里看 在哪看 去哪里看 去哪看 从哪看 哪里看 哪看 怎么看 去哪里找 去哪找 "
        "在哪里找 在哪找 上哪找 到哪找 哪里找 哪找 怎么找 从哪里来 从哪来 哪里来 哪来 从哪取 "
        "从哪里取 哪里有 哪有 去哪里要 去哪要 找谁要 问谁要 找谁 问谁 向谁要 跟谁要 哪里拿 "
        "去哪拿 在哪里能查到 在哪能查到 去哪里能查到 "
        "去哪能查到 哪里能查到 哪能查到 哪里能查 哪能查 在哪里能看到 在哪能看到 哪里能看到 "
        "怎么能查到 在哪里 在哪 去哪里 去哪"
    ),
    # when
    "Ⓖ": (
        "是什么时候 是什么时间 写什么时候 填什么时候 算什么时候 什么时候 什么时间 何时 哪天 "
        "几号 几月几号 哪日 多久之前 多会儿 什么日子 什么日期"
    ),
    # whether it must be
    "Ⓗ": (
        "必须填吗 必须写吗 必须答吗 必须吗 必填吗 是必填 必填项 一定要填吗 一定要写吗 一定要吗 "
        "一定得写 一定得填 非填不可 非写不可 非得填 非得写 非要填 要不要填 要不要写 要填吗 "
        "要写吗 要写不 要填不 需要填吗 需要写吗 用不用填 用不用写 用填吗 用写吗 填不填 写不写 "
        "需不需要填 需不需要写 需不需要 要不要 不写行不行 不填行不行 不答行不行 不写行吗 "
        "不填行吗 不答行吗 不填可以吗 不写可以吗 不写可不可以 不填可不可以 可以不写吗 可以不填吗 "
        "可以不写 可以不填 能不写吗 能不填吗 可不可以不写 可不可以不填 能不能不写 能不能不填 "
        "可否不填 可否不写 是否必须 是否必填 是否需要 可以空着吗 能空着吗 空着行吗 空着可以吗 "
        "不写可否 留空行吗 留空可以吗 可以省略吗 能省略吗 能省吗 不写会怎么 不填会怎么 要体现吗"
    ),
    # whether it may be
    "Ⓘ": (
        "可以吗 可以不 行吗 行不行 行不 可不可以 能不能 可否 能否 是否可以 好不好 好吗 成吗 能吗 "
        "合适吗 允许吗 得不得行 可以? 行? 使得吗 妥当吗 妥否 要紧吗"
    ),
    # why
    "Ⓙ": "为什么 为何 凭什么 干嘛要 干嘛 干什么 做什么用 有什么用 缘由 何故",
    # how long
    "Ⓚ": "多长时间 多久 多少时间 多少分钟 几分钟 几天",
    # whether it is so
    "Ⓛ": "是不是 是否 有没有 是吗 对吗 对不对 对不 吗 呢",
}
_FILLER = (
    "请问一下 请问下 请问 想问一下 想问问 想问下 想请教一下 想请教 请教一下 请教 想咨询一下 "
    "咨询一下 咨询下 问一下 问下 问个 问问 麻烦问一下 麻烦 劳驾 打扰一下 打扰 您好 你好 老师 "
    "同志 亲 那个 这个 那种 这种 这里 这儿 那里 这一题 这道题 这题 本题 这一栏 这栏 这一项 这项 "
    "就是说 就是 的话 一下 一下子 到底 究竟 应该 应当 该 具体 您看 你看 您说 你说 谢谢 多谢 感谢 "
    "谢了 哈哈 嘿嘿 呵呵 嗯嗯 嗯 额 呃 哦 噢 唉 哎呀 哎 啊 呀 哈 嘞 啦 咯 哟 哇 吧 呐 了 的 我们 "
    "我 你们 你 您 他们 他 她 它 还是说 那么 又 再 很 太 想 请 不知道 不太清楚 不清楚 不晓得 "
    "拿不准 吃不准 搞不清 弄不清 弄不清楚 搞不清楚 没搞懂 确认 确实 的确 该项 本项 "
    "此项 该数 这个数 这数 为妥 为宜 若 倘"
)


class _Table:
    """Words, and what each is replaced by."""

    def __init__(self, groups: Mapping[str, str], left_out: str = "") -> None:
        self._by_word = {word: sign for sign, words in groups.items() for word in words.split()}
        self._by_word |= dict.fromkeys(left_out.split(), "")

    def put_into(self, words: str) -> str:
        return self._pattern.sub(lambda found: self._by_word[found[0]], words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of the words, the longest first; by first character, which is found sooner."""
        rests: dict[str, list[str]] = {}
        for word in sorted(self._by_word, key=len, reverse=True):
            rests.setdefault(word[0], []).append(re.escape(word[1:]))
        return re.compile(
            "|".join(f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rests.items())
        )


_PLAIN = _Table(_WORDS_OF_OTHER_PLACES)
_NAMED = _Table(_THINGS)
_ASKED = _Table(_WAYS_OF_ASKING, _FILLER)
SIGNS = frozenset(_WAYS_OF_ASKING)
"""One sign for each way of asking."""
ASKED_OF_WHAT_IS_UP = frozenset("ⒷⒸⒺⒻⒽ")
"""What is asked without saying of what: what it means, how it is filled in or counted, where it is
found, whether it must be. Whether *this* counts, or which of them, tells nothing."""
LIGHT = frozenset(
    "要会有在也都就才还把被给跟和与及个些这那是能做用上下里中到来去说看一不没人多少几"
)
"""Characters that tell little by themselves."""
INTERROGATIVES = frozenset("几谁哪")
_CLAUSE_END = re.compile(r"[,，。;；:：!！\n~～…]+|(?<=[?？])|\s+(?=[\u4e00-\u9fff])|[—-]{2,}")
_TOKEN = re.compile("[0-9]+|[a-z]+|.")
_NO_WORDS = re.compile(r"[^0-9a-z\u4e00-\u9fff%Ⓐ-Ⓩ]+")
_MOST_CLAUSES = 6
_LONGEST_WINDOW = 3


def folded(words: str) -> str:
    """Return words with one sign for each way of asking, without stops and small words."""
    return _folded(_PLAIN.put_into(text.half_width(words).lower()))


def _folded(plain: str) -> str:
    return _NO_WORDS.sub("", _ASKED.put_into(_NAMED.put_into(plain)))


@dataclass(frozen=True)
class Wording:
    """Words as they are compared."""

    folded: str
    grams: frozenset[str]
    """Its characters, the pairs of neighbours, and a sign for each matter that it speaks of."""


def wording(words: str) -> Wording:
    """Return words as they are compared."""
    plain = _PLAIN.put_into(text.half_width(words).lower())
    made = _folded(plain)
    signs = _TOKEN.findall(made)
    pairs = map("".join, pairwise(signs))
    return Wording(made, frozenset({*signs, *pairs}) | matters_in(plain))


def wordings(words: str) -> Iterator[Wording]:
    """Yield a message, then each few clauses of it that follow each other.

    What stands around a question must not hide it: 我担心写错，这个算不算呀？
    """
    clauses = [clause for clause in _CLAUSE_END.split(text.half_width(words)) if clause.strip()]
    made = (wording(part) for part in (words, *_windows(clauses[:_MOST_CLAUSES])))
    yield from {each.folded: each for each in made if each.folded}.values()


def _windows(clauses: list[str]) -> Iterator[str]:
    for length in range(1, min(_LONGEST_WINDOW, len(clauses) - 1) + 1):
        for start in range(len(clauses) - length + 1):
            yield ",".join(clauses[start : start + length])
