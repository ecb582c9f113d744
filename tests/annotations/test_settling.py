"""Decisions about tracked changes: accepted, rejected, kept, exactly as decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.annotations.found import Kind, TrackedChange, Verdict
from report_assistant.annotations.lines import lines_of
from report_assistant.annotations.reading import read_annotations
from report_assistant.annotations.settling import settle
from report_assistant.ooxml.opened import OpenedDocx, W, open_docx
from report_assistant.ooxml.trees import serialized
from tests.annotations.making import added, deleted, mark, package, paragraph, run

FILE = "这个文件"
AUTHORS = ("王建国", "李主任", "张三")
VERDICTS = (Verdict.ACCEPTED, Verdict.REJECTED, None)


@dataclass(frozen=True)
class Segment:
    """Words of their own, and who added or deleted them."""

    words: str
    adding: str = ""
    taking: str = ""

    @property
    def xml(self) -> str:
        inside = run(self.words, "delText" if self.taking else "t")
        if self.taking:
            inside = mark("del", inside, self.taking)
        return mark("ins", inside, self.adding) if self.adding else inside

    def left(self, verdicts: dict[str, Verdict | None]) -> "Segment | None":
        """What becomes of it when each author's changes are settled alike."""
        added_, taken = verdicts.get(self.adding), verdicts.get(self.taking)
        if added_ is Verdict.REJECTED or taken is Verdict.ACCEPTED:
            return None
        return Segment(
            self.words,
            "" if added_ is Verdict.ACCEPTED else self.adding,
            "" if taken is Verdict.REJECTED else self.taking,
        )


@dataclass(frozen=True)
class Passage:
    """A paragraph, and what somebody did to its end: ins, del or nothing."""

    segments: tuple[Segment, ...]
    end: str = ""
    by: str = ""

    @property
    def xml(self) -> str:
        end = mark(self.end, "", self.by) if self.end else ""
        return paragraph(*(segment.xml for segment in self.segments), end=end)


@st.composite
def passages(draw: st.DrawFn, *, ends: bool) -> list[Passage]:
    numbers = count(1)
    author = st.sampled_from(AUTHORS)
    nobody = st.just("")
    made = []
    for _ in range(draw(st.integers(1, 5))):
        segments = []
        for _ in range(draw(st.integers(0, 6))):
            adding = draw(nobody | author)
            taking = draw(nobody | author.filter(lambda name: name != adding))  # noqa: B023
            segments.append(Segment(f"〔{next(numbers)}〕", adding, taking))
        end = draw(st.sampled_from(["", "ins", "del"])) if ends else ""
        made.append(Passage(tuple(segments), end, draw(author) if end else ""))
    return [*made, Passage((Segment("末尾。"),))]


def opened(made: Sequence[Passage]) -> OpenedDocx:
    return open_docx(package("".join(each.xml for each in made)), FILE)


def changes_in(data: bytes) -> list[TrackedChange]:
    listed = read_annotations(data, FILE).listed
    assert all(isinstance(each, TrackedChange) for each in listed)
    return [each for each in listed if isinstance(each, TrackedChange)]


