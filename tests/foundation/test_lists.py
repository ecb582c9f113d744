from report_assistant.foundation.lists import shortened


def test_a_list_that_fits_is_left_as_it_is() -> None:
    assert shortened(["甲", "乙"], 2) == ["甲", "乙"]


def test_a_longer_list_says_how_many_more_there_are() -> None:
    assert shortened(["甲", "乙", "丙", "丁"], 2) == ["甲", "乙", "还有 2 处"]
    assert shortened(["甲", "乙"], 1, "还有 {} 题") == ["甲", "还有 1 题"]
