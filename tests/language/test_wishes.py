"""A command is found by its meaning, in whatever words, and nothing else is taken for one."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from report_assistant.foundation.yaml_lines import YamlProblem
from report_assistant.language.wishes.command_row import Effect
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import COMMAND_WORDS, command_in
from report_assistant.language.wishes.wish_words import load_wish_words, read_wish_words
from report_assistant.language.wishes.wishes import MOST_LEFT, load_wishes
from report_assistant.report.tables import TABLES
from tests.language.no_wish_messages import NO_WISHES
from tests.language.wish_messages import MEANT

WISHES = load_wishes()
SMALL = (
    "lead: [请]\ntail: [吧]\nweak: [看]\nbarring: [不]\nrequest: [帮我]\nreason: [我怕]\n"
    "alike:\n  看: [瞧]\nparts:\n  bit: [一下]\nconcepts:\n  see: {}\nchat: []\n"
)
OWN_WORDS = [word for word in COMMAND_WORDS if re.search(r"\w", word)]
_CORPUS = yaml.safe_load((Path(__file__).parent / "corpus/wishes.yaml").read_text("utf-8"))
IN_FIVE_VOICES = {Command[name]: messages for name, messages in _CORPUS["meant"].items()}
SPOKEN = [(command, words) for command, messages in MEANT.items() for words in messages]


@pytest.mark.parametrize("word", OWN_WORDS)
def test_its_own_words_find_a_command(word: str) -> None:
    wish = WISHES.found(word)
    assert wish is not None
    assert wish.is_sure
    assert wish.command is COMMAND_WORDS[word]


@pytest.mark.parametrize(("command", "words"), SPOKEN)
def test_other_words_find_it(command: Command, words: str) -> None:
    wish = WISHES.found(words)
    assert wish is not None
    assert wish.command is command
    assert wish.words == words
    assert 0 <= wish.left <= MOST_LEFT


@pytest.mark.parametrize("command", Command)
def test_it_is_found_whoever_wishes_for_it(command: Command) -> None:
    found = {words: WISHES.found(words) for words in IN_FIVE_VOICES[command]}
    assert {
        words for words, wish in found.items() if not wish or wish.command is not command
    } == set()


def test_every_command_has_a_meaning_and_messages_that_mean_it() -> None:
    assert {command for command in Command if command.value.means} == set(Command)
    assert set(MEANT) == set(Command)


@pytest.mark.parametrize("words", [*NO_WISHES, *_CORPUS["no_wishes"]])
def test_what_is_no_wish(words: str) -> None:
    assert WISHES.found(words) is None


@given(st.sampled_from(SPOKEN), st.sampled_from(sorted(load_wish_words().lead)))
def test_a_lead_word_never_makes_another_command_of_it(
    spoken: tuple[Command, str], lead: str
) -> None:
    wish = WISHES.found(f"{lead}{spoken[1]}")
    assert wish is None or wish.command is spoken[0]


@given(
    st.sampled_from(SPOKEN), st.sampled_from(["请", "麻烦您", "烦请", "帮我", "那就", "我想", "先"])
)
def test_politeness_changes_nothing(spoken: tuple[Command, str], lead: str) -> None:
    assume(spoken[1] not in load_wish_words().weak)
    plain, polite = WISHES.found(spoken[1]), WISHES.found(f"{lead}{spoken[1]}，谢谢")
    assert plain is not None
    assert polite is not None
    assert (polite.command, polite.target) == (plain.command, plain.target)


@given(st.sampled_from(SPOKEN), st.sampled_from(["👌", "！", "。", "～", " ", "🙏🙏", "……"]))
def test_signs_and_pictures_count_for_nothing(spoken: tuple[Command, str], sign: str) -> None:
    plain, signed = WISHES.found(spoken[1]), WISHES.found(f"{spoken[1]}{sign}")
    assert plain is not None
    assert signed is not None
    assert (signed.command, signed.left) == (plain.command, plain.left)


@given(st.sampled_from(SPOKEN), st.integers(2, 9999))
def test_a_number_beside_it_makes_it_no_wish(spoken: tuple[Command, str], number: int) -> None:
    assert WISHES.found(f"{spoken[1]}，网站{number}条") is None


@given(st.text(max_size=60))
def test_any_words_are_a_wish_or_none(words: str) -> None:
    wish = WISHES.found(words)
    assert wish is None or wish.left <= MOST_LEFT


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("去第三部分", "3"),
        ("填问题和措施那一块", "5"),
        ("先看看基本信息", "0"),
        ("去网站那题", "网站"),
        ("跳到公众号", "公众号"),
        ("我要去第5题", "5"),
        ("这一部分都是0", "section"),
        ("这一部分都是 0", "section"),
        ("去第 3 部分", "3"),
        ("后面全是零", "rest"),
        ("其余的都没有", "rest"),
        ("我们啥都没有", "everything"),
        *((f"打开{table.name}", table.key) for table in TABLES),
    ],
)
def test_what_it_is_about_comes_with_it(words: str, target: str) -> None:
    wish = WISHES.found(words)
    assert wish is not None
    assert wish.target == target


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("去第5部分", "去第五部分"),
        ("先看看基本信息", "去基本信息"),
        ("跳到公众号", "去公众号那题"),
        ("我要去第5题", "去第5题"),
        ("这一块全填0", "这一部分都是0"),
        ("我们啥都没有", "全部都是0"),
        ("打开表三", "表三"),
        ("瞅瞅写成啥样了", "预览"),
    ],
)
def test_what_is_offered_names_what_it_is_about(words: str, told: str) -> None:
    wish = WISHES.found(words)
    assert wish is not None
    assert wish.told == told


@pytest.mark.parametrize("whom", ["财政所", "李主任", "隔壁办公室", "省厅"])
def test_waiting_is_pending_whoever_is_waited_for(whom: str) -> None:
    for words in (f"等{whom}报来", f"等{whom}的数", f"{whom}还没报", f"要问下{whom}"):
        wish = WISHES.found(words)
        assert wish is not None
        assert wish.command is Command.PENDING
        assert wish.is_sure


@pytest.mark.parametrize("words", ["看", "看看", "存", "查一下"])
def test_a_weak_word_counts_only_when_it_is_all(words: str) -> None:
    assert WISHES.found(words) is not None
    assert WISHES.found(f"我{words}哦") is None
    assert WISHES.found(f"我{words}哦，没有") is None


def test_a_reason_with_unknown_words_makes_it_an_offer() -> None:
    sure = WISHES.found("能换个深色模式不")
    reasoned = WISHES.found("办公室灯坏了，能换个深色模式不")
    assert sure is not None
    assert sure.at_once
    assert reasoned is not None
    assert reasoned.command is Command.DARK
    assert not reasoned.is_sure


@pytest.mark.parametrize(
    "words",
    ["办公室灯坏了能不能换个深色模式", "帮我备份一下我这机子老蓝屏", "县里催得紧帮我生成word"],
)
def test_a_reason_that_no_sign_parts_from_a_request_makes_it_an_offer(words: str) -> None:
    wish = WISHES.found(words)
    assert wish is not None
    assert not wish.is_sure


def test_a_number_in_the_reason_makes_it_no_wish() -> None:
    assert WISHES.found("网站发了236条帮我备份一下") is None


@pytest.mark.parametrize(
    ("words", "heard"), [("报告导出来", "报告倒出来"), ("看改动记录", "看改动纪录")]
)
def test_a_word_known_by_its_sound_makes_it_an_offer(words: str, heard: str) -> None:
    sure, unsure = WISHES.found(words), WISHES.found(heard)
    assert sure is not None
    assert unsure is not None
    assert sure.is_sure
    assert not unsure.is_sure
    assert sure.command is unsure.command


@pytest.mark.parametrize("words", ["考核", "其实有考核的", "考核情况", "审计", "印章", "导向"])
def test_no_meaning_rests_on_one_character_of_a_longer_word(words: str) -> None:
    assert WISHES.found(words) is None


@pytest.mark.parametrize(
    ("said", "as_well"),
    [
        ("搞个word", "弄个word"),
        ("瞅瞅草稿", "看看草稿"),
        ("有没得错", "有没有错"),
        ("咋个用", "怎么用"),
    ],
)
def test_what_is_said_alike_is_one(said: str, as_well: str) -> None:
    one, other = WISHES.found(said), WISHES.found(as_well)
    assert one is not None
    assert other is not None
    assert (one.command, one.left) == (other.command, other.left)


def test_words_are_put_together_from_parts() -> None:
    words = read_wish_words(SMALL.format('["{bit}看", "再{bit?}看", "等…{bit?}"]'))
    assert set(words.concepts["see"]) == {"一下看", "再看", "再一下看", "等…<一下|>"}
    assert {(seen.start, seen.end) for seen in words.seen_in("等他一下")} == {
        (0, 4),
        (0, 3),
        (0, 2),
    }


def test_only_what_loses_nothing_is_carried_out_at_once() -> None:
    for command, words in SPOKEN:
        wish = WISHES.found(words)
        assert wish is not None
        assert not wish.at_once or command.value.effect is Effect.LOOKS


def test_what_begins_from_nothing_is_no_word_that_is_carried_out() -> None:
    for command in Command:
        for word in command.words:
            if command.value.effect is Effect.CLEARS or command.value.is_of_something:
                assert command_in(word) is None


def test_a_long_clause_is_no_wish() -> None:
    assert WISHES.found("看看草稿" + "再看看草稿" * 8) is None


@pytest.mark.parametrize(
    "words", ["谢谢您", "今天天气怎么样", "你是不是机器人", "讲个笑话吧", "好烦啊"]
)
def test_small_talk_gets_a_kind_sentence(words: str) -> None:
    assert WISHES.found(words) is None
    talk = WISHES.small_talk(words)
    assert talk is not None
    assert talk.reply.endswith(("。", "”。"))


@pytest.mark.parametrize("words", [*NO_WISHES, "跳过", "看看草稿"])
def test_what_is_no_small_talk(words: str) -> None:
    assert WISHES.small_talk(words) is None


def test_every_concept_is_meant_by_a_command() -> None:
    named = set(re.findall(r"\w+", " ".join(" ".join(c.value.means) for c in Command)))
    chats = {chat.concept for chat in load_wish_words().chats}
    assert set(load_wish_words().concepts) - chats == named


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("concepts: 3", 1),
        (SMALL.format("[]"), 12),
        (SMALL.format("[看, 看]"), 12),
        ("lead: [请]", 1),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_line(content: str, line: int) -> None:
    with pytest.raises(YamlProblem, match=f"第 {line} 行"):
        read_wish_words(content)
