"""The Jinja2 sandbox in which expressions and templates look at a report.

Imported when the first of them is compiled.
"""

from collections.abc import MutableMapping
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from report_assistant.report.view import StrictView


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, quicker at what a report asks of it some hundred times."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Join the names into one dictionary: each rendering copies it, and a chain copies slowly."""
        return {**self.globals, **(d or {})}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may see it. Views hold answers and no behaviour."""
        if isinstance(obj, StrictView):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)
