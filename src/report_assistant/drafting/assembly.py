"""assemble: a report becomes a draft. Deterministic: nothing is added that is not an answer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable

from report_assistant.drafting.draft import Block, Draft, Heading, Paragraph, Title
from report_assistant.drafting.narrative import Narrative
from report_assistant.drafting.outline import FILE, SECTIONS, OutlineItem, load_outline
from report_assistant.drafting.own_wording import worded
from report_assistant.drafting.paragraphs import SectionWriter, lines_of
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.tracing import pieces_in, plain
from report_assistant.foundation.assets import asset_dir
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import FIRST
from report_assistant.report.wording import Words, written

_NARRATIVE, _EARLIER = "narrative", "earlier"


class Templates:
    """The templates of a report: an outline and the paragraphs that it names."""

    def __init__(self, folder: Traversable, *narrative: str) -> None:
        """`narrative` are the folders of paragraphs; a later one replaces those of an earlier."""
        self._folder = folder
        self.narrative = Narrative(*(folder / name for name in narrative or (_NARRATIVE,)))

    @cached_property
    def outline(self) -> tuple[OutlineItem, ...]:
        """The entries of outline.yaml. Raises TemplateProblem or YamlProblem."""
        return load_outline(self._folder)


@lru_cache(maxsize=1)
def shipped_templates() -> Templates:
    """Return the templates of this installation, read once."""
    return Templates(asset_dir("templates") / "annual_report")


@lru_cache(maxsize=1)
def earlier_templates() -> Templates:
    """Return the templates as they were, for reading what earlier versions have printed."""
    return Templates(asset_dir("templates") / "annual_report", _NARRATIVE, _EARLIER)


def assemble(report: AnnualReport, templates: Templates | None = None) -> Draft:
    """Return the draft that the answers make. Raises TemplateProblem for a broken template."""
    templates = templates or shipped_templates()
    writer = SectionWriter(report, templates.narrative)
    made = (block for section in SECTIONS for block in _section(section, writer, templates))
    blocks = list(worded(made, report))
    twice = [name for name, times in Counter(block.id for block in blocks).items() if times > 1]
    if twice:
        raise TemplateProblem(FILE, None, f"“{twice[0]}”同时用在两段，请改 relevant 或换编号")
    return Draft(report.organisation.name or "", report.year, tuple(blocks))


def with_phrasings(report: AnnualReport, templates: Templates | None = None) -> AnnualReport:
    """Return the report with the wording of each template that has several as an answer.

    Its draft is the same. Raises TemplateProblem.
    """
    narrative = (templates or shipped_templates()).narrative
    several = (name for name, count in narrative.wordings.items() if count > FIRST)
    chosen = {name: narrative.phrasing(name, report) for name in several}
    return report.model_copy(update={"phrasings": chosen})


def section_text(section: int, report: AnnualReport, templates: Templates) -> tuple[Block, ...]:
    """Return the blocks of one section alone, without its tables. Raises TemplateProblem."""
    made = _section(section, SectionWriter(report, templates.narrative), templates, False)
    return tuple(worded(made, report))


def generated(report: AnnualReport, templates: Templates | None = None) -> Mapping[str, str]:
    """Return the generated body of each paragraph, figures linked, whether it was reworded or not.

    Block -> wording. Raises TemplateProblem.
    """
    templates = templates or shipped_templates()
    plain_writer = SectionWriter(report, templates.narrative)
    writer = SectionWriter(report, templates.narrative.traced())
    found: dict[str, str] = {}
    for section in SECTIONS:
        blocks = zip(
            _section(section, plain_writer, templates, False),
            _section(section, writer, templates, False),
            strict=True,
        )
        for printed, traced in blocks:
            if isinstance(printed, Paragraph) and isinstance(traced, Paragraph):
                is_same = plain(traced.body) == printed.body
                pieces = pieces_in(traced.body) if is_same else iter([Words(printed.body)])
                found[printed.id] = written(pieces)
    return found


def _section(
    section: int, writer: SectionWriter, templates: Templates, with_tables: bool = True
) -> Iterator[Block]:
    if section:
        words = section_heading(section, writer.report.year)
        yield Heading(f"s{section}_heading", section, words, uses=frozenset({"year"}))
    else:
        yield _title(writer.report, templates.narrative)
    items = [item for item in templates.outline if item.section == section]
    yield from writer.blocks([item for item in items if with_tables or not item.table])


def _title(report: AnnualReport, narrative: Narrative) -> Title:
    rendered = narrative.render("title", report)
    return Title("title", 0, tuple(lines_of(rendered.text)), uses=rendered.uses)
