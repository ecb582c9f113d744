"""Reads a PDF from standard input and writes what it shows as JSON; `pdf_blocks.py` starts it.

A PDF can be made to keep its reader busy for ever, or to fill the memory. In a process of its own
the reader can be ended, and what it may use is limited.
"""

import io
import json
import logging
import sys

from report_assistant.reading.pdf.answers import Problem
from report_assistant.reading.pdf.flow import flow_of
from report_assistant.reading.pdf.limits import TooLargeError, hold_limits
from report_assistant.reading.pdf.pages import UnreadableError, pages_of


def main() -> None:
    """Write the flow of text and tables, or the name of the problem."""
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    try:
        hold_limits()
        answer: object = {"flow": flow_of(pages_of(io.BytesIO(data)))}
    except UnreadableError as error:
        answer = {"problem": error.problem.value}
    except (MemoryError, TooLargeError):
        answer = {"problem": Problem.TOO_LARGE.value}
    except RecursionError:
        answer = {"problem": Problem.DAMAGED.value}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
