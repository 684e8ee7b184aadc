"""What is said about the templates, the built pages and the output folder."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
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
