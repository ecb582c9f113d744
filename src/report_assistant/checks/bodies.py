"""The names that a text may call the body by, and whether two names can be one body's."""

import re

from report_assistant.report.choices import OrganisationKind

_SELF = re.compile("[我本全](?:街道办|街道|[乡镇局办委厅]|单位|中心|机关)")
_WHOLE = tuple(f"{whose}{area}" for whose in "全我" for area in "县区市省州旗")
_OFFICE = re.compile("(?:人民政府|办事处)$")
_ABOVE = re.compile("^.{2,10}?[省市县区州旗盟](?=.{2,})(?!管理委员会|管委会|管理处|服务中心)")
LEVELS = "县市区省州旗"
"""How an area is called without its name, before the name of a body of it: 县住建局."""


def may_be_named(name: str, whole: str) -> bool:
    """Return whether a name can stand for a body: 县住建局 for X县住房和城乡建设局."""
    signs = iter(whole)
    return all(sign in signs for sign in name.lstrip(LEVELS))


def bare_name(name: str) -> str:
    """Return a body's name without 人民政府 or 办事处, which titles leave out at will."""
    return _OFFICE.sub("", "".join(name.split()))


def is_same_body(name: str, other: str) -> bool:
    """Return whether two names can be one body's: 临港镇 and 滨海县临港镇人民政府."""
    one, two = bare_name(name), bare_name(other)
    return one.endswith(two) or two.endswith(one)


def core_name(name: str) -> str:
    """Return the name by which a text calls the body: 临港镇 for 滨海县临港镇人民政府."""
    core = _OFFICE.sub("", name)
    while len(core) > 4 and (above := _ABOVE.match(core)) and len(core) - above.end() >= 3:
        core = core[above.end() :]
    return core


def own_names(name: str, short_name: str, kind: OrganisationKind | None) -> tuple[str, ...]:
    """Return what the text may call the body; 全县 is the body only for the county itself."""
    names = tuple(form for form in (name, core_name(name), short_name) if form)
    return names if kind is not None and not kind.is_higher_government else names + _WHOLE


def without_own(words: str, own: tuple[str, ...]) -> str:
    """Return `words` without what the body is called."""
    for name in own:
        words = words.replace(name, "")
    return _SELF.sub("", words)
