"""Run the five drafts: `python -m tests.drafting.five_drafts [--write]`."""

from tests.drafting.five_drafts.drafts import main

main()