def shown(document: OpenedDocx) -> list[list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """The words of each paragraph with the changes around them."""
    return [
        [
            (
                piece.text,
                tuple((str(m.tag).removeprefix(W), m.get(f"{W}author", "")) for m in piece.marks),
            )
            for piece in line.pieces[:-1]
            if piece.text
        ]
        for line in lines_of(document.body).lines
    ]


def expected(made: Sequence[Passage]) -> list[list[tuple[str, tuple[tuple[str, str], ...]]]]:
    return [
        [
            (
                segment.words,
                (
                    *((("ins", segment.adding),) if segment.adding else ()),
                    *((("del", segment.taking),) if segment.taking else ()),
                ),
            )
            for segment in each.segments
        ]
        for each in made
    ]


def settled(made: Sequence[Passage], verdicts: dict[str, Verdict | None]) -> list[Passage]:
    """What is left when each author's changes are settled alike."""
    result: list[Passage] = []
    before: tuple[Segment, ...] = ()
    for each in made:
        kept = (segment.left(verdicts) for segment in each.segments)
        segments = (*before, *(segment for segment in kept if segment is not None))
        verdict = verdicts.get(each.by)
        gone = Verdict.ACCEPTED if each.end == "del" else Verdict.REJECTED
        if each.end and verdict is gone:
            before = segments
            continue
        end = "" if verdict is not None else each.end
        result.append(Passage(segments, end, each.by if end else ""))
        before = ()
    return result


@settings(max_examples=200, deadline=None)
@given(made=passages(ends=True), verdicts=st.tuples(*[st.sampled_from(VERDICTS)] * len(AUTHORS)))
def test_what_each_author_did_is_settled_as_decided(
    made: list[Passage], verdicts: tuple[Verdict | None, ...]
) -> None:
    of = dict(zip(AUTHORS, verdicts, strict=True))
    data = package("".join(each.xml for each in made))
    document = open_docx(data, FILE)
    decided = {
        change.key: verdict
        for change in changes_in(data)
        if (verdict := of[change.author]) is not None
    }
    done = settle(document, decided)
    assert len(done) == len(decided)
    assert shown(document) == expected(settled(made, of))
    assert shown(open_docx(document.written(), FILE)) == shown(document)


@settings(max_examples=200, deadline=None)
@given(made=passages(ends=False), data=st.data())
def test_each_change_is_settled_by_itself(made: list[Passage], data: st.DataObject) -> None:
    file = package("".join(each.xml for each in made))
    changes = changes_in(file)
    verdicts = [data.draw(st.sampled_from(VERDICTS)) for _ in changes]
    decided = {c.key: v for c, v in zip(changes, verdicts, strict=True) if v is not None}
    document = open_docx(file, FILE)
    settle(document, decided)

    def verdict_on(segment: Segment, author: str) -> Verdict | None:
        for change, verdict in zip(changes, verdicts, strict=True):
            if change.author == author and segment.words in change.before + change.after:
                return verdict
        raise AssertionError(segment)

    left = []
    for each in made:
        kept = []
        for segment in each.segments:
            of = {a: verdict_on(segment, a) for a in (segment.adding, segment.taking) if a}
            if (what := segment.left({"": None, **of})) is not None:
                kept.append(what)
        left.append(Passage(tuple(kept)))
    assert shown(document) == expected(left)


def test_a_deletion_and_an_insertion_beside_it_are_one_replacement() -> None:
    data = package(
        paragraph(run("全年公开"), deleted("1280"), added("1281"), run("条信息。另办理3件。"))
    )
    (change,) = changes_in(data)
    assert (change.kind, change.before, change.after) == (Kind.REPLACED, "1280", "1281")
    assert change.where.written == "全年公开1280条信息。"
    assert change.paragraph == (
        "全年公开1280条信息。另办理3件。",
        "全年公开1281条信息。另办理3件。",
    )


def test_two_authors_side_by_side_are_two_changes() -> None:
    data = package(paragraph(run("公开"), deleted("12"), added("13", AUTHORS[1]), run("条。")))
    assert [change.kind for change in changes_in(data)] == [Kind.DELETED, Kind.INSERTED]


def test_a_move_is_one_change() -> None:
    body = (
        paragraph(
            '<w:moveFromRangeStart w:id="1" w:name="move1" w:author="王建国"/>',
            mark("moveFrom", run("甲段。")),
            end=mark("moveFrom"),
        )
        + '<w:moveFromRangeEnd w:id="1"/>'
        + paragraph(run("乙段。"))
        + paragraph(
            '<w:moveToRangeStart w:id="2" w:name="move1" w:author="王建国"/>',
            mark("moveTo", run("甲段。")),
            end=mark("moveTo"),
        )
        + '<w:moveToRangeEnd w:id="2"/>'
        + paragraph(run("丙段。"))
    )
    (change,) = changes_in(package(body))
    assert change.kind is Kind.MOVED
    for verdict, texts in (
        (Verdict.ACCEPTED, ["乙段。", "甲段。", "丙段。"]),
        (Verdict.REJECTED, ["甲段。", "乙段。", "丙段。"]),
    ):
        document = open_docx(package(body), FILE)
        settle(document, {changes_in(package(body))[0].key: verdict})
        assert ["".join(w for w, _ in line) for line in shown(document)] == texts
        assert b"move" not in serialized(document.root)


def test_a_row_goes_with_all_that_is_in_it() -> None:
    def row(words: str, kind: str = "") -> str:
        properties = f"<w:trPr>{mark(kind)}</w:trPr>" if kind else ""
        cell = added(words) if kind == "ins" else run(words)
        return f"<w:tr>{properties}<w:tc>{paragraph(cell)}</w:tc></w:tr>"

    body = f"<w:tbl>{row('一')}{row('二', 'ins')}{row('三', 'del')}</w:tbl>{paragraph(run('完。'))}"
    data = package(body)
    first, second = changes_in(data)
    assert (first.kind, first.after) == (Kind.ROW_ADDED, "二")
    assert (second.kind, second.before) == (Kind.ROW_DELETED, "三")
    for verdict, left in ((Verdict.ACCEPTED, "一二完。"), (Verdict.REJECTED, "一三完。")):
        document = open_docx(data, FILE)
        settle(document, {first.key: verdict, second.key: verdict})
        assert "".join(w for line in shown(document) for w, _ in line) == left
        assert not read_annotations(document.written(), FILE).listed


def test_what_is_not_in_the_file_any_more_is_left_open() -> None:
    data = package(paragraph(added("新的。")))
    (change,) = changes_in(data)
    other = open_docx(package(paragraph(added("新写的。"))), FILE)
    assert settle(other, {change.key: Verdict.REJECTED}) == []
    assert shown(other) == [[("新写的。", (("ins", AUTHORS[0]),))]]
