"""Words for commands of which there are many; each list belongs to one row of the table."""

BACKWARDS = tuple(
    f"{go}{to}"
    for go in ("", "回", "回到", "返回", "退回", "退到")
    for to in ("上一步", "前一题", "前面一题", "前面那题", "上一道题", "上一个问题")
)
AS_LAST_YEAR = tuple(
    f"{lead}去年{tail}" for lead in "和跟与同" for tail in ("一样的", "一个样", "相同", "的一样")
)
LOOKS = tuple(f"{look}写成{how}样" for look in ("看看", "看下", "看一下") for how in ("什么", "啥"))
LATER = tuple(
    f"{when}{then}填"
    for when in ("等会", "等会儿", "待会", "待会儿", "一会", "一会儿", "晚点", "回头", "过会儿")
    for then in ("", "再")
)
LEAVING = (
    *("今天到这里", "退出", "结束", "再见", "今天先到这", "今天就到这", "先到这", "明天再弄"),
    *("明天再填", "明天继续", "改天再填", "下次再填", "先弄到这", "先不弄了", "先不填了"),
    *("quit", "exit"),
)
GENERATING = (
    *("生成word", "生成 word", "导出", "生成文档", "生成报告", "导出word", "导出 word"),
    *("生成word文档", "出文档", "出报告", "出word", "出稿", "导出文档", "导出报告"),
)
ASKING_WHY = (
    *("为什么", "为什么要问", "为啥问", "说明", "什么意思", "这是什么意思", "啥意思"),
    *("怎么填", "怎么写", "怎么回答", "填什么", "不懂", "看不懂"),
)
MAKING_A_PDF = (
    *("导出pdf", "导出 pdf", "生成pdf", "生成 pdf", "出pdf", "转pdf", "转成pdf", "转成 pdf"),
    *("导出pdf文件", "生成pdf文件", "存成pdf", "另存为pdf", "保存为pdf", "pdf"),
)

ANOTHER_WORDING = (
    *("换种写法", "换个写法", "换一个写法", "换一种说法", "换种说法", "换个说法", "换一个说法"),
    *("换个讲法", "换个表述"),
)
