"""What is said about files, folders, encodings and where front matter begins and ends."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # files and folders
    "no-content": Sentence(
        "没有 content 文件夹",
        "there is no content folder",
        "请在站点文件夹里建 content，文件放在 content/documents 下",
        "make a folder content; documents go to content/documents",
    ),
    "empty-content": Sentence(
        "content 文件夹里还没有内容",
        "the content folder is empty",
        "请放入栏目表 columns.yaml，文件放在 documents 下，一份文件一个文件夹",
        "put columns.yaml here, and the documents in documents, one folder each",
    ),
    "no-documents": Sentence(
        "还没有任何文件",
        "there is no document yet",
        "用 python3 build.py new notice 标题 建第一份",
        "make the first one with python3 build.py new notice TITLE",
    ),
    "stranger-in-content": Sentence(
        "content 里不应当有“{name}”",
        "content should not hold '{name}'",
        "要公开的文件放在 documents 下各自的文件夹里；其他的请移出 content",
        "documents live in folders of their own under documents; move anything else out of content",
    ),
    "stranger-in-data": Sentence(
        "data 里不应当有“{name}”",
        "data should not hold '{name}'",
        "这里只放 CSV 表格，文件名以 .csv 结尾；Excel 表请另存为“CSV UTF-8（逗号分隔）”",
        "it holds tables as .csv files; save a workbook as 'CSV UTF-8'",
    ),
    "csv-empty": Sentence(
        "表格是空的",
        "the table is empty",
        "第一行写各栏的名称，下面每行一条；不用的请删掉这个文件",
        "the first line names the columns; delete the file if it is not needed",
    ),
    "csv-columns": Sentence(
        "这一行有 {count} 栏，表头有 {head} 栏",
        "this row has {count} cells, the head has {head}",
        "请补齐或者删去多余的；内容里有英文逗号的，给这一格加英文双引号",
        "complete the row; a cell that holds a comma stands in double quotes",
    ),
    "csv-quote-unclosed": Sentence(
        "这一格的英文双引号只有一半",
        "the double quote of this cell is not closed",
        "请在这一格末尾补上，或者去掉前面的一个",
        "close it at the end of the cell, or remove it",
    ),
    "csv-quote-inside": Sentence(
        "这一格的双引号后面还有内容",
        "something follows the closing quote of this cell",
        '双引号要包住整格；格里的双引号写成两个：""',
        'quotes hold the whole cell; a quote inside it is written twice: ""',
    ),
    "data-unused": Sentence(
        "“{name}”还没有页面用到，不会上网",
        "no page uses '{name}', it is not published",
        "要公开的表格，请作为附件放到文件的文件夹里",
        "to publish a table, put it beside a document as an attachment",
    ),
    "page-unused": Sentence(
        "pages 里的“{name}”不会生成网页",
        "no page is made of '{name}' in pages",
        "要公开的内容，请用 python3 build.py new 新建一份文件",
        "to publish it, make a document with python3 build.py new",
    ),
    "not-a-year-folder": Sentence(
        "documents 下只能有年份文件夹，这里是“{name}”",
        "documents holds folders named by year, this is '{name}'",
        "请改成 2026 这样的四位年份，或者移走",
        "rename it to a year such as 2026, or move it away",
    ),
    "not-a-number-folder": Sentence(
        "“{name}”不是文件编号",
        "'{name}' is not a document number",
        "文件夹名请写成 2026-00012 这样：四位年份、短横、五位序号",
        "name the folder like 2026-00012: year, hyphen, five digits",
    ),
    "number-of-another-year": Sentence(
        "编号 {number} 放错了年份文件夹",
        "document {number} lies in the folder of another year",
        "请移到 content/documents/{year} 下",
        "move it to content/documents/{year}",
    ),
    "no-index": Sentence(
        "文件夹 {number} 里没有 index.md",
        "folder {number} has no index.md",
        "正文文件请命名为 index.md；编号不再使用的话，把文件夹删掉",
        "name the text index.md, or delete the folder",
    ),
    "almost-index": Sentence(
        "“{name}”应当叫 index.md",
        "'{name}' should be called index.md",
        "请改名；Windows 里先在“查看”中打开“文件扩展名”，去掉多出来的 .txt",
        "rename it; in Windows show file name extensions first and remove the extra .txt",
    ),
    "folder-in-document": Sentence(
        "文件夹里不能再套文件夹“{name}”",
        "a document's folder holds no further folder, this is '{name}'",
        "请把附件直接放在 index.md 旁边",
        "put attachments directly beside index.md",
    ),
    "folder-for-file": Sentence(
        "这里应当是一个文件，却是文件夹",
        "this should be a file, and is a folder",
        "请改名或者移走这个文件夹，放入文件",
        "move the folder away and put the file here",
    ),
    "file-for-folder": Sentence(
        "这里应当是一个文件夹，却是文件",
        "this should be a folder, and is a file",
        "请改名或者移走这个文件，建一个文件夹",
        "move the file away and make a folder",
    ),
    "symbolic-link": Sentence(
        "这是一个快捷方式（符号链接），不是文件本身",
        "this is a symbolic link, not the file itself",
        "请把文件本身复制到这里",
        "copy the file itself here",
    ),
    "name-not-utf8": Sentence(
        "文件夹里有文件名是乱码：{name}",
        "the folder holds a name that is not UTF-8: {name}",
        "请把这个文件重新命名；从压缩包解压出来的，请换一种方式解压",
        "rename that file; if it came out of an archive, unpack it in another way",
    ),
    "unreadable-file": Sentence(
        "读不出来，系统的提示是：{reason}",
        "this cannot be read: {reason}",
        "请检查文件是否完好",
        "check that the file is in order",
    ),
    "no-permission": Sentence(
        "没有权限读取",
        "you may not read this",
        "请检查文件或文件夹的权限，关闭正在使用它的程序",
        "check its permissions and close programs that use it",
    ),
    "file-too-large": Sentence(
        "文件有 {size}，超过了 {limit}",
        "the file has {size}, the limit is {limit}",
        "请压缩里面的图片，或者拆成几个附件",
        "shrink its pictures or split it",
    ),
    "text-too-large": Sentence(
        "正文文件有 {size}，超过了 {limit}",
        "the text has {size}, the limit is {limit}",
        "请拆成几份，或者把长表格放进附件",
        "split it, or make long tables an attachment",
    ),
    "table-too-large": Sentence(
        "这个文件有 {size}，超过了 {limit}",
        "this file has {size}, the limit is {limit}",
        "请检查是不是放错了文件",
        "check whether another file was put here by mistake",
    ),
    # encoding
    "not-utf8": Sentence(
        "这里有不是 UTF-8 编码的文字，从这里起读不出来",
        "from here on this is not UTF-8",
        "请把这一段重新输入，文件另存为 UTF-8",
        "type the passage again and save the file as UTF-8",
    ),
    "not-utf8-gbk": Sentence(
        "文件不是 UTF-8 编码，看起来是 GBK（旧版记事本的默认编码）",
        "the file is not UTF-8; it looks like GBK, the default of old Windows editors",
        "请用记事本打开，选“文件—另存为”，编码选 UTF-8，再保存",
        "in the editor choose Save as, encoding UTF-8",
    ),
    "not-utf8-utf16": Sentence(
        "文件不是 UTF-8 编码，看起来是 UTF-16（记事本里叫 Unicode）",
        "the file is not UTF-8; it looks like UTF-16, which Notepad calls Unicode",
        "请用记事本打开，选“文件—另存为”，编码选 UTF-8，再保存",
        "in the editor choose Save as, encoding UTF-8",
    ),
    # front matter
    "no-front-matter": Sentence(
        "文件开头没有信息区",
        "the file has no front matter",
        "第一行写三个短横 ---，下面写标题、栏目等各项，再用一行 --- 结束，后面写正文",
        "begin with a line ---, then the fields, then a line ---",
    ),
    "empty-file": Sentence(
        "文件是空的",
        "the file is empty",
        "第一行写三个短横 ---，下面写标题、栏目等各项，再用一行 --- 结束，后面写正文",
        "begin with a line ---, then the fields, then a line ---, then the text",
    ),
    "front-matter-unopened": Sentence(
        "信息区前面缺少一行 ---",
        "the line --- before the front matter is missing",
        "请在这一行上面加一行三个短横 ---",
        "add a line --- above this one",
    ),
    "front-matter-late": Sentence(
        "--- 不在文件的第一行",
        "the line --- is not the first of the file",
        "请删掉它前面的空行",
        "delete the blank lines before it",
    ),
    "front-matter-mark": Sentence(
        "信息区的分隔线写成了“{found}”",
        "the front matter is marked off by '{found}'",
        "请写成单独一行三个英文短横 ---，前面不留空格",
        "write a line of three hyphens --- without spaces before it",
    ),
    "front-matter-unclosed": Sentence(
        "信息区没有结束",
        "the front matter never ends",
        "请在各项写完以后另起一行写三个短横 ---，再写正文",
        "add a line --- after the last field",
    ),
    "front-matter-early-end": Sentence(
        "这一行 --- 把信息区提前结束了，后面还有几项",
        "this line --- ends the front matter before its last fields",
        "请删掉这一行，只在全部各项写完以后写 ---",
        "delete it; write --- after the last field only",
    ),
    "front-matter-empty": Sentence(
        "信息区是空的",
        "the front matter is empty",
        "请填写标题、栏目、公开方式等各项",
        "fill in title, column, openness and the rest",
    ),
    "front-matter-too-large": Sentence(
        "信息区超过 {limit} KB",
        "the front matter is over {limit} KB",
        "正文请写在第二个 --- 之后",
        "write the text after the second ---",
    ),
}
