"""The words of printed reports that only carry a count: when, who, did, of which things.

A number is read only where every word of its clause is known: what is left over when these are
taken away is a class of things, another body or another time, and the number is of that.
"""

import re

from report_assistant.importing.narrative import ASIDE

_TIME = (
    r"在?20\d\d年(?:1月1日)?(?:度|以来|期间|内|全年)*(?:1[-—至到]12月)?|在?本年度?|全年度?"
    "|年度|年内|今年(?:以来)?|一年来|目前|本年内"
)
_WHO = (
    "我(?:苏木|街道办事处|街道办|街道|中心|分局|[总支大]队|地区|单位|[乡镇局委办厅县区市省旗州盟])"
    "|我[站所院会处部]|本(?:机关|单位|级|部门|中心|街道|[乡镇局委办厅])|街道办事处|街道"
)
_ADVERBS = (
    "一共|共计|总计|合计|累计|总共|共|已经|已|主动|及时|依法|依规|按时|按期|按要求|积极|持续|全面"
    "|准确|常态化|先后|均|面向社会|向社会公众|向社会|向公众|向群众|对外|新增|首次|扎实|有序|认真"
    "|严格|充分|切实|陆续|另外|此外|同时|还|并|全部|统一|线上线下|线上|线下|集中|定期|不定期"
)
_GRAMMAR = (
    "在|通过|利用|依托|借助|运用|以|于|由|从|对|将|把|为|是|达到|达|有|的|了|等|和|及|与|以及|或"
    f"|、|“|”|{ASIDE}|上|中|内|里|其|共有"
)
_AMOUNT = "总数量|总数|总量|数量|条数|次数|数|量|情况|方面|工作"
PUBLISHED = "公开|发布|公布|发出|推送|推出|编发|编辑|刊发|刊登|刊载|登载|登录|登出|上传|更新|制作|公示|张贴|上网"
_THINGS = (
    "(?:公开)?(?:政府|政务|党务政务|政策|机构|工作)?信息(?!公开|处理)|政府信息公开信息|信息公开(?:信息|内容|数据)?"
    "|政务公开(?:信息|内容|事项)?|政府公开信息|政府信息公开|各类|各种|各项|各方面|多类|多种|有关|相关|内容|事项"
)
_POSTS = (
    "文章|图文|推文|稿件|稿|消息|作品|短视频|视频|图片|资讯|原创|动态|宣传|微信|微博|博文|讯息|帖子"
)
_WAYS = "官方|政务|政府|新媒体|平台|渠道|方式|形式|载体|途径|媒介|多个|多渠道|不同|账号|栏目矩阵|矩阵|媒体|端"
_CARRIES = re.compile(
    "|".join((_TIME, _WHO, _ADVERBS, PUBLISHED, _THINGS, _AMOUNT, _WAYS, _GRAMMAR))
)
_POSTED = re.compile(_POSTS)


def without_body(words: str, own: tuple[str, ...]) -> str:
    """Return words without the body's own names."""
    for name in sorted(own, key=len, reverse=True):
        words = words.replace(name, "我单位")
    return words


def carrier_at(words: str, place: int) -> str:
    """Return the carrier that begins at a place of the words; empty if none does."""
    found = _CARRIES.match(words, place)
    return found.group() if found else ""


def left_over(words: str) -> str:
    """Return what of the words is no mere carrier of a count."""
    return _CARRIES.sub("", words)


def left_over_of_posts(words: str) -> str:
    """Return the same of what is said of an account: its posts are all that it publishes."""
    return _CARRIES.sub("", _POSTED.sub("", words))
