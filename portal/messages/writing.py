"""What is said about dates, attachments, links and bodies."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # dates
    "written-after-publication": Sentence(
        "成文日期 {date} 晚于发布日期 {published}",
        "written on {date}, after its publication on {published}",
        "请核对两个日期",
        "check both dates",
    ),
    "reviewed-after-publication": Sentence(
        "保密审查日期 {date} 晚于发布日期 {published}",
        "reviewed on {date}, after its publication on {published}",
        "先审查后公开，请核对两个日期",
        "review comes before publication; check both dates",
    ),
    "expires-before-effective": Sentence(
        "失效日期 {expires} 早于施行日期 {effective}",
        "expires on {expires}, before it takes effect on {effective}",
        "请核对两个日期",
        "check both dates",
    ),
    # attachments and links
    "attachment-missing": Sentence(
        "附件“{name}”不在文件夹里",
        "the attachment '{name}' is not in the folder",
        "请把文件放到 index.md 旁边，名称要一字不差",
        "put the file beside index.md under exactly this name",
    ),
    "attachment-path": Sentence(
        "附件“{name}”只能写文件名，不能带路径",
        "the attachment '{name}' must be a name without a path",
        "请把文件放到 index.md 旁边，这里只写文件名",
        "put the file beside index.md and write its name only",
    ),
    "attachment-almost": Sentence(
        "附件“{name}”和文件夹里的“{almost}”对不上",
        "the attachment '{name}' differs from the file '{almost}'",
        "请写成 {almost}，大小写、空格、全角半角都要一样",
        "write {almost}, with the same capitals, spaces and widths",
    ),
    "attachment-twice": Sentence(
        "附件“{name}”写了两遍",
        "the attachment '{name}' is named twice",
        "请只留一处",
        "keep one of them",
    ),
    "stray-file": Sentence(
        "文件“{name}”既没有列为附件，正文也没有用到",
        "the file '{name}' is neither named as attachment nor used in the text",
        "要公开的写进“附件”，不公开的请移走",
        "name it under attachments, or move it away",
    ),
    "file-name": Sentence(
        "文件名“{name}”里的“{sign}”不能用",
        "the file name '{name}' cannot hold '{sign}'",
        "请改名，只用汉字、字母、数字、短横、下划线和中间的空格",
        "rename it with letters, digits, Han characters, hyphens, underscores and inner spaces",
    ),
    "file-name-clash": Sentence(
        "文件名“{name}”和“{first}”只差大小写或者字符写法",
        "the file name '{name}' differs from '{first}' in capitals or composition only",
        "这样的两个文件在有的电脑上会互相覆盖，请改一个名",
        "some systems take them for one file; rename one",
    ),
    "file-changed": Sentence(
        "构建过程中这个文件被改动了",
        "this file changed during the build",
        "请重新构建",
        "build again",
    ),
    "link-file-missing": Sentence(
        "链接的文件“{name}”不在文件夹里",
        "the linked file '{name}' is not in the folder",
        "请放入文件，或者改正链接；链接到本站其他文件写编号，如 [标题](2026-00012)",
        "add the file or correct the link; link to another document by number, like [title](2026-00012)",
    ),
    "link-unknown-document": Sentence(
        "没有编号为“{number}”的公开文件",
        "there is no public document '{number}'",
        "请核对编号；没有公开的文件不能链接",
        "check the number; what is not public cannot be linked",
    ),
    "link-before-publication": Sentence(
        "编号 {number} 的文件还没有到发布时间，公开的页面不能提前链接它",
        "document {number} is not published yet, a public page cannot link to it",
        "请等它发布后再加链接，或者调整发布日期",
        "add the link after its publication, or change the dates",
    ),
    "link-withdrawn": Sentence(
        "编号 {number} 的文件已经撤下",
        "document {number} is withdrawn",
        "请考虑去掉这个链接",
        "consider removing the link",
    ),
    "link-scheme": Sentence(
        "不能用“{target}”这样的链接",
        "a link like '{target}' is not allowed",
        "只能用 https、http、mailto、tel 开头的网址，或者本站的编号、文件名",
        "use https, http, mailto or tel, or a number or file of this site",
    ),
    "dead-link": Sentence(
        "链接“{target}”在本站里找不到",
        "the link '{target}' leads nowhere on this site",
        "请改正；链接到本站其他文件写编号，如 [标题](2026-00012)",
        "correct it; link to another document by number, like [title](2026-00012)",
    ),
    "full-width-link": Sentence(
        "“（{target}）”用了中文括号，不会成为链接",
        "'（{target}）' is in full-width brackets, so it is no link",
        "请改成英文括号：[文字]({target})",
        "use plain brackets: [text]({target})",
    ),
    "reference-to-itself": Sentence(
        "{key}写的“{number}”就是这份文件自己",
        "{key}: '{number}' is this document itself",
        "请写另一份文件的编号，或者删掉这一项",
        "name another document, or remove it",
    ),
    "link-without-scheme": Sentence(
        "网址“{target}”没有写完整",
        "the address '{target}' is not complete",
        "请以 https:// 或者 http:// 开头，用英文冒号",
        "begin it with https:// or http://",
    ),
    # body
    "empty-body": Sentence(
        "没有正文",
        "there is no text",
        "请在第二个 --- 之后写正文；只有附件的，也写一两句说明",
        "write the text after the second ---; say a sentence even where the attachment is all",
    ),
    "to-do-body": Sentence(
        "正文里还有“待填”",
        "the text still holds a placeholder",
        "请换成实际内容",
        "replace it",
    ),
    "unseen-in-body": Sentence(
        "正文里有看不见的字符（{code}）",
        "the text holds an invisible character ({code})",
        "请删掉这一处重新输入；从网页或者 Word 粘贴时选“只保留文本”",
        "delete it and type it again; paste as plain text",
    ),
    "title-in-body": Sentence(
        "正文里不能用一级标题",
        "the text cannot hold a title",
        "文件标题写在信息区；正文里的标题从两个 # 开始，如“## 一、总体要求”",
        "the title stands in the front matter; headings in the text begin with ##",
    ),
    "glued-number": Sentence(
        "“{number}”后面没有空格，不会显示成列表",
        "no space after '{number}', so this will not be a list",
        "要列表就写成“{number} 第一项”，符号后面空一格",
        "write '{number} item' with a space",
    ),
    "own-id": Sentence(
        "不能自定锚点“#{id}”",
        "the id '#{id}' is not allowed",
        "自定的锚点以 x- 开头，如 {{: #x-{id}}}",
        "ids of your own begin with x-, like {{: #x-{id}}}",
    ),
    "marker-unclosed": Sentence(
        "不予公开的标记没有写对",
        "the mark of withheld text is not complete",
        "请写成 [[不予公开：个人隐私]]，两边各两个英文方括号",
        "write [[不予公开：个人隐私]]",
    ),
    "marker-ground": Sentence(
        "不予公开标记里的理由“{value}”不对",
        "'{value}' is not a ground for withheld text",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "state-secret-marker": Sentence(
        "国家秘密、工作秘密不能用标记代替，连标记也不能有",
        "state and work secrets may not even have a mark",
        "请立即停止，不要提交，报告保密机构；涉密文件不得主动公开",
        "stop, do not commit, and report it to the secrecy office",
    ),
}
