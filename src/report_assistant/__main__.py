"""`python -m report_assistant`: the same commands, where the script is not on the path."""

import sys

from report_assistant.cli import main

sys.exit(main())
