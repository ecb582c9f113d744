"""A message is heard and read once where it is said."""

from dataclasses import replace

from report_assistant.language.context import Context
from report_assistant.language.figures.decision import decide
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire

QUESTIONS = load_questionnaire()
WEBSITE = QUESTIONS.by_name["overview.disclosure.website"]


def test_the_same_words_are_heard_and_read_once() -> None:
    context = Context(QUESTIONS, WEBSITE)
    assert context.heard("114条") is context.heard("114条")
    assert context.read(decide, "114条") is context.read(decide, "114条")


def test_what_is_kept_is_what_a_reader_returns_anew() -> None:
    context = Context(QUESTIONS, WEBSITE, year=2025)
    for words in ("114条", "公众号发了92条", "没有", *map(str, range(40)), "114条"):
        anew = decide(Heard(words, context.lexicon), context)
        assert context.read(decide, words) == anew


def test_another_context_knows_nothing_of_what_was_read_before() -> None:
    context = Context(QUESTIONS, WEBSITE, {"organisation.name": "青山镇人民政府"})
    context.heard("青山镇发了114条")
    other = replace(context, values={})
    assert other.lexicon.kinds_of("青山镇") == {}
    assert context.lexicon.kinds_of("青山镇") != {}


def test_words_of_one_report_are_found_beside_those_of_all_reports() -> None:
    name = "青山镇人民政府"
    lexicon = Context(QUESTIONS, WEBSITE, {"organisation.name": name}).lexicon
    assert [end for end, _ in lexicon.words_at(f"{name}公开", 0)][:1] == [len(name)]
    assert lexicon.base is not None
    assert lexicon.names_of(WEBSITE.name) == lexicon.base.names_of(WEBSITE.name)


def test_nothing_begins_where_a_message_ends() -> None:
    lexicon = Context(QUESTIONS).lexicon
    assert list(lexicon.words_at("网站", 2)) == []
