"""Answers in words as clerks write them, by question; every place in them is invented."""

REAL_ANSWERS: dict[str, tuple[str, ...]] = {
    "organisation.name": (
        "青山镇人民政府",
        "柳溪县农业农村局",
        "云台区东关街道办事处",
        "望江县退役军人事务局",
    ),
    "organisation.short_name": ("我镇", "我街道", "本机关"),
    "organisation.office": ("党政综合办公室", "办公室", "政策法规股", "由党建办负责"),
    "organisation.address": (
        "青山镇富民路12号",
        "柳溪县城关镇解放大道88号3楼",
        "云台区东关街道文昌巷口",
    ),
    "organisation.postcode": ("463200",),
    "organisation.phone": ("0396-7123456", "0396 7123456", "7123456"),
    "organisation.email": ("qsz@example.gov.cn",),
    "organisation.website": ("www.example.gov.cn/qsz",),
    "overview.headings": ("组织领导有力、管理规范、渠道畅通、依申请公开有序、监督保障到位",),
    "overview.leadership.leader": (
        *(
            "镇长",
            "镇党委副书记、镇长",
            "党组书记、局长",
            "分管副局长",
            "街道党工委书记",
            "组长由镇长担任",
        ),
    ),
    "overview.leadership.members": (
        *(
            "党政办、财政所、司法所、综治中心",
            "各科室负责人和各村党支部书记",
            "人大主席、纪委书记、宣传委员",
        ),
        "办公室、人事股、法规股等",
    ),
    "overview.leadership.rules": (
        *(
            "责任追究制度、保密审查制度、社会评议制度",
            "《青山镇信息公开工作制度》",
            "依申请公开办理流程、年度报告制度",
        ),
    ),
    "overview.disclosure.village_channels": (
        *(
            "村务公开栏、微信群、大喇叭",
            "公示墙",
            "公开栏和村民代表会议",
            "主要有明白纸、宣传车广播、微信公众号",
        ),
    ),
    "overview.disclosure.village_topics": (
        *("低保名单、惠农补贴、集体资产、工程项目", "党务、村务、财务", "宅基地审批情况"),
    ),
    "overview.lead": (
        "2025年，青山镇紧紧围绕中心工作，持续推进政务公开，不断提高政府工作透明度。",
        "一年来，我局坚持以公开为常态、不公开为例外，重点领域信息应公开尽公开。",
    ),
    "overview.supervision.assessment": (
        "将政务公开工作纳入科室年度目标管理考核，占比5%，每季度通报1次。",
        *(
            "由县政府办统一考核，我镇得分92.5分，位列全县第3名。",
            "纳入绩效考核",
            "县里每半年考核一次，结果计入年终考核",
        ),
    ),
    "overview.supervision.social_evaluation": (
        "邀请人大代表、政协委员12人开展评议2次，群众满意率达到96%。",
        *("发放调查问卷200份，收回185份，群众对公开工作总体满意。", "设置意见箱3个，公开监督电话"),
    ),
    "improvement.problems": (
        "部分科室对公开工作认识不够，信息报送不及时；公开内容以转发为主，原创的少",
        "一是公开形式单一，群众不知道从哪里查；二是工作人员变动频繁，业务不熟",
        "群众看不懂专业性强的文件，解读怎么做得通俗易懂还要摸索",
        *(
            "人手不足，没有专职人员",
            "网站栏目更新慢",
            "老年人不会用手机查信息",
            "政策解读少，只有3篇",
            "村级公开不够规范",
        ),
    ),
    "improvement.measures": (
        "加强学习培训。每季度组织一次业务学习，学习条例和申请办理规定。",
        "拓宽渠道：新建公开栏10个，开通视频号，方便群众随时查看。",
        "配强力量。明确1名专职人员，负责信息采集、审核、发布。\n健全机制。建立月通报制度。",
    ),
    "improvement.previous": (
        "针对去年提出的公开内容不全面问题，今年新增栏目4个，补发信息35条，已整改到位。",
        *("去年更新不及时的问题已经整改，现在每周更新一次。", "上年存在的3个问题全部完成整改。"),
    ),
    "other_matters.items": (
        "本年度按要求公开了2025年政务公开工作要点落实情况。",
        *(
            "全年办理人大代表建议8件、政协提案5件，办理结果全部公开。",
            "没有收取信息处理费以外的费用，各项公开任务按时完成。",
        ),
    ),
    "overview.disclosure.other_channels": ("电子显示屏 35 条，明白纸 12 期", "大喇叭播放120次"),
}
"""Question -> answers that must not be held back."""
