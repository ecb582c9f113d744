"""Cleaning of typed text, once, at the door.

Whatever a clerk types or pastes goes through here before it becomes part of the report, so that
nothing behind this module has to think of control characters or stray line ends again.
"""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Characters that XML 1.0 forbids, plus invisible ones that only cause harm in a printed page:
# zero-width and directional marks, the byte order mark, and non-characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# What a terminal would obey or hide, but for the tab and the end of a line.
_OBEYED = re.compile(f"{_UNPRINTABLE.pattern}|[\x0b-\x0d\x85\u2028\u2029]")
_NO_CHARACTER = re.compile("[\ufffe\uffff\ud800-\udfff]")
_UNKNOWN = "\ufffd"
_INNER_SPACE = re.compile(r"[\t \u00a0]+")
_NARROW_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_SIMPLIFIED = str.maketrans(
    "條網號眾塊個張場戶項處鄉鎮縣體讀發佈開欄傳單與為從無沒來還對錯關於總數據請業許罰強製訴訟議結轉續辦會員長領導組務財黨責審"
    "監檢訓練費萬億兩這麼樣題過國後現實際點給歸檔廢範應該刪銷預覽幫匯報記錄專區帳賬複復決",
    "条网号众块个张场户项处乡镇县体读发布开栏传单与为从无没来还对错关于总数据请业许罚强制诉讼议结转续办会员长领导组务财党责审"
    "监检训练费万亿两这么样题过国后现实际点给归档废范应该删销预览帮汇报记录专区账账复复决",
)
_STOPS = "。；;，,、：: 　"
LAST_YEAR = re.compile("上一?年度?|去年|往年|前一年")
"""Words that speak of the year before."""
ABOUT_LAST_REPORT = re.compile(
    rf"^[^。；]{{0,8}}?(?:{LAST_YEAR.pattern}|20\d\d年度?)[^。；，]{{0,12}}?(?:问题|不足|短板|指出|提出|反映|所列|列出)"
)
"""Words that begin by saying that they are about what last year's report named."""
_ENDED = ("！", "？", "!", "?", "……", "。”", "。）")
_OUTER_SPACE = " \t\u00a0\u3000"
_NO_BREAK_HYPHEN = "\u2011"
"""What Word's hyphen inside a number becomes where it is copied, or saved by another program."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`: cleaned, trimmed, without empty ones."""
    lines = (_clean_line(line) for line in _LINE_ENDS.split(text))
    return [line for line in lines if line]


def one_line(text: str) -> str:
    """Return `text` cleaned and joined to a single line."""
    return "".join(paragraphs(text))


def phrase(text: str) -> str:
    """Return `text` on one line, without the stops at its end: the sentence around it goes on."""
    return one_line(text).rstrip(_STOPS)


def sentence(words: str) -> str:
    """Return words that somebody typed as a sentence of their own: with one stop at the end."""
    ended = words.rstrip(_STOPS)
    return ended if ended.endswith(_ENDED) else f"{ended}。"


def prose(text: str) -> str:
    """Return `text` cleaned, its paragraphs separated by one newline each."""
    return "\n".join(paragraphs(text))


def shown(text: str) -> str:
    """Return `text` as it may go to a terminal, whoever wrote it: without control characters.

    Everything that is told passes through here at the edge: the stream that commands print to, the
    line mode, the lines of the screen.
    """
    if text.isascii() and text.isprintable():
        return text
    return _OBEYED.sub("", _NO_CHARACTER.sub(_UNKNOWN, text))


def half_width(text: str) -> str:
    """Return `text` with full-width digits, letters and signs in their narrow form.

    For reading numbers and choices only: in narrative it would turn 「，」 into a Western comma.
    """
    return simplified(unicodedata.normalize("NFKC", text))


def simplified(text: str) -> str:
    """Return `text` as if the input method had not been switched to traditional characters.

    For reading only; of the characters that occur in names, units and commands.
    """
    return text.translate(_SIMPLIFIED)


def half_width_digits(text: str) -> str:
    """Return `text` with its digits in narrow form and everything else as it is."""
    return text.translate(_NARROW_DIGITS)


def _clean_line(line: str) -> str:
    line = line.replace(_NO_BREAK_HYPHEN, "-")
    return _INNER_SPACE.sub(" ", _UNPRINTABLE.sub("", line)).strip(_OUTER_SPACE)
