"""The computer's date, which is wrong where its battery is empty; years and days are proposed by it."""

from datetime import date

from report_assistant import RELEASED

_YEARS_IN_USE = 10
"""A version is not in use for longer; a clock that is further ahead is wrong."""


def is_right(today: date) -> bool:
    """Return whether a date may be today's."""
    return today >= RELEASED and today.year - RELEASED.year <= _YEARS_IN_USE


def doubt(today: date) -> str:
    """Return what to say of a date that cannot be today's, and what to do; empty for others."""
    if is_right(today):
        return ""
    return (
        f"这台电脑的日期是 {today.year}年{today.month}月{today.day}日，看着不对。"
        "报告年份、落款日期是照它提议的，文件名里的日期也照它写：请把电脑的日期改对，再打开本程序；"
        "一时改不了，年份和落款日期就自己打，不要直接按回车。"
    )
