"""The program words paragraphs in a new way: shown, old beside new, before the file is touched."""

from collections.abc import Sequence

from report_assistant.merging.merged import Rewording
from report_assistant.versions.excerpts import rewordings, shortened

NEW_WORDS, OLD_WORDS = "用新的写法", "保留原来的写法"
_MOST_SHOWN, _MOST_PLACES = 6, 2
_NOT_WRITTEN, _NOT_ANY_MORE = "（没有这一段）", "（不再写这一段）"


class WordingChoice:
    """Paragraphs of one file that read differently from now on, put as a question."""

    def __init__(self, file: str, found: Sequence[Rewording]) -> None:
        """`found` are paragraphs that nobody edited."""
        self._file = file
        self.rewordings = found

    @property
    def blocks(self) -> frozenset[str]:
        """The paragraphs."""
        return frozenset(each.block for each in self.rewordings)

    @property
    def shown(self) -> frozenset[str]:
        """Those in which no answer changed: with them shown, all of the change is."""
        return frozenset(each.block for each in self.rewordings if not each.is_answer_changed)

    def overview(self) -> str:
        """Return the question about all of them, each with what changes in it."""
        head = f"新版程序改了写法，这个文件里有 {len(self.rewordings)} 段会和原来读起来不同："
        lines = [head, self._file]
        for each in self.rewordings[:_MOST_SHOWN]:
            lines += [f"·{_title(each)}", *_short(each)]
        if (more := len(self.rewordings) - _MOST_SHOWN) > 0:
            lines.append(f"还有 {more} 段，打“一段一段定”可以都看到。")
        return "\n".join([*lines, "文件还没有动。用哪种写法？"])

    def whole(self, number: int) -> str:
        """Return the question about one of them, both versions in full."""
        each, of = self.rewordings[number], len(self.rewordings)
        which = f"（第 {number + 1} 段，共 {of} 段）" if of > 1 else ""
        before, now = each.before or _NOT_WRITTEN, each.now or _NOT_ANY_MORE
        return f"{_title(each)}：新版程序改了写法{which}。\n原来：{before}\n现在：{now}"


def reworded_lines(found: Sequence[Rewording]) -> list[str]:
    """Return all of them in lines, for what is printed without a question."""
    return [line for each in found for line in (f"· {_title(each)}", *_short(each))]


def _title(each: Rewording) -> str:
    return f"{each.place}（答案也变了）" if each.is_answer_changed else each.place


def _short(each: Rewording) -> list[str]:
    """Return old and new, one below the other: the changed places, or both in short."""
    places = list(rewordings(each.before, each.now)) if each.before and each.now else []
    if not 0 < len(places) <= _MOST_PLACES:
        places = [(shortened(each.before) or _NOT_WRITTEN, shortened(each.now) or _NOT_ANY_MORE)]
    return [line for old, new in places for line in (f"　原来：{old}", f"　现在：{new}")]
