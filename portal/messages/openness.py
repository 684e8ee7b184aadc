"""What is said about how open a document is: the gate, the register, the negative list."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # openness
    "no-openness-leader": Sentence(
        "领导分工里没有人分管政务公开",
        "no leader is in charge of openness",
        "请在分管的领导那里写“分管政务公开: 是”；分管领导要列入工作分工，对外公布",
        "write openness: yes for the leader who is; the law wants that published",
    ),
    "not-proactive-in-documents": Sentence(
        "documents 里只能放主动公开的文件",
        "documents holds proactively disclosed documents only",
        "依申请公开、不予公开的只在 content/register 登记，正文不要放进来；已经提交过的，请联系管理员清理提交记录",
        "file others as a stub in content/register; a text already committed must be purged from git history",
    ),
    "proactive-in-register": Sentence(
        "register 里不能放主动公开的文件",
        "register does not hold proactive documents",
        "请移到 content/documents，编一个新号",
        "move it to content/documents under a new number",
    ),
    "proactive-on-negative-list": Sentence(
        "主动公开的文件不能列在负面清单“{value}”里",
        "a proactive document cannot be under item '{value}' of the negative list",
        "主动公开的写“清单外”或者不写；确属清单内的，改到 content/register 登记",
        "leave it out, or file the document in content/register",
    ),
    "register-has-body": Sentence(
        "登记条目只能有信息区，这里多了内容",
        "a stub is front matter only, there is more here",
        "请删掉第二个 --- 以后的全部内容，空行也不要留",
        "delete everything after the second ---, blank lines too",
    ),
    "register-holds-more": Sentence(
        "register 里只能放登记条目，不能放“{name}”",
        "register holds stubs only, not '{name}'",
        "不公开的文件和附件都不要提交到这里",
        "files that are not disclosed are not committed at all",
    ),
    "not-a-register-year": Sentence(
        "register 下只能有年份文件夹，这里是“{name}”",
        "register holds folders named by year, this is '{name}'",
        "请改成 2026 这样的四位年份",
        "rename it to a year such as 2026",
    ),
    "not-a-register-number": Sentence(
        "“{name}”不是登记编号",
        "'{name}' is not a register number",
        "请写成 r{year}-0003.md 这样：r、年份、短横、四位序号",
        "name it like r{year}-0003.md",
    ),
    "key-not-in-register": Sentence(
        "登记条目不能写“{key}”",
        "a stub cannot have '{key}'",
        "请删掉这一项",
        "remove it",
    ),
    "withheld-outside-list": Sentence(
        "不予公开的信息必须列在负面清单里，不能写“清单外”",
        "withheld information must be under an item of the negative list",
        "请写负面清单条目的代码；清单外的原则上应当公开",
        "name the item's code; what is outside the list is disclosed in principle",
    ),
    "duplicate-negative-item": Sentence(
        "负面清单代码“{value}”重复了，第 {first} 行已经有了",
        "the code '{value}' is already on line {first}",
        "请换一个代码",
        "choose another code",
    ),
    "on-request-outside-list": Sentence(
        "依申请公开的信息写了“清单外”",
        "an on-request document is marked as outside the negative list",
        "清单外的原则上主动公开，请再核一下能不能主动公开",
        "consider disclosing it proactively",
    ),
    "on-request-ground": Sentence(
        "依申请公开的理由写成了不予公开的依据“{value}”",
        "the reason of an on-request document is '{value}', a ground for withholding",
        "请用一句话写为什么不主动公开、谁可以申请；依法不予公开的，公开方式改为“不予公开”",
        "say in a sentence why it is not published and who may ask; what the law withholds is 'withheld'",
    ),
    "unknown-negative-item": Sentence(
        "负面清单里没有“{value}”",
        "the negative list has no item '{value}'",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "no-negative-list": Sentence(
        "负面清单里没有“{value}”，清单还是空的",
        "there is no item '{value}', the negative list is empty",
        "请先把这一条写进 content/negative-list.yaml",
        "add the item to content/negative-list.yaml first",
    ),
    "title-of-withheld": Sentence(
        "不予公开的信息不能公开标题",
        "the title of withheld information cannot be public",
        "请删去“可公开标题”；标题可以公开的，看是不是应当改为依申请公开",
        "remove title_public, or consider on_request",
    ),
    "unknown-ground": Sentence(
        "不予公开的理由“{value}”不是依据代码",
        "'{value}' is not the code of a ground",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "unknown-ground-near": Sentence(
        "不予公开的理由“{value}”不是依据代码",
        "'{value}' is not the code of a ground",
        "请写成 {near}",
        "write {near}",
    ),
    "ground-disagrees": Sentence(
        "理由“{value}”和负面清单 {code} 的依据“{ground}”不一致",
        "the ground '{value}' disagrees with item {code}, whose ground is '{ground}'",
        "请核对后改成一致",
        "make them agree",
    ),
    "state-secret-in-register": Sentence(
        "国家秘密、工作秘密不能在这里登记，连条目也不能有",
        "state and work secrets may not even have a stub",
        "请立即删除这个文件，不要提交；已经提交的，马上报告保密机构处理",
        "delete this file and do not commit it; if committed, report it to the secrecy office",
    ),
    "forwards-less-open": Sentence(
        "转发的“{name}”是{theirs}，这份文件却是{ours}",
        "'{name}', which this forwards, is {theirs}, but this document is {ours}",
        "转发文件的公开方式随原件：请改到 content/register 登记为{theirs}；原件可以公开的，先办理原件的公开属性变更",
        "it inherits the openness: file it in content/register likewise, or have the original disclosed first",
    ),
    "forwards-unstated": Sentence(
        "没有写转发的“{title}”是什么公开方式",
        "it is not said how open '{title}' is, which this forwards",
        "请在“转发文件”里写“公开方式”，照原件上标注的写；原件没有标注的，问原发文机关",
        "state the openness that the original carries; where it carries none, ask its issuer",
    ),
    "forwards-unknown-stub": Sentence(
        "没有编号为“{number}”的登记条目",
        "there is no stub '{number}'",
        "请核对登记编号",
        "check the number",
    ),
    "joint-undecided": Sentence(
        "这份联合发文由{lead}牵头，没有写它认定的公开方式",
        "this joint document is led by {lead}, whose decision on its openness is not on record",
        "请和{lead}确认主动公开，再写“公开属性认定机关: {lead}”；{lead}已经公布的，也可以在“公开渠道”里写上网址",
        "have {lead} confirm it and set openness_decided_by, or give the address where it published under channels",
    ),
    "decided-by-another": Sentence(
        "公开属性认定机关“{value}”不是发文机关{lead}",
        "the openness was decided by '{value}', not by the issuer {lead}",
        "联合发文由牵头机关认定，“发文机关”写牵头机关，请核对两项",
        "the lead decides, and it is the issuer; check both fields",
    ),
    "stub-review-due": Sentence(
        "下次审查日期 {date} 已经过了",
        "the next review was due on {date}",
        "请评估能不能公开，再改下次审查日期；可以公开的，移到 documents",
        "see whether it can be disclosed now, then set the next date",
    ),
}
