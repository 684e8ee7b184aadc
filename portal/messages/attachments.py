"""What is said about the files beside a document; ``part`` names a file inside the file, or nothing."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # inside attachments
    "attachment-encrypted": Sentence(
        "这个附件{part}有密码，读不出内容",
        "the attachment{part} has a password and cannot be read",
        "请去掉密码后再放进来",
        "remove the password",
    ),
    "attachment-old-office": Sentence(
        "这个附件{part}是旧格式的 Office 或者 WPS 文件",
        "the attachment{part} is in an old Office or WPS format",
        "请另存为 docx、xlsx、pptx 或者 PDF；非用旧格式不可的，请人从头到尾查看，再在附件里写明“人工检查”",
        "save it as docx, xlsx, pptx or PDF; where the old format is a must, let somebody look it through and say so "
        "under the attachment's checked",
    ),
    "attachment-checked-by-hand": Sentence(
        "旧格式的附件只能查到零散文字，里面的个人信息和作者等以人工检查为准（{by}，{date}），文件原样公开",
        "of an attachment in an old format only loose texts can be read: for personal data and authors in it "
        "the word of {by} of {date} stands, and it is published as it is",
        "能另存为 docx、xlsx 或者 PDF 的，请换成新格式",
        "where it can be saved as docx, xlsx or PDF, replace it",
    ),
    "attachment-type": Sentence(
        "这个附件{part}的扩展名是 {name}，内容却是 {found}",
        "the attachment{part} is named {name} but its content is {found}",
        "请用原来的软件另存为正确的格式，不要直接改扩展名",
        "save it in the right format; do not just rename it",
    ),
    "attachment-unknown-type": Sentence(
        "这个附件{part}是 {found} 类型，不能公开",
        "the attachment{part}: files of type {found} cannot be published",
        "可以用 pdf、docx、xlsx、pptx、png、jpg、gif、webp、svg、ofd、zip、csv、txt、mp3、mp4",
        "use one of pdf, docx, xlsx, pptx, png, jpg, gif, webp, svg, ofd, zip, csv, txt, mp3, mp4",
    ),
    "attachment-empty": Sentence(
        "这个附件{part}是空文件",
        "the attachment{part} is empty",
        "请重新放入文件",
        "put the file in again",
    ),
    "attachment-unreadable": Sentence(
        "这个附件{part}已损坏或者读不出来（{reason}）",
        "the attachment{part} is damaged or cannot be read ({reason})",
        "请打开后另存一份再放进来",
        "open it and save it anew",
    ),
    "attachment-macro": Sentence(
        "这个附件{part}含有宏",
        "the attachment{part} contains macros",
        "请另存为不含宏的文件",
        "save it without macros",
    ),
    "attachment-svg-active": Sentence(
        "这个附件{part}的 SVG 里有脚本或者外部引用“{found}”",
        "the attachment{part}: the SVG holds a script or an outside reference, '{found}'",
        "请去掉后重新导出，或者改用 PNG",
        "remove it and export again, or use PNG",
    ),
    "attachment-entities": Sentence(
        "这个附件{part}的 XML 里声明了实体",
        "the attachment{part} declares XML entities",
        "请用办公软件或者绘图软件重新导出",
        "export it again",
    ),
    "attachment-too-large": Sentence(
        "这个附件{part}超过 100 MB",
        "the attachment{part} is over 100 MB",
        "请压缩图片或者拆成几个",
        "shrink its pictures or split it",
    ),
    "attachment-too-much-inside": Sentence(
        "这个附件{part}解压后的内容太大",
        "the attachment{part} unpacks to too much",
        "请拆成几个文件；来历不明的文件请不要使用",
        "split it; do not use a file of unknown origin",
    ),
    "attachment-too-many-members": Sentence(
        "这个附件{part}里的文件太多（最多 5000 个）",
        "the attachment{part} holds too many files (5,000 at most)",
        "请拆成几个",
        "split it",
    ),
    "attachment-too-deep": Sentence(
        "这个附件{part}嵌套太深（最多 {limit} 层）",
        "the attachment{part} is nested too deeply (at most {limit} levels)",
        "请把里面的文件取出来单独放",
        "take the inner files out",
    ),
    "attachment-too-many-pages": Sentence(
        "这个附件{part}的页数超过 {limit}",
        "the attachment{part} has more than {limit} pages",
        "请拆成几个文件",
        "split it",
    ),
    "attachment-too-many-pixels": Sentence(
        "这个附件{part}的图片尺寸太大（{size}）",
        "the attachment{part}: the picture is too large ({size})",
        "请缩小后再放进来",
        "scale it down",
    ),
    "attachment-too-many-revisions": Sentence(
        "这个附件{part}里的旧版本超过 {limit} 个",
        "the attachment{part} holds more than {limit} earlier revisions",
        "请重新导出 PDF",
        "export it again",
    ),
    "attachment-too-many-objects": Sentence(
        "这个附件{part}的 PDF 内部对象太多",
        "the attachment{part} has too many PDF objects",
        "请重新导出或者拆成几个",
        "export it again or split it",
    ),
    "attachment-too-many-elements": Sentence(
        "这个附件{part}的内容太多，查不完",
        "the attachment{part} holds more than can be checked",
        "请拆成几个文件",
        "split it",
    ),
    "attachment-too-much-text": Sentence(
        "这个附件{part}的文字太多，查不完",
        "the attachment{part} holds more text than can be checked",
        "请拆成几个文件",
        "split it",
    ),
    "attachment-too-many-passages": Sentence(
        "这个附件{part}的段落或者单元格太多，查不完",
        "the attachment{part} holds more paragraphs or cells than can be checked",
        "请拆成几个文件",
        "split it",
    ),
    "attachment-too-slow": Sentence(
        "这个附件{part}读取时间太长",
        "the attachment{part} took too long to read",
        "请重新导出；来历不明的文件请不要使用",
        "export it again; do not use a file of unknown origin",
    ),
    "attachment-too-much-memory": Sentence(
        "这个附件{part}读取时占用内存太多",
        "the attachment{part} took too much memory to read",
        "请重新导出或者拆成几个",
        "export it again or split it",
    ),
    "attachment-killed": Sentence(
        "读这个附件{part}的程序两次被系统中止，多半是内存不够",
        "the program that reads the attachment{part} was ended by the system twice, probably for want of memory",
        "请关掉别的程序再试；还不行，请重新导出或者拆成几个",
        "close other programs and try again; else export it again or split it",
    ),
    "attachment-not-stripped": Sentence(
        "这个附件里的作者、修改人等信息去不掉",
        "the names of the authors cannot be taken out of this attachment",
        "请用原来的软件另存一份再放进来；还不行，请导出成 PDF",
        "save it anew in the program it was made with; else export it as PDF",
    ),
    "attachment-no-text": Sentence(
        "这个附件{part}第 {pages} 页没有可读的文字，查不到个人信息，也搜不到",
        "the attachment{part} has no readable text on page {pages}: neither check nor search can see it",
        "请换成由文字稿导出的 PDF，或者逐页人工核对",
        "use a PDF made from the text, or check the pages by eye",
    ),
    "attachment-covered-text": Sentence(
        "这个附件{part}第 {pages} 页有被遮盖或者看不见的文字",
        "the attachment{part} has covered or invisible text on page {pages}",
        "盖住的文字仍能复制出来，请在原稿里删掉再导出",
        "covered words can be copied out; delete them in the original",
    ),
    "attachment-hidden-text": Sentence(
        "这个附件{part}有隐藏或者白色的文字",
        "the attachment{part} has hidden or white text",
        "请显示出来核对，不需要的删掉",
        "show it and delete what is not needed",
    ),
    "attachment-hidden-cells": Sentence(
        "这个附件{part}有隐藏的工作表、行、列或者单元格",
        "the attachment{part} has hidden sheets, rows, columns or cells",
        "请取消隐藏核对，不需要的删掉",
        "unhide them and delete what is not needed",
    ),
    "attachment-comments": Sentence(
        "这个附件{part}有批注",
        "the attachment{part} has comments",
        "请处理并删除批注",
        "settle and delete them",
    ),
    "attachment-tracked-changes": Sentence(
        "这个附件{part}有修订痕迹",
        "the attachment{part} has tracked changes",
        "请接受或者拒绝全部修订",
        "accept or reject them all",
    ),
    "attachment-embedded": Sentence(
        "这个附件{part}里面嵌有文件“{name}”",
        "the attachment{part} has the file '{name}' inside",
        "请核对，不需要的删掉",
        "check it, and delete it if not needed",
    ),
    "attachment-external-link": Sentence(
        "这个附件{part}引用了外部文件“{target}”",
        "the attachment{part} draws on an outside file, '{target}'",
        "请断开链接，保留数值",
        "break the link and keep the values",
    ),
    "attachment-pdf-script": Sentence(
        "这个附件{part}的 PDF 里有脚本",
        "the attachment{part}: the PDF has a script",
        "请重新导出不带脚本的 PDF",
        "export it without",
    ),
    "attachment-restricted": Sentence(
        "这个附件{part}限制了复制或者打印",
        "the attachment{part} forbids copying or printing",
        "公开的副本会解除限制，已签章的除外；最好重新导出",
        "the published copy lifts this unless the file is signed; better export it again",
    ),
    "attachment-location": Sentence(
        "这个附件{part}记着拍摄地点",
        "the attachment{part} tells where it was taken",
        "照片、Office 和 PDF 里的会在公开时去掉；视频、OFD 和已签章的文件请自己先去掉",
        "it is removed from photos, Office and PDF files; remove it yourself from films, OFD and signed files",
    ),
    "attachment-unread-member": Sentence(
        "这个附件{part}的内容查不了",
        "the attachment{part} is of a kind that cannot be checked",
        "请人工核对",
        "check it by eye",
    ),
}
