"""What is said about working days, terms, and the life of a document from its draft to its repeal."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # working days
    "stranger-in-calendar": Sentence(
        "calendar 里不应当有“{name}”",
        "calendar should not hold '{name}'",
        "这里只放地方放假安排，一份通知一个文件，文件名以 .yaml 结尾，如 2026.yaml",
        "it holds regional holidays only, one .yaml file for each notice, such as 2026.yaml",
    ),
    "calendar-state": Sentence(
        "{day}的内容“{value}”不认识",
        "'{value}' is not known for {day}",
        "放假的写 off，调休上班的写 work，如 2026-04-20: off",
        "write off for a day off and work for a day that is worked, as in 2026-04-20: off",
    ),
    "calendar-day-twice": Sentence(
        "{value}前面已经写过，见 {first}",
        "{value} was given before, see {first}",
        "一天只写一遍，请删去其中一处",
        "give a day once and delete the other line",
    ),
    # numbers of documents
    "doc-no-near": Sentence(
        "发文字号“{value}”写得不对",
        "'{value}' is not a proper document number",
        "应当是“{near}”：年份用六角括号〔〕，序号不补零",
        "it should be '{near}': the year in '〔〕', no leading zero",
    ),
    "doc-no-form": Sentence(
        "发文字号“{value}”不完整",
        "'{value}' is not a whole document number",
        "请写成 云岭林发〔2026〕5号 这样：机关代字、六角括号里的年份、序号、“号”",
        "write it like '云岭林发〔2026〕5号': code, year, number",
    ),
    "doc-no-code": Sentence(
        "本局没有“{code}”这个机关代字",
        "'{code}' is not one of the bureau's codes",
        "是不是“{known}”；确实有的，加到 site.toml 的 doc_no_codes 里",
        "perhaps '{known}'; if it is right, add it to doc_no_codes in site.toml",
    ),
    "doc-no-year": Sentence(
        "发文字号“{value}”的年份与成文日期（{year}年）不一致",
        "the year of '{value}' is not that of its date ({year})",
        "请核对发文字号和成文日期",
        "check the number and the date",
    ),
    "duplicate-doc-no": Sentence(
        "发文字号“{value}”已经用在别的文件上，见 {first}",
        "'{value}' is already used, see {first}",
        "一个文号只给一份文件，请核对",
        "a number names one document; check both",
    ),
    "joint-without-lead": Sentence(
        "发文机关里写了几个机关",
        "the issuer names several organs",
        "请只写牵头机关“{lead}”，其他的写进“联合发文机关: [{others}]”",
        "name the lead alone, '{lead}', and the others in issuers: [{others}]",
    ),
    # repeal, replacement and amendment
    "chain-loop": Sentence(
        "文件的前后关系绕了一圈：{way}",
        "documents follow each other in a circle: {way}",
        "请查清谁在前、谁在后，改掉其中一处",
        "find out which came first and correct one of them",
    ),
    "successor-older": Sentence(
        "{number} 成文于 {date}，比本文件（{written}）还早",
        "{number} is of {date}, older than this document ({written})",
        "早的文件不能废止、替代晚的，请核对编号；关系写反了的，写到那份文件里",
        "an older document cannot repeal or replace a newer one; check the number, or write it in the other document",
    ),
    "validity-contradicts": Sentence(
        "写了“{key}”，效力又写“有效”",
        "it has '{key}' and yet says that it is valid",
        "效力请改成“废止”，或者删去这一项由系统计算",
        "set the validity to repealed, or delete it and let it be computed",
    ),
    "validity-overlap": Sentence(
        "替代它的 {number} 从 {date} 起施行，本文件到那时还有效",
        "{number}, which replaces it, is in force from {date}, and this document still is",
        "两份文件不能同时有效：写上“废止文件”，或者把失效日期改到 {last} 以前",
        "two documents cannot be in force at once: name what repealed it, or let it expire by {last}",
    ),
    "expires-soon": Sentence(
        "本文件 {due} 失效，不到90天了",
        "this document expires on {due}, in less than 90 days",
        "请评估后决定延续、修订还是让它失效",
        "decide whether to renew, revise or let it expire",
    ),
    # drafts, opinions and consultations
    "period-reversed": Sentence(
        "截止日期 {end} 早于开始日期 {begin}",
        "the period ends on {end}, before it begins on {begin}",
        "请核对两个日期",
        "check both dates",
    ),
    "signup-after-meeting": Sentence(
        "报名截止 {last} 不早于会议日期 {meeting}",
        "sign-up ends on {last}, not before the meeting on {meeting}",
        "请写会议以前的日期，留出通知报名结果的时间",
        "write a day before the meeting, with time to tell who may come",
    ),
    "signup-before-publication": Sentence(
        "报名截止 {last} 早于发布日期 {published}，公众看到的时候已经不能报名",
        "sign-up ends on {last}, before the document is published on {published}: nobody could sign up",
        "请核对两个日期；不接受报名的会议，删去报名截止",
        "check both dates; leave sign-up out where nobody may",
    ),
    "period-short": Sentence(
        "征求意见只有{days}天，按规定不少于{need}日",
        "the draft is open for {days} days; at least {need} are required",
        "请延长截止日期；确需缩短的，写明“缩短理由”",
        "extend the period, or give reason_if_short",
    ),
    "period-short-working": Sentence(
        "征求意见只有{days}个工作日，按规定不少于{need}个工作日",
        "the draft is open for {days} working days; at least {need} are required",
        "请延长截止日期；确需缩短的，写明“缩短理由”",
        "extend the period, or give reason_if_short",
    ),
    "feedback-numbers": Sentence(
        "收到意见{received}条，采纳、部分采纳、未采纳合计{total}条，对不上",
        "{received} opinions were received, but {total} are accounted for",
        "请核对四个数",
        "check the four numbers",
    ),
    "rejected-without-reason": Sentence(
        "有{count}条意见没有采纳，没有写理由",
        "{count} opinions were not adopted, without a reason",
        "请在“意见处理”里逐类写明理由",
        "give the reasons under opinions",
    ),
    "opinion-without-reason": Sentence(
        "这条意见没有采纳，没有写理由",
        "this opinion was not adopted, without a reason",
        "请补上“理由”",
        "add the reason",
    ),
    "answer-due": Sentence(
        "征求意见已于 {end} 截止，应当在 {due} 以前公布收集和采纳情况",
        "the period ended on {end}; what came of it is to be published by {due}",
        "决策草案请发布“意见采纳情况”，其他的补上结果",
        "publish an opinion_feedback for a draft, fill in the outcome of others",
    ),
    "draft-missing": Sentence(
        "决策种类是重大行政决策或者规范性文件，没有找到公开征求意见的草案",
        "a decision of this kind needs a draft that was open to the public; none is found",
        "请在决策草案里写“最终文件: {number}”；没有征求意见的，查明原因",
        "write final_doc: {number} in the draft, or find out why there was none",
    ),
    "feedback-missing": Sentence(
        "征求过意见，没有找到意见采纳情况",
        "there was a draft, but no answer to what was said of it",
        "请发布意见采纳情况，写“征求意见稿: {number}”",
        "publish an opinion_feedback with draft: {number}",
    ),
    # interpretations
    "interpretation-due": Sentence(
        "本文件需要解读，应当在 {due} 以前发布",
        "this document needs an interpretation by {due}",
        "解读材料于文件公开后3个工作日内发布；写好后在解读里写“解读对象”",
        "interpretations are due within 3 working days of publication; name the document under interprets",
    ),
    "interpretation-late": Sentence(
        "{number} 的解读应当在 {date} 以前发布，晚了",
        "the interpretation of {number} was due by {date}",
        "解读要与文件同步；这是后续解读的，写“首次解读: 否”",
        "interpret at once; for a later interpretation write first: no",
    ),
    "interpretation-lacks": Sentence(
        "{number} 的解读没有讲{points}",
        "the interpretations of {number} do not go into: {points}",
        "请补充；讲到了的，写进“解读要点”",
        "explain it, and name under covers what is explained",
    ),
    "interpretation-repeats": Sentence(
        "解读有{share}%的句子照抄 {number}",
        "{share}% of its sentences are those of {number}",
        "请用群众听得懂的话讲清为什么、怎么办，不要照抄文件",
        "say in other words why it is and what to do",
    ),
    "interpretation-author": Sentence(
        "解读单位“{unit}”不是起草单位",
        "'{unit}' did not draft what it interprets",
        "谁起草谁解读，应当是：{drafters}",
        "the drafter interprets: {drafters}",
    ),
    "interprets-withheld": Sentence(
        "“{value}”登记为不公开，不能解读，也不能提它",
        "'{value}' is held back in the register and may not be interpreted or named",
        "请删去；可以公开的，先按程序转为主动公开",
        "delete it, or convert the document to proactive disclosure first",
    ),
    "picture-without-words": Sentence(
        "图解里的图没有文字说明",
        "a picture of the interpretation has no words",
        "在方括号里写上图上的内容，如 ![补助标准：抚育每亩400元](图1.svg)",
        "say in the brackets what it shows, as in ![TEXT](FILE)",
    ),
    "infographic-without-text": Sentence(
        "图解、音频、视频没有配全文",
        "pictures, sound or film without the full text",
        "正文里用文字写出同样的内容，不少于{least}个字，看不了图、听不了声音的人也能读",
        "write the same as text, at least {least} characters, for those who cannot see or hear",
    ),
    # responses
    "response-before-event": Sentence(
        "回应的发布时间 {answered} 早于获知时间 {heard}",
        "the response of {answered} is older than the event, heard of at {heard}",
        "请核对两个时间",
        "check both times",
    ),
    "response-late": Sentence(
        "{heard} 获知，{answered} 才回应，超过了{hours}小时",
        "heard of at {heard}, answered at {answered}: more than {hours} hours",
        "这一等级要在{hours}小时以内首次发布；先在别处发布的，写“原发布时间”",
        "answer within {hours} hours; where it was published elsewhere first, give originally_published_at",
    ),
    "update-out-of-order": Sentence(
        "后续情况 {at} 排在 {before} 之后",
        "the update of {at} stands after {before}",
        "请按时间先后排列，新的加在最后",
        "put updates in the order of time, the newest last",
    ),
    # promises and terms
    "rectification-due": Sentence(
        "发现的问题应当在 {due} 以前整改完并公开，没有找到整改落实情况",
        "what was found is to be set right and published by {due}; no rectification is found",
        "请发布整改落实，写“整改对象”",
        "publish a rectification that names this document under rectifies",
    ),
    "task-due": Sentence(
        "“{task}”应当在 {due} 以前完成，还没有完成",
        "'{task}' is due by {due} and not done",
        "完成了的把进度改成“已完成”；完不成的，说明原因并改期",
        "set its state to done, or explain and change the date",
    ),
    "published-late": Sentence(
        "{written} 成文，应当在 {date} 以前公开，晚了",
        "made on {written}, it was to be published by {date}",
        "政府信息自形成之日起20个工作日内公开；从旧网站迁来的，写“原发布时间”",
        "information is published within 20 working days; for a migrated document give originally_published_at",
    ),
    "reply-before-letter": Sentence(
        "答复日期 {replied} 早于来信日期 {received}",
        "the reply of {replied} is older than the letter of {received}",
        "请核对两个日期",
        "check both dates",
    ),
    "reply-late": Sentence(
        "应当在 {date} 以前答复（{days}个工作日），晚了",
        "the reply was due by {date} ({days} working days)",
        "情况复杂、经批准延长的，写“情况复杂: 是”",
        "where it was complex and extended, write complex: yes",
    ),
    "evaluator-conflict": Sentence(
        "“{unit}”做过决策前的论证评估，不能再做第三方评估",
        "'{unit}' assessed the decision before it was taken",
        "请另请单位评估",
        "have another unit evaluate it",
    ),
    "decided-after-publication": Sentence(
        "决定日期 {decided} 晚于发布日期 {published}",
        "decided on {decided}, after it was published on {published}",
        "请核对两个日期",
        "check both dates",
    ),
    "credit-late": Sentence(
        "{decided} 作出的决定应当在 {date} 以前公示，晚了",
        "the decision of {decided} was to be public by {date}",
        "行政许可、行政处罚决定作出后7个工作日内上网",
        "permits and penalties are public within 7 working days",
    ),
    "credit-over": Sentence(
        "{decided} 作出的处罚决定，信用公示最长{months}个月，到 {date} 已经期满",
        "the penalty of {decided} was to be shown as credit information for {months} months at most, until {date}",
        "请撤下，写 撤下: {{日期: …, 理由: 信用公示期满}}；按行政处罚决定继续公开的，去掉失信程度这一项",
        "withdraw it; where the decision itself stays public, leave the severity out",
    ),
    "overturned-ahead": Sentence(
        "变动日期 {date} 还没有到",
        "the day it was overturned, {date}, is still to come",
        "请写复议决定书、判决书或者本机关决定上的日期",
        "give the date of the document that overturned it",
    ),
    "overturned-before-decision": Sentence(
        "变动日期 {date} 早于决定日期 {decided}",
        "overturned on {date}, before it was decided on {decided}",
        "请核对两个日期",
        "check both dates",
    ),
    "taken-back-before": Sentence(
        "撤回日期 {taken_back} 早于变动日期 {date}",
        "taken back on {taken_back}, before it was overturned on {date}",
        "请核对两个日期",
        "check both dates",
    ),
    "taken-back-late": Sentence(
        "处罚决定 {overturned} 变动，公开的信息应当在 {date} 以前撤回，晚了",
        "overturned on {overturned}, what was published of it was to be taken back by {date}",
        "处罚决定被变更、撤销、确认违法或者确认无效的，3个工作日内撤回并公开说明理由",
        "a penalty that does not stand is taken back, with the reason told, within 3 working days",
    ),
    "overturned-all": Sentence(
        "这份文件里的处罚决定都已经变更、撤销或者确认违法、无效，标题和正文不能再公开",
        "no decision of this document stands, so its title and text may not stay public",
        "请撤下整份文件，写 撤下: {{日期: …, 理由: …}}；理由写明哪天的决定、由谁依据什么撤销，不写当事人和文书号",
        "withdraw the document; the reason says of what day the decision was and what overturned it, without names",
    ),
    "overturned-said": Sentence(
        "这里的“{found}”属于已经变更、撤销或者确认违法、无效的处罚决定，不能再公开",
        "'{found}' belongs to a penalty that was overturned and may not stay public",
        "请删去，要提到这个决定的，写“某年某月某日作出的处罚决定”，不写当事人、文书号、事实和金额",
        "remove it; where the decision must be mentioned, name its day alone",
    ),
    "overturned-file": Sentence(
        "这个附件里的文字读不出来，不知道有没有已经变更、撤销的处罚决定",
        "no words can be read in this attachment: it may hold the penalty that was overturned",
        "请拿掉；逐页看过、确实没有的，在附件里写 人工检查: {{检查人: …, 日期: …}}，日期不早于 {date}",
        "remove it, or look through it and say so with checked, not before {date}",
    ),
    "annual-report-late": Sentence(
        "{year}年的政府信息公开工作年度报告应当在 {date} 以前公布，晚了",
        "the annual report of {year} was to be public by {date}",
        "条例第四十九条；从旧网站移来的，写上迁移来源",
        "Regulations, Article 49; of one that was moved here from an older site, say where it came from",
    ),
    "annual-report-due": Sentence(
        "{year}年的政府信息公开工作年度报告还没有，应当在 {date} 以前公布",
        "there is no annual report of {year}, which is to be public by {date}",
        "可以用 python3 build.py new annual_report 新建",
        "make it with python3 build.py new annual_report",
    ),
    "credit-code": Sentence(
        "统一社会信用代码“{value}”不对",
        "'{value}' is not a unified social credit code",
        "应当是18位，最后一位是校验位，不用字母 I、O、S、V、Z；请对照营业执照",
        "it has 18 characters, the last a check character; compare it with the licence",
    ),
    # wording
    "wording": Sentence(
        "“{wrong}”像是写错了",
        "'{wrong}' looks like a slip of the pen",
        "是不是“{right}”；没有写错的，把所在的词语加到 content/wording.yaml 的例外里",
        "perhaps '{right}'; where it is right, add the phrase to right_in in content/wording.yaml",
    ),
}
