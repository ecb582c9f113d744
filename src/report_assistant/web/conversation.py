"""The process that the server starts for each page: the program, its screen sent to the browser."""

import argparse
import gc
from datetime import date
from pathlib import Path

from report_assistant.session.given.files import file_at
from report_assistant.web.page_app import PageConversation


def main() -> None:
    """Hold one conversation with the page whose server started this process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--report", type=int)
    parser.add_argument("--given", action="append", default=[])
    options = parser.parse_args()
    gc.disable()  # until the program is open, as in a terminal
    PageConversation(
        folder=options.folder,
        number=options.report,
        today=date.today(),
        given=[file_at(file) for file in options.given],
    ).run()


if __name__ == "__main__":
    main()
