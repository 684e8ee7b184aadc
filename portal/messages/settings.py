"""What is said about the settings of the site, its review and its targets in site.toml."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
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
}
