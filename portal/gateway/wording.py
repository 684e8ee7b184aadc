"""What the public is told besides the pages' own text: states, refusals, suspicions in words the office knows."""

from collections.abc import Mapping
from typing import NamedTuple

STATES: Mapping[str, str] = {
    "submitted": "已提交，待工作人员与您确认收到",
    "confirmed": "已确认收到",
    "extended": "已延期",
    "answered": "已答复",
}
SUSPICIONS: Mapping[str, str] = {
    "trap": "填写了页面上看不见的栏目",
    "token-false": "提交凭证不是本系统发出的",
    "too-fast": "打开页面后几乎立即提交",
    "too-late": "提交凭证已过期",
    "no-token": "没有提交凭证",
    "proof-false": "验证计算不对",
    "no-origin": "没有来源页面",
    "foreign-origin": "来自其他网站的页面",
    "too-often": "短时间内提交过多",
}
EVENTS: Mapping[str, str] = {
    "received": "收到",
    "recovered": "启动时补登",
    "sending": "开始发送",
    "sent": "已送达信箱",
    "deferred": "没有送达，稍后再发",
    "dead": "没有送达，停止重试",
    "interrupted": "发送中断，重新发送",
    "released": "放行",
    "revived": "重新发送",
    "applicant-confirmed": "申请人确认",
    "office-confirmed": "工作人员确认",
    "extended": "延期",
    "supplement-asked": "告知补正",
    "supplement-received": "收到补正",
    "third-party-asked": "征求第三方意见",
    "third-party-answered": "收到第三方意见",
    "answered": "答复",
    "purged": "清除内容",
    "restored": "从备份恢复",
}
MAILS: Mapping[str, str] = {
    "office": "转交信箱",
    "receipt": "申请人回执",
    "notice": "确认通知",
    "dates": "期限日历",
    "digest": "日报",
}
FACTS = ("day", "answer", "reason", "reply")  # of a line, what people want to read
HEALTH: Mapping[str, str] = {"ok": "正常", "degraded": "有邮件没有发出，请处理", "failing": "不能收件，请马上处理"}


class Refusal(NamedTuple):
    """Why a form was not taken, and what its sender can do."""

    title: str
    detail: str


REFUSALS: Mapping[str, Refusal] = {
    "answers": Refusal("有几处需要修改", "您填写的内容都保留着，改好以后再提交。"),
    "form-changed": Refusal(
        "表单已经更新", "您打开页面以后，本机关修改了这张表单。您填写的内容都保留着，请核对以后再提交。"
    ),
    "not-kept": Refusal("这次没有提交成功", "系统暂时不能保存，您的内容没有收到。请稍后再试，或者用下面的方式提出。"),
    "request-too-large": Refusal("内容太大", "文件加起来太大，没有收到。请压缩文件，或者少传几个，其余的以后补交。"),
    "too-many-files": Refusal("文件太多", "一次上传的文件太多，没有收到。请少传几个，其余的以后补交。"),
    "too-many-fields": Refusal("不是本网站的表单", "提交的栏目太多，没有收到。请从本网站的表单页面提交。"),
    "value-too-long": Refusal("文字太长", "有一栏文字太长，没有收到。请缩短，或者写在文件里上传。"),
    "broken-form": Refusal("没有收到完整的表单", "传送中断或者格式不对，没有收到。请重新提交。"),
    "not-a-form": Refusal("不是表单", "提交的不是表单，没有收到。请从本网站的表单页面提交。"),
    "too-slow": Refusal("传送中断", "网络太慢，没有收完，您的内容没有收到。请换一个网络再试，或者用下面的方式提出。"),
    "too-often": Refusal(
        "提交过于频繁", "这个网络地址短时间内提交太多，这次没有收到。请一小时以后再试，或者用下面的方式提出。"
    ),
    "no-such-form": Refusal("没有这张表单", "请从本网站的表单页面提交。"),
    "not-found": Refusal("没有这个页面", "请核对网址，或者从本网站进入。"),
    "wrong-method": Refusal("请从本网站的表单页面提交", "这个网址只接收表单。"),
    "fault": Refusal("出了故障", "系统出了故障，可能没有收到您的内容。请用下面的方式核实或者提出。"),
}
FILE_GONE = "“{name}”已经不在了（文件只为您保留两小时），请重新选择；不用再交的，直接提交。"
FILE_NOT_ASKED = "这张表单不收这个文件，请去掉“{name}”。"
