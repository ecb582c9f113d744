"""Whether 「我是…」 says a person's name, or an office or a post: 发改委, 司法所, 会计."""

import re

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢"
    "莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗"
    "山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥"
    "能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾"
    "终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公仝牟佟佘代付候闫覃苟晋楚岳帅亓商佴缑伯赏墨年阳亢况有琴归海言福苑鹿原税"
)
_DOUBLE = frozenset(
    {
        *("欧阳", "上官", "司马", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒"),
        *("司空", "令狐", "轩辕", "宇文", "长孙", "端木", "百里", "南宫", "独孤", "呼延"),
    }
)
_POSTS = (
    "主任|书记|镇长|乡长|县长|局长|科长|股长|所长|处长|部长|站长|院长|校长|队长|会计|出纳|秘书|干事|文书|干部|科员|办事员|文员|职员"
    "|档案员|信息员|联络员|管理员|经办人|经办|代填人|负责人|联系人|领导|助理|内勤|统计|打字员|公务员|工作人员"
)
_POST = re.compile(rf"(?:{_POSTS})")
_SURNAME_AND_POST = re.compile(rf"(?P<surname>.{{1,2}})(?:{_POSTS})")
_OFFICE = re.compile(
    ".*(?:[委部局办所站院室队科股处厅乡镇县市区村]|街道|中心|政府|公室|集团|公司|学校|社区|机关|单位|法庭)"
)
_GIVEN = re.compile("[镇村科区市县乡]")
"""What ends offices and is a name of one character as well: 李镇."""
_NO_NAME_ENDS = frozenset("了的过着吗呢吧么啊呀呗没不")
_LONGEST = 3


def is_office_or_post(words: str) -> bool:
    """Whether the words say where somebody works, or as what, but not who it is."""
    is_name = words[:1] in _SURNAMES and _GIVEN.fullmatch(words[1:]) is not None
    return bool(_POST.fullmatch(words) or _OFFICE.fullmatch(words)) and not is_name


def is_person(words: str) -> bool:
    """Whether the words are a person's name as it is written: 张三, 欧阳小李, 小王, 王主任."""
    if is_office_or_post(words) or words[-1:] in _NO_NAME_ENDS:
        return False
    if words[:2] in _DOUBLE:
        return len(words) <= _LONGEST + 1 or _has_post(words)
    if words[:1] in "小老" and words[1:2] in _SURNAMES:
        return len(words) == len("小王")
    if words[:1] not in _SURNAMES:
        return False
    return 1 < len(words) <= _LONGEST or _has_post(words)


def _has_post(words: str) -> bool:
    found = _SURNAME_AND_POST.fullmatch(words)
    return found is not None and (found["surname"] in _DOUBLE or found["surname"] in _SURNAMES)
