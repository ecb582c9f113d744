"""Conversations as lists of what a clerk types, for every shell."""

SEED = (
    "艾岗乡人民政府",
    "2021",
    "",  # 乡
    "",  # no contact details, no signature
    "2",  # own headings
    "加强组织领导、规范建设、政府信息公开渠道建设情况、依申请公开情况、监督保障情况",
    "没有",  # website
    "114条",
    "４６",
    "1 4 5",  # leadership, business figures, villages
    "分管办公室副职",
    "党政办、党政便民服务中心相关人员",
    "",
    "责任、审议、审查、监督",
    "",
    "",  # staff
    "",  # total 160
    "社保卡办理560件，开业补贴1人，城镇实名制就业登记416人",
    "下岗失业人员再就业159人，困难人员再就业37人",
    "没有了",
    "二十二个",
    "",  # no communities
    "微信群、公示栏、公示墙",
    "",
    "财务、人事、党建、社会事务",
    "",
    "",  # counts of 三务
    "",  # nothing new
    "2",  # 保密审查
    "",  # who reviews
    "",  # no leaks
    "0",  # places
    "没有",
    "",  # the sentence that was shown is right
    "没有",
    "确认",
    "0",
    "0",  # normative documents
    "0",
    "0",
    "0",
    "0",
    "0",  # received
    "没有",  # carried over
    "没有",  # cases
    "公开渠道狭窄；工作流程不规范；监督制度不完善",
    "（一）进一步拓宽公开渠道。在办事大厅、村部等人多的地方增设公开栏，印发简报和便民手册，让不上网的群众也能看到。"
    "（二）规范工作流程。重新编排公开目录，把拟稿、审核、发布和归档落实到岗位，每个环节都留下记录。"
    "（三）完善配套制度。明确申请件的登记、转办和答复时限，制定信息发布和考核办法。"
    "（四）加强监督检查。每半年检查一次公开内容，收集群众的意见和投诉，检查结果计入年度考核。",
    "",  # last year's problems
    "没有",  # fee
    "",  # other matters
)
"""The facts of examples/aigang-2021.yaml, as a clerk would type them."""

ALL_ZERO = (
    "青河镇人民政府",
    "",
    "",
    "",
    "",
    "0",
    "0",
    "0",
    "",
    "",
    "2",
    "",
    "0",
    "1",  # assessment
    "1",  # evaluation
    "",
    "后面都是0",
    "",
    "1",
    "",
    "",
    "",
    "生成",
)
"""The shortest honest way through for a town without applications."""

BUSY = (
    "龙泉镇人民政府",
    "2021",
    "",
    "1 2",  # contact and signature
    "党政综合办公室，龙泉镇迎春路6号，邮编453000，电话0373-5550126",
    "",  # these four are right
    "",
    "1,280",
    "1.2千",
    "46",
    "2 3 6 7 8",
    "电子显示屏35条，明白纸12期",
    "没有了",
    "2500",
    "工作动态1500条，通知公告1000条",
    "",
    "没有",
    "1 3",  # catalogues
    "1 2",  # how applications come in
    "逐件登记台账；答复使用统一的文书格式",
    "1 2 4",
    "",
    "6",
    "失效2条，错别字3条",
    "",  # names of platforms
    "2",
    "",  # readers
    "1",
    "便民服务中心大厅",
    "",
    "2",
    "35",
    "",  # meetings
    "4",
    "1",
    "1",
    "0",
    "2 0 5",
    "302",
    "33",
    "0",
    "350元",
    "自然人 24，商业企业 3",
    "1",
    "征地补偿、惠农补贴",
    "1 2 11 20",
    "自然人15，商业企业2",
    "自然人3",
    "自然人 4 商业企业 1",
    "自然人1",
    "",
    "1 2",
    "维持1，尚未审结1",
    "维持2",
    "1 3",
    "",
    "没有",
    "270",
    "1",
    "没有",
    "1月20日",  # the day under the report
)
"""A town with 27 applications, reviews, lawsuits and a fee."""

FULL = (
    "柳林镇人民政府",
    "",  # the year before this one
    "",  # 镇
    "",  # no contact details, no signature
    "",  # the five aspects
    "网站120条，新媒体86条，公开栏40条",
    "",  # these three are right
    "0",  # nothing more to write about
    "",  # total 246
    "",  # nothing new
    "2",  # 保密审查
    "0",
    "2",
    "没有",
    "",
    "没有",
    "",
    "0",
    "2 0 5",
    "302",
    "33",
    "0",
    "350元",
    "自然人2，商业企业1",
    "0",
    "1 7",  # granted; internal affairs
    "自然人2",
    "商业企业1",
    "",  # nothing carried forward
    "1",  # a review
    "维持1",
    "1",  # the first of the suggested problems
    "",
    "",
    "270",
    "1",
    "",
)
"""Three applications, one of them refused, a review and a fee, from nothing."""

COUNTY = (
    "云川县人民政府",
    "",
    "",  # 县（市、区）
    "",  # no contact details, no signature
    "",  # the whole county's figures
    "",
    "4200",
    "1150",
    "650",
    "0",  # nothing more to write about
    "",
    "24",  # interpretations
    "",
    "1 2",
    "",
    "16",
    "1",
    "1",
    "",
    "6 2 48",
    "5120",
    "830",
    "12",
    "96.5",
    "自然人58，商业企业3",
    "2",
    "1 11",
    "自然人50，商业企业3",
    "自然人9",
    "",  # one is carried forward
    "",
    "1 2",
    "",
    "",
    "没有",
    "",
)
"""A county whose figures are those of all its bodies added up."""

PASTED = """\
松岭镇2024年政府信息公开工作年度报告

如有疑问，请与松岭镇党政办联系（地址：松岭镇中山路2号，电话：0373-5550199）。

一、总体情况

2024年，松岭镇把公开工作同便民服务一起安排。
（一）突出重点，主动公开更加精准。全年公开信息213条，其中财政信息12条。
（二）依申请公开规范有序
我镇收到申请3件，都在期限内答复。
（三）夯实平台阵地。建成专区3个。

二、主动公开政府信息情况

五、存在的主要问题及改进情况

针对上年报告指出的问题，专栏已经补齐。2024年的主要问题：一是更新慢；二是解读少。下一步采取以下措施：
（一）加快更新。每周五报送，解决更新慢的问题。
（二）丰富解读。制作图解8幅。

六、其他需要报告的事项

本年度没有收取信息处理费。办理建议5件。
"""
"""Last year's report of another wording, without its tables."""
