"""What is said about [gateway] in site.toml: which way forms go, and what that way lacks."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "gateway-preset": Sentence(
        "受理方式 preset 不能写“{value}”",
        "preset cannot be '{value}'",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "gateway-no-url": Sentence(
        "受理方式写了 {preset}，没有写网址",
        "preset {preset} needs an address",
        "请在 [gateway] 里写 url，填受理程序或者办理系统的完整网址",
        "write url in [gateway], the whole address of the gateway or the system",
    ),
    "gateway-not-https": Sentence(
        "受理网址“{value}”不是 https",
        "the address '{value}' is not https",
        "申请里有身份证号码，必须加密传送，请改用 https:// 开头的网址",
        "requests hold identity numbers and must be encrypted; use an address that begins with https://",
    ),
    "gateway-host": Sentence(
        "表单要提交到“{host}”，allowed_hosts 里没有它",
        "forms are sent to '{host}', which is not among allowed_hosts",
        "《个人信息保护法》第三十六条要求国家机关处理的个人信息在境内存储，请确认这台服务器在境内、由谁管理，"
        "再把主机名写进 allowed_hosts",
        "article 36 of the personal information law keeps such data in the country; make sure where that server is, "
        "then name it in allowed_hosts",
    ),
    "gateway-host-form": Sentence(
        "allowed_hosts 里的“{value}”不是主机名",
        "'{value}' in allowed_hosts is no host name",
        "只写主机名，例如 sq.lyj.yunling.example，不写 https:// 和后面的路径",
        "write the name alone, as sq.lyj.yunling.example, without https:// or a path",
    ),
    "gateway-field": Sentence(
        "[gateway.fields] 里的“{name}”不是任何一张表单的字段",
        "'{name}' in [gateway.fields] is a field of no form",
        "左边写本站表单的字段名，右边写对方的名称",
        "write our field's name on the left, the other gateway's on the right",
    ),
    "gateway-no-mail": Sentence(
        "受理方式写了 mailto，工作机构没有写邮箱",
        "preset mailto, and the office has no e-mail address",
        "请在 content/bureau.yaml 的 office 里写 email",
        "write email under office in content/bureau.yaml",
    ),
    "gateway-loses-portal": Sentence(
        "受理方式 portal：表单由统一的办理系统受理，本站不留底，没有本站的回执、台账和超期提醒",
        "preset portal: another system takes the requests; this site has no copy, receipt, ledger or reminders",
        "请由专人每个工作日登录那个系统查收；要由本站受理，把 preset 改为 self",
        "have somebody look there every working day, or choose self",
    ),
    "gateway-loses-custom": Sentence(
        "受理方式 custom：表单交给别的受理程序，是否送达、是否保存由它负责，没有本站的核对页、回执、台账和超期提醒",
        "preset custom: another gateway is trusted to deliver and keep; no receipt, ledger or reminders here",
        "请先试交一份，确认信件收到；要由本站受理，把 preset 改为 self",
        "send one to try it and see it arrive, or choose self",
    ),
    "gateway-loses-mailto": Sentence(
        "受理方式 mailto：申请人自己发电子邮件，内容不加密，没有填写检查、回执、台账和超期提醒，也可能被当作垃圾邮件",
        "preset mailto: applicants write mail themselves, in the clear, without receipt, ledger or reminders",
        "请每个工作日查看邮箱和垃圾邮件夹；要由本站受理，把 preset 改为 self",
        "look into the mailbox and its spam folder every working day, or choose self",
    ),
    "gateway-loses-off": Sentence(
        "受理方式 off：网上不能提交，只能下载、打印申请表当面交或者邮寄",
        "preset off: nothing can be sent online, the form is printed and handed in or posted",
        "当面和邮寄的渠道必须畅通；要在网上受理，把 preset 改为 self",
        "letter and counter must work, or choose self",
    ),
}
