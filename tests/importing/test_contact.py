"""Where to ask, as printed reports say it: the office too, and numbers without a colon."""

import pytest

from report_assistant.report.contact import printed_contact

NAME = "柳溪县水利局"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "如有疑问，请与柳溪县水利局办公室联系（地址：柳溪县解放路5号，邮编：463200，电话：0396-7123456）。",
            {
                "office": "柳溪县水利局办公室",
                "address": "柳溪县解放路5号",
                "postcode": "463200",
                "phone": "0396-7123456",
            },
        ),
        (
            "请与我局政务公开科联系，电话 0396-7123456。",
            {"office": "我局政务公开科", "phone": "0396-7123456"},
        ),
        ("联系电话0396—7123456，传真：0396-7123457。", {"phone": "0396-7123456"}),
        ("传真：0396-7123457，联系电话：0396-7123456。", {"phone": "0396-7123456"}),
        (
            "地址：柳溪县解放路5号 电话：0396-7123456",
            {"address": "柳溪县解放路5号", "phone": "0396-7123456"},
        ),
        ("电话/传真：（0396）7123456", {"phone": "0396-7123456"}),
        (f"如有疑问，请与{NAME}联系。", {}),
        ("全年公开信息145326条，12345热线电话办理35件。", {}),
    ],
)
def test_a_printed_contact_line(printed: str, read: dict[str, str]) -> None:
    found = {path.rpartition(".")[2]: value for path, value, _ in printed_contact(printed, NAME)}
    assert found == read
