"""What was read of last year's report, in words: for the line mode, for programs and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from report_assistant.shells.phrases import section_name

if TYPE_CHECKING:
    from report_assistant.importing.account import Account, ReadAnswer

NONE_READ = "还没有读进去年的年报。打“导入”，或者把文件拖进来。"
READ, UNREAD, TEXT = "读到的", "没读到的", "去年的原文"
ALL_READ = "都读到了。"
NO_TEXT = "这份年报的原文没有记下来。把去年的文件再导入一次，就有了。"
NOT_KNOWN = "不知道：这份年报的原文没有记下来。"


def account_lines(account: Account | None) -> Iterator[str]:
    """Yield what was read, what was not, and last year's own text, by section."""
    if account is None:
        yield NONE_READ
        return
    yield account_title(account)
    yield from read_lines(account)
    yield f"\n{UNREAD}："
    yield from unread_lines(account) if account.places_unread else (all_read(account),)
    yield f"\n{TEXT}："
    yield from text_lines(account) if account.has_text else (NO_TEXT,)


def account_title(account: Account) -> str:
    """Return what the account is of, and how much was read."""
    unread = f"，没读到 {account.places_unread} 处" if account.places_unread else ""
    return f"{name_line(account)}（读到 {account.answers_read} 项{unread}）"


def name_line(account: Account) -> str:
    """Return what the account is of."""
    return f"{READ}：{account.name}"


def read_lines(account: Account) -> Iterator[str]:
    """Yield what was read, by section."""
    for section in account.sections:
        if section.answers or section.tables:
            yield f"\n【{section_name(section.number, section.title)}】"
            yield from section.tables
            yield from map(answer_line, section.answers)


def answer_line(answer: ReadAnswer) -> str:
    """Return one answer with the words that it was read from, where it does not stand in them."""
    quoted = f"（“{answer.quoted}”）" if answer.quoted and answer.quoted != answer.value else ""
    return f"{answer.title}：{answer.value}{quoted}"


def unread_lines(account: Account) -> Iterator[str]:
    """Yield what was not read, by section."""
    yield from (f"· {words}" for words in account.unread)
    for section in account.sections:
        if section.unread:
            yield f"\n【{section_name(section.number, section.title)}】"
            yield from (f"· {words}" for words in section.unread)


def all_read(account: Account) -> str:
    """Return what is said where nothing is known to be unread."""
    return ALL_READ if account.is_told else NOT_KNOWN


def text_lines(account: Account) -> Iterator[str]:
    """Yield last year's own text, by section."""
    for section in account.sections:
        if section.paragraphs:
            yield f"\n【{section_name(section.number, section.title)}】"
            yield from section.paragraphs
