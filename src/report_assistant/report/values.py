"""The kinds of value that a report holds: counts, money, lines and paragraphs of text."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from report_assistant.report import text

MAX_COUNT = 999_999_999
MAX_TEXT = 20_000
MAX_LINE = 6_000
MAX_ITEMS = 200


class Part(BaseModel):
    """A part of the report. Unknown keys are refused; `None` means not answered yet."""

    model_config = ConfigDict(extra="forbid", validate_assignment=False)


class CountRow(Part):
    """A part that is one row of counts in a statutory table, answered as one thing."""


def _plain_number(value: Any) -> Any:
    """Refuse booleans, which Python would take for 0 and 1."""
    if isinstance(value, bool):
        raise ValueError("not a number")
    return value


Count = Annotated[int, BeforeValidator(_plain_number), Field(ge=0, le=MAX_COUNT, strict=True)]
"""A number of items, cases or documents: an integer from 0 up."""

Money = Annotated[
    Decimal,
    BeforeValidator(_plain_number),
    Field(ge=0, max_digits=15, decimal_places=6, allow_inf_nan=False),
]
"""An amount; its digits are kept as typed (18.8710 stays 18.8710)."""

Line = Annotated[str, AfterValidator(text.phrase), Field(max_length=MAX_LINE)]
"""Words that stand inside a sentence or a list. Empty means: asked, and there is none."""

Note = Annotated[str, AfterValidator(text.one_line), Field(max_length=MAX_LINE)]
"""A sentence or two of its own, on one line."""

Prose = Annotated[str, AfterValidator(text.prose), Field(max_length=MAX_TEXT)]
"""Text of one or more paragraphs, separated by newlines. Empty means: asked, and there is none."""

Notes = dict[str, Note]
"""Notes printed inside table cells, by the cell's path below the table: 「其中修订16件」."""

Wordings = Annotated[dict[str, Prose], Field(max_length=MAX_ITEMS)]
"""Paragraphs in the clerk's own words, by the id of their block; see wording.py."""

Phrasings = Annotated[
    dict[
        str, Annotated[int, BeforeValidator(_plain_number), Field(ge=1, le=MAX_ITEMS, strict=True)]
    ],
    Field(max_length=MAX_ITEMS),
]
"""Numbers of wordings, by the name of their template; see phrasings.py."""

DrawnFor = Annotated[
    dict[Line, Annotated[int, BeforeValidator(_plain_number), Field(strict=True)]],
    Field(max_length=1),
]
"""The body and the year for which wordings were drawn; see phrasings.py."""


class Figure(Part):
    """One named figure with its unit: 社保卡办理 560 件."""

    name: Line = Field(title="名称", min_length=1)
    number: Count = Field(title="数量")
    unit: Line = Field(default="件", title="单位", min_length=1)


class Measure(Part):
    """One measure of improvement: a short heading and what will be done."""

    heading: Line = Field(title="小标题", min_length=1)
    text: Prose = Field(default="", title="具体做法")


Figures = Annotated[list[Figure], Field(max_length=MAX_ITEMS)]
Measures = Annotated[list[Measure], Field(max_length=MAX_ITEMS)]
Lines = Annotated[list[Line], Field(max_length=MAX_ITEMS)]
