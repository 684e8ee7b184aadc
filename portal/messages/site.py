"""What is said about site.toml, the templates and the built pages."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # settings
    "no-settings": Sentence(
        "没有站点设置 site.toml",
        "there is no site.toml",
        "请在站点文件夹里建 site.toml，至少写 [site] 的 name、organ、organ_code",
        "make site.toml with at least name, organ and organ_code under [site]",
    ),
    "toml-syntax": Sentence(
        "site.toml 这里的写法读不懂",
        "site.toml cannot be understood here",
        '每项写成 name = "内容"，内容两头用英文双引号',
        'write each setting as name = "value", in double quotes',
    ),
    "toml-quotes": Sentence(
        "这里用了中文引号",
        "these are not plain quotation marks",
        '请改成英文双引号："内容"',
        'use plain double quotes: "value"',
    ),
    "toml-quote-unclosed": Sentence(
        "这里的引号只有一半",
        "this quotation mark is not closed",
        "请在内容末尾补上英文双引号",
        "close it with a double quote",
    ),
    "toml-equals": Sentence(
        "名称后面应当是等号",
        "the name is followed by an equals sign",
        '请写成 name = "内容"',
        'write name = "value"',
    ),
    "toml-heading": Sentence(
        "这一节的名称没有写对",
        "the heading of this part is not right",
        "请用英文方括号，如 [site]",
        "use plain brackets, like [site]",
    ),
    "toml-twice": Sentence(
        "“{key}”写了两遍",
        "'{key}' is given twice",
        "请只留一处",
        "keep one of them",
    ),
    "unknown-setting": Sentence(
        "不认识设置“{key}”",
        "'{key}' is not a known setting",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "unknown-setting-near": Sentence(
        "不认识设置“{key}”",
        "'{key}' is not a known setting",
        "是不是想写“{near}”",
        "did you mean '{near}'?",
    ),
    "setting-outside": Sentence(
        "设置“{key}”没有写在 [site] 下面",
        "the setting '{key}' does not stand below [site]",
        "请在它前面加一行 [site]",
        "add a line [site] before it",
    ),
    "setting-not-a-table": Sentence(
        "“{key}”要写成单独的一节",
        "'{key}' should be a table",
        "请写成 [{key}]，各项写在它下面",
        "write [{key}] and its settings below",
    ),
    "setting-not-text": Sentence(
        "设置“{key}”的内容要加双引号",
        "the setting '{key}' is a text in double quotes",
        '请写成 {key} = "内容"',
        'write {key} = "value"',
    ),
    "setting-not-texts": Sentence(
        "设置“{key}”要写成列表",
        "the setting '{key}' is a list",
        '请写成 {key} = ["甲", "乙"]',
        'write {key} = ["a", "b"]',
    ),
    "setting-not-names": Sentence(
        "设置“{key}”要写成一组名称",
        "the setting '{key}' is a table of names",
        '请另起一节 [gateway.{key}]，每行写 本站字段 = "对方名称"',
        'write a section [gateway.{key}] with lines our_field = "their name"',
    ),
    "setting-not-a-flag": Sentence(
        "设置“{key}”只能写 true 或者 false",
        "the setting '{key}' is true or false",
        "请写 {key} = true 或者 {key} = false，不加引号",
        "write {key} = true or {key} = false, without quotes",
    ),
    "setting-not-a-number": Sentence(
        "设置“{key}”要写整数",
        "the setting '{key}' is a whole number",
        "请写成 {key} = 5 这样的形式，不加引号",
        "write it like {key} = 5, without quotes",
    ),
    "setting-range": Sentence(
        "设置“{key}”要在 {least} 到 {most} 之间",
        "the setting '{key}' is between {least} and {most}",
        "请改成这个范围里的整数",
        "write a whole number in this range",
    ),
    "publish-kind": Sentence(
        "发布方式 kind 不能写“{value}”",
        "the kind of a target cannot be '{value}'",
        "请写 folder（本机文件夹）、ssh（另一台服务器）或者 rclone（对象存储等）",
        "write folder (of this machine), ssh (of another) or rclone (object stores and more)",
    ),
    "publish-missing": Sentence(
        "[{target}] 里缺少“{key}”",
        "'{key}' is missing under [{target}]",
        '请补上一行 {key} = "内容"',
        'add a line {key} = "value"',
    ),
    "publish-path": Sentence(
        "发布文件夹 path 写得不对：{value}",
        "the path of a target cannot be {value}",
        "请写完整的路径，如 /srv/gongkai，不含空格和引号",
        "write a full path like /srv/gongkai, without spaces or quotes",
    ),
    "publish-host": Sentence(
        "服务器 host 写得不对：{value}",
        "the host of a target cannot be {value}",
        "请写成 用户@主机名，或者 ssh 设置里的名称",
        "write user@host, or a name of the ssh configuration",
    ),
    "publish-remote": Sentence(
        "存储位置 remote 写得不对：{value}",
        "the remote of a target cannot be {value}",
        "请写成 rclone 里的名称加冒号和位置，如 cunchu:gongkai",
        "write the remote's name of rclone, a colon and the place, like store:gongkai",
    ),
    "missing-setting": Sentence(
        "[site] 里缺少“{key}”",
        "'{key}' is missing under [site]",
        '请补上一行 {key} = "内容"',
        'add a line {key} = "value"',
    ),
    "empty-setting": Sentence(
        "设置“{key}”是空的",
        "the setting '{key}' is empty",
        "请填写",
        "fill it in",
    ),
    "organ-code": Sentence(
        "机关代码“{value}”里有不能用的字符",
        "the organ code '{value}' has characters that cannot be used",
        "请写统一社会信用代码，只含字母、数字和短横",
        "write the unified credit code: letters, digits, hyphens",
    ),
    "site-id-code": Sentence(
        "网站标识码“{value}”的格式不对",
        "the site id code '{value}' is malformed",
        "标识码是 10 位，如 9901260031、bm99010001",
        "it has 10 characters, like 9901260031 or bm99010001",
    ),
    "accent": Sentence(
        "主色“{value}”不是颜色",
        "'{value}' is not a colour",
        "请写成 #1f6b4a 这样的形式",
        "write it like #1f6b4a",
    ),
    "setting-address": Sentence(
        "“{key}”不是完整的网址：{value}",
        "'{key}' is not a full web address: {value}",
        "请写成 https://www.example.com/ 这样的形式",
        "write it like https://www.example.com/",
    ),
    "base-url-with-query": Sentence(
        "站点网址“{value}”里不能有 ? 或者 #",
        "the site's address '{value}' cannot hold ? or #",
        "请只写到目录为止，如 https://www.example.com/lyj/",
        "write it up to the folder, like https://www.example.com/lyj/",
    ),
    "review-step": Sentence(
        "审查环节“{value}”写得不对",
        "'{value}' is not a step of the review",
        "请写成“初审：审核部门”，冒号后面是{known}之一；单独签名的环节只写名称，如“法制审核”",
        "write a name, or 'name: field' with one of the fields drafter, unit, office, leader",
    ),
    "review-step-twice": Sentence(
        "审查环节“{value}”和前面的重复",
        "the step '{value}' repeats another",
        "每个环节名称不同，拟稿人、审核部门、办公室、审批领导各用一次",
        "each step has a name and a field of its own",
    ),
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
    "no-base-url": Sentence(
        "没有写站点网址 base_url，不生成 sitemap.xml、二维码和网址标签",
        "no base_url, so there is no sitemap.xml, no QR code and no meta Url",
        "网址定下来以后写进 site.toml 的 [site]",
        "set it under [site] in site.toml once the address is known",
    ),
    "no-host": Sentence(
        "没有写所属的政府门户网站",
        "no host portal is named",
        "请在 site.toml 的 [host] 里写 name 和 url",
        "give name and url under [host] in site.toml",
    ),
    # templates and pages
    "template": Sentence(
        "模板出错：{reason}",
        "the template fails: {reason}",
        "请改正模板的这一行，或者恢复原来的模板",
        "correct this line or restore the template",
    ),
    "template-undefined": Sentence(
        "模板里用了“{name}”，页面没有这一项",
        "the template uses '{name}', which this page does not have",
        "能用的各项见 docs/en/templates.md；请改正这一行，或者恢复原来的模板",
        "see docs/en/templates.md for what there is; correct this line or restore the template",
    ),
    "template-missing": Sentence(
        "缺少模板“{name}”",
        "the template '{name}' is missing",
        "请恢复这个模板文件",
        "restore the file",
    ),
    "leak": Sentence(
        "这个文件里有不公开的内容，来自 {source}",
        "this file has what is not public, from {source}",
        "网站没有生成，原来的网站没有动；这是程序的错误，请把这一行连同版本告诉开发者",
        "the site was not built and the old one is untouched; this is a fault of the program: send this line and the "
        "version to its developers",
    ),
    "unplanned-file": Sentence(
        "多出了计划以外的文件",
        "a file that nobody planned",
        "这是程序的问题，请报告",
        "this is a bug, please report it",
    ),
    "file-not-written": Sentence(
        "计划里的文件没有写出来",
        "a planned file was not written",
        "这是程序的问题，请报告",
        "this is a bug, please report it",
    ),
    "dead-link-on-page": Sentence(
        "页面上的链接“{target}”没有去处",
        "the link '{target}' on this page leads nowhere",
        "请检查模板或者正文里的这个链接",
        "check this link in the template or the text",
    ),
    "dead-anchor": Sentence(
        "链接“{target}”指向的位置不存在",
        "the place '{target}' a link leads to does not exist",
        "请检查 # 后面的部分：标题“一、”写 s1，“（一）”写 s1-1，“第一章”写 c1，“第一条”写 a1",
        "check what follows the #: the heading '一、' is s1, '（一）' s1-1, '第一章' c1, '第一条' a1",
    ),
    "absolute-link": Sentence(
        "页面上的链接“{target}”以 / 开头",
        "the link '{target}' begins with a slash",
        "请改成相对地址，站点放在子目录下也能用",
        "use a relative address, so that the site works under a sub-path",
    ),
    # output and search
    "output-not-ours": Sentence(
        "输出文件夹 {path} 里有别的东西，不能覆盖",
        "the output folder {path} holds something else and is not replaced",
        "请换一个空文件夹，或者自己先清空它",
        "choose an empty folder, or empty it yourself",
    ),
    "output-not-a-folder": Sentence(
        "输出位置 {path} 不是普通文件夹",
        "the output {path} is not a plain folder",
        "请换一个位置",
        "choose another place",
    ),
    "another-build": Sentence(
        "另一次构建正在进行（进程 {pid}）",
        "another build is running (process {pid})",
        "请等它结束后再试",
        "try again when it has ended",
    ),
    "disk": Sentence(
        "写不进 {path}：{reason}",
        "cannot write {path}: {reason}",
        "请检查磁盘空间和权限；原来的网站没有改动",
        "check space and permissions; the old site is untouched",
    ),
}
