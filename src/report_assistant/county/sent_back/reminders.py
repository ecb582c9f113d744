"""催报: a message for each body whose report is missing or of no use, to be pasted into a chat."""

from collections.abc import Iterator
from datetime import date

from report_assistant.county.collecting import Collection
from report_assistant.county.due import Due, due_of
from report_assistant.county.result_names import REMINDERS
from report_assistant.county.roster import Member
from report_assistant.county.sent_back.memo_words import file_names, report_name
from report_assistant.county.standing import Standing, Status
from report_assistant.report.signature import printed
from report_assistant.report.text import one_line

FILE_NAME = REMINDERS
_REMINDED = (Status.MISSING, Status.UNREADABLE, Status.WRONG_YEAR)
_NOBODY = "到{}，名册里的单位都报送了，没有要催的。\n"
_HEAD = "到{}，要催的有 {} 家（{}）。下面一段是一条，可以直接复制去发。\n"
_LINE = "—" * 20
_SENT = "如果已经报送，请回复告知，我们再核对。"


def reminders(collection: Collection, today: date) -> str:
    """Return the messages, in the roster's order; those who handed in get none."""
    found = [
        (each.member, each)
        for each in collection.with_status(*_REMINDED)
        if each.member is not None
    ]
    if not found:
        return _NOBODY.format(printed(today))
    counts = "、".join(
        f"{status.value} {count} 家"
        for status in _REMINDED
        if (count := sum(each.status is status for _, each in found))
    )
    year = collection.year
    messages = (
        "\n".join([_to(member), _message(standing, year, due_of(member, year, today))])
        for member, standing in found
    )
    head = _HEAD.format(printed(today), len(found), counts)
    return "\n".join([head, *(f"{_LINE}\n{each}\n" for each in messages)])


def _to(member: Member) -> str:
    """Return whom the message goes to, for whoever sends it."""
    return "　".join(filter(None, [member.name, one_line(member.contact), one_line(member.phone)]))


def _message(standing: Standing, year: int | None, due: Due) -> str:
    return "".join(_sentences(standing, year, due))


def _sentences(standing: Standing, year: int | None, due: Due) -> Iterator[str]:
    yield f"您好！{standing.name}的{report_name(year)}"
    what = "报送 Word 文件（.docx）"
    match standing.status:
        case Status.MISSING:
            yield "还没有收到。"
        case Status.UNREADABLE:
            yield f"收到了（{file_names(standing.files)}），但是打不开或者读不出来。"
            what = "重新报送 Word 文件（.docx，不加密码，不用照片和扫描件）"
        case Status.WRONG_YEAR:
            read = [each for each in standing.files if not each.report.problem]
            years = "、".join(dict.fromkeys(f"{each.report.year}年" for each in read))
            yield f"还没有收到，交来的是{years}的报告（{file_names(read)}）。"
    if due.is_over:
        yield f"报送期限是{due.words}，已经过了，请尽快{what}。"
    else:
        yield f"请{f'在{due.words}前' if due.words else '尽快'}{what}。"
    yield _SENT if standing.status is Status.MISSING else ""
    yield "谢谢！"
