"""The document's properties: title and organisation, never a person, never the clock."""

from report_assistant.drafting.draft import Draft
from report_assistant.ooxml.text_xml import escaped

DOCUMENT_ID = "ReportDocumentId"
"""The custom property that says which draft a file was made from."""

CORE_NAME = "docProps/core.xml"
APP_NAME = "docProps/app.xml"
CUSTOM_NAME = "docProps/custom.xml"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_LONGEST = 255  # what the programs that show a property allow
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def property_parts(draft: Draft) -> dict[str, bytes]:
    """Return the three property parts of the file that prints `draft`."""
    return {
        CORE_NAME: core_properties(draft.title, draft.organisation, draft.year),
        APP_NAME: app_properties(),
        CUSTOM_NAME: _custom_properties(draft.document_id),
    }


def core_properties(title: str, organisation: str, year: int | None) -> bytes:
    """Return core.xml. Its dates are the first day after the report's year, not today."""
    holder = escaped(organisation[:_LONGEST])
    dates = "" if year is None else _date("created", year) + _date("modified", year)
    return (
        f"{_DECLARATION}{_CORE}<dc:title>{escaped(title[:_LONGEST])}</dc:title>"
        f"<dc:creator>{holder}</dc:creator><cp:lastModifiedBy>{holder}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{dates}<dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    ).encode()


def app_properties() -> bytes:
    """Return app.xml, which says nothing of program, machine or company."""
    return (
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<DocSecurity>0</DocSecurity></Properties>"
    ).encode()


def _date(name: str, year: int) -> str:
    day = f"{year + 1:04d}-01-01T00:00:00Z"
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'


def _custom_properties(document_id: str) -> bytes:
    return (
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="{DOCUMENT_ID}">'
        f"<vt:lpwstr>{escaped(document_id)}</vt:lpwstr></property></Properties>"
    ).encode()
