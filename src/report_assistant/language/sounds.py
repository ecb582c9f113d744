"""Characters that an input method by sound mistakes for each other: 公重号 for 公众号.

Only those that occur in the names of questions and in the commands stand here; a word that
merely sounds like one of these is always shown or offered, never acted upon.
"""

from functools import lru_cache

_ALIKE = (
    *("众重种中仲钟", "号好浩耗", "公工功供", "网王往忘", "站占战沾章张账帐", "微威围", "信新心"),
    *("媒没煤梅", "体题提替梯", "版板办扮", "面免", "栏拦兰烂", "申身伸深审神", "请情青清"),
    *("许续序须", "可课克科", "处出除初", "罚发法伐", "强抢", "制致治志质置", "复付负覆父"),
    *(
        "议意义易以一亿已",
        "诉速素宿",
        "讼送颂宋",
        "培陪赔",
        "训迅",
        "检捡减",
        "查察茶",
        "核合和河何",
    ),
    *("对队堆", "评平坪", "自字", "然燃", "企起气", "业页叶", "收首手受", "到道导倒", "结节接捷"),
    *("转专赚", "上尚", "撤彻澈", "销消小肖削", "跳条调", "过国果锅", "待代带袋贷", "定订顶丁"),
    *("生声升省", "成城程呈", "预遇与玉", "览揽蓝懒", "帮邦", "助住主注祝", "入如", "退推腿"),
    *("下夏吓", "步布部不", "返反范", "回会汇", "草操", "稿搞高", "单丹", "位为未", "规归"),
    *("范犯", "件见建", "泄谢", "密秘蜜", "清轻", "理里", "专砖", "区去", "考烤", "去趣"),
)
_SOUND = {character: group[0] for group in reversed(_ALIKE) for character in group}


@lru_cache(maxsize=4096)
def sound_of(words: str) -> str:
    """Return `words` with characters that sound alike made the same; its length is kept."""
    return "".join(_SOUND.get(character, character) for character in words)


def sounds_like(words: str, known: str) -> bool:
    """Return whether `words` may be `known`, typed by its sound with other characters."""
    return words != known and len(words) == len(known) and sound_of(words) == sound_of(known)
