"""The words of an update: what is asked, what is told."""

from collections.abc import Sequence

from report_assistant.foundation.lists import shortened
from report_assistant.merging.merged import Conflict, ReadBack
from report_assistant.word_files.returned import Returned

_MOST_SHOWN = 8
_KEPT_WORDS = "您选了保留原来的写法", "文件里的"
HELP = (
    "打前面的编号。在您选定以前，Word 文件不会动。"
    "打“返回”回到上一问；打“先不生成”就停下，文件还是原来的样子。"
)
SAVED_MEANWHILE = "这个文件刚才又保存过，还没有动它。下面按刚存的样子重新来。"
NOT_SETTLED = "您定下的批注和修订也写不进这个文件，请在 Word 里处理。"
NOTHING_NEW = "答案没有要并进去的新变化，文件里没有动什么，就用您改过的这一份。"
AGAIN = "答案改好了。文件里别的地方要跟着变的（例如合计），再打一次“生成”就并进去。"


def conflict_words(conflict: Conflict, number: int, of: int) -> str:
    """Return a conflict as a question: both versions of the words."""
    which = f"（第 {number} 处，共 {of} 处）" if of > 1 else ""
    why, mine = ("您在 Word 里改过", "您写的") if conflict.is_edited else _KEPT_WORDS
    return (
        f"{conflict.place}：{why}，答案也变了{which}。\n"
        f"{mine}：{conflict.mine}\n按新答案：{conflict.new}"
    )


def figure_words(figure: ReadBack, current: str) -> str:
    """Return a figure that was changed in Word, as a question."""
    changed = f"您在 Word 里把{figure.place}的 {figure.before} 改成了 {figure.now}，"
    otherwise = f"答案现在是 {current}，" if current != figure.before else ""
    return f"{changed}{otherwise}要把答案也改成 {figure.now} 吗？"


def declined_words(figure: ReadBack) -> str:
    """Return the sentence that an answer stays as it is, for the record."""
    return f"Word 文件里写的是 {figure.now}，答案没有跟着改"


def left_alone(figures: Sequence[ReadBack]) -> str:
    """Return the sentence on figures behind which no single answer stands."""
    lines = ["这些数您在 Word 里改过，但没有哪个答案直接对着它，请自己核对："]
    changed = [f"{each.place}的 {each.before} 改成了 {each.now}" for each in figures]
    return "\n".join(lines + listed(changed))


def not_found(count: int) -> str:
    """Return the sentence on decisions about what the file does not hold any more."""
    return f"您定过的批注和修订有 {count} 处在文件里对不上了（后来又改过），没有动"


def listed(sentences: Sequence[str]) -> list[str]:
    """Return sentences as a short list."""
    return [f"·{sentence}" for sentence in shortened(sentences, _MOST_SHOWN)]


def returned_words(name: str, returned: Returned) -> str:
    """Return what became of a Word file that was given back."""
    if returned.is_as_written:
        return f"“{name}”和生成的时候一模一样，没有人改过，所以用不着收。现在的文件在这里：\n{returned.path}"
    if returned.was_there:
        return f"“{name}”就是现在这份 Word 文件，已经在它的位置上：\n{returned.path}"
    lines = [f"收下了改过的“{name}”，以后就接着用它，放在这里：\n{returned.path}"]
    if returned.beside is not None:
        lines.append(f"原来的一份没有丢，留在旁边：{returned.beside.name}")
    if returned.lost != 0:
        many = "" if returned.lost is None else f"有 {returned.lost} 处"
        lines.append(
            f"注意：原来的一份也改过，{many}改动是给回来的这一份里没有的，请两份对照着看，要的补进现在这一份。"
        )
    return "\n".join(lines)
