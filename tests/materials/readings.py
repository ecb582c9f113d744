"""What a text comes to, as the tests put it: question -> value."""

from typing import Any

from report_assistant.materials.files import contents_of_text
from report_assistant.materials.material import Material
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.questionnaire import load_questionnaire

OWN, YEAR = "松溪县云岭镇人民政府", 2025


def material(words: str, own: str = OWN) -> Material:
    """Return what a text comes to as a material."""
    return read_material(contents_of_text(words, "材料.txt"), own, YEAR, load_questionnaire())


def facts(words: str, own: str = OWN) -> dict[str, Any]:
    """Return the facts that are offered of a text, without the room of their questions."""
    return {fact.question.rpartition(".")[2]: fact.value for fact in material(words, own).facts}
