"""Location of prompts/, templates/, examples/: in the installed package, or in the checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def asset_dir(name: str) -> Traversable:
    """Return the `prompts`, `templates` or `examples` directory that belongs to this installation.

    Raises FileNotFoundError when the installation is incomplete.
    """
    packaged = files("report_assistant") / name
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise FileNotFoundError(f"{name} is missing from this installation")
