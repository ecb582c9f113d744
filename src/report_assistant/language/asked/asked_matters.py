"""What a question of a clerk's is about, however it is put: 官司, 起诉 and 判了 are one matter."""

_RELATED = (
    "截止 期限 时限 最晚 到期 逾期 超期 超过期限 交晚 按时 什么时候交 来得及",
    "报送 上报 报上去 提交 报给 交给 发给 交到 往哪送 送到",
    "检查 审核 核查 审查 把关 督查 抽查",
    "通报 追究 追责 问责 后果 挨批 批评 处分 负责 责任",
    "不给 拒绝 不予公开 不让公开 不能给 不提供 不公开",
    "给了 提供 予以公开 同意公开 全部公开 全给",
    "隐私 个人信息 身份证 姓名 名字 手机号 住址 人名",
    "没这个 不存在 不掌握 检索 查无 找不到 没找到 没这个",
    "撤回 撤销 撤诉 撤了 不要了 收回 取消申请",
    "转发 转载 转的 转来的文章",
    "转办 转交 转来 移送 不归 不该我们",
    "重复 反复 两遍 又发 去重 同时发 多渠道 一稿多发",
    "加起来 相加 合计 总计 之和 总数 一共 共计",
    "对不上 不一样 不相等 不等 不平 有差 差一件 不一致",
    "年底 跨年 12月 结转 没办完 在办 没办结 下年度 没答复",
    "往年 历年 累计 以前的 存量 前几年",
    "复议 诉讼 官司 起诉 打官司 法院 被告 败诉 判决 判了 判我们 输了 打输 打赢",
    "处罚 罚款 罚没 警告 罚了",
    "强制 查封 扣押 拆违 拆除 冻结",
    "许可 审批 办证 批准 准许 发证",
    "收费 费用 缴费 要钱 交钱 收钱 收多少钱 金额",
    "委托 代办 代收 代上级 下放 赋权 承接",
    "领导小组 组长 成员 牵头领导",
    "培训 学习 上课 讲座",
    "考核 考评 绩效",
    "评议 测评 满意度 评价",
    "清理 错链 死链 错别字 失效 过期",
    "查阅点 专区 图书室 档案室 查阅场所",
    "公开栏 版面 公示栏 宣传栏 展板 橱窗",
    "大喇叭 广播 电子屏 明白纸 宣传单 宣传册 村村响 宣传车",
    "公众号 视频号 抖音 微博 快手 头条号 小红书 新媒体 账号",
    "微信群 qq群 朋友圈 工作群 网格群 钉钉群",
    "村 社区 村委会 居委会 村里 村务 居务 村级",
    "党务 党建 支部 党委 组织部",
    "解读 图解 长图",
    "保存 存盘 丢 没了 断电 关机",
    "联网 上网 网上 上传 泄露 内网 安全 保密",
    "备份 恢复 换台电脑 换电脑 拷到",
    "交接 换人 同事 多人 几个人 接手",
    "导入 读进来 拖进来 放进来",
    "生成 导出 做成 文件 文档 word",
    "修改 改前面 改掉 打错 填错 写错 答错 改一个",
    "例子 示例 范例 样子 参考 模板 照着写",
    "字数 篇幅 几页 多长",
    "格式 结构 提纲 版式 样式 字体 行距 字号",
    "盖章 落款 署名 签字 公章 红头 文号",
    "没开展 没做 没搞 没弄 没单独 没组织 没进行 没开过",
    "估 大概 大约 约数 差不多 左右 准不准 编一个",
    "意思 指 是什么 什么叫 含义",
    "问题 不足 短板 薄弱",
    "措施 改进 下一步 整改",
    "雷同 照抄 抄 复制 同一 年年",
    "一审 二审 上诉 再审",
    "补正 补材料 补充材料 补件",
    "信访 举报 投诉 反映问题",
    "电话 热线 12345 留言 口头 咨询 当面",
    "规范性文件 红头文件 发文 制发",
    "阅读量 点击量 粉丝 浏览量 关注人数",
    "医院 学校 国企 水厂 供电 公共企事业单位 企事业",
    "下属 所站 二级 内设 派出 科室 事业站所",
    "全称 简称 名称 名字怎么写 改名 更名",
    "小数 万元 换算 保留几位",
)
"""Words for the same matter: who says one of them may mean what is asked with another."""
_FIRST_SIGN = 0xE000
"""Private characters, which nobody types."""
MATTERS = frozenset(chr(_FIRST_SIGN + number) for number in range(len(_RELATED)))
"""The signs, one for each matter."""
_WORDS_FROM: dict[str, list[tuple[str, str]]] = {}
"""First character -> the words that begin with it, each with its sign."""
for _sign, _words in zip(sorted(MATTERS), _RELATED, strict=True):
    for _word in _words.split():
        _WORDS_FROM.setdefault(_word[0], []).append((_word, _sign))


def matters_in(words: str) -> frozenset[str]:
    """Return a sign for each matter that the words speak of."""
    return frozenset(
        sign
        for at, character in enumerate(words)
        for word, sign in _WORDS_FROM.get(character, ())
        if words.startswith(word, at)
    )
