"""What is said about the columns, and about the numbers and addresses that name one document only."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # columns and identity
    "no-columns": Sentence(
        "没有栏目表 columns.yaml",
        "there is no columns.yaml",
        "请建 content/columns.yaml，每个栏目写 id、name、types",
        "make content/columns.yaml with id, name and types for each column",
    ),
    "empty-columns": Sentence(
        "栏目表 columns.yaml 里一个栏目也没有",
        "columns.yaml holds no column",
        "每个栏目写 id、name、types 三项，第一行以“- ”开头",
        "write id, name and types for each column, beginning with '- '",
    ),
    "column-id": Sentence(
        "栏目编号“{value}”不能用作网址",
        "the column id '{value}' cannot be part of an address",
        "请用小写字母、数字和短横，如 tzgg",
        "use lower-case letters, digits and hyphens, like tzgg",
    ),
    "duplicate-column": Sentence(
        "栏目“{value}”重复了，第 {first} 行已经有了",
        "the column '{value}' is already on line {first}",
        "请换一个编号或者名称",
        "choose another id or name",
    ),
    "unknown-column": Sentence(
        "没有“{value}”这个栏目",
        "there is no column '{value}'",
        "可以写的有：{known}",
        "one of: {known}",
    ),
    "unknown-column-near": Sentence(
        "没有“{value}”这个栏目",
        "there is no column '{value}'",
        "是不是想写“{near}”",
        "did you mean '{near}'?",
    ),
    "type-not-in-column": Sentence(
        "栏目“{column}”不放{type}",
        "the column '{column}' does not take the type {type}",
        "这个栏目可以放：{known}；请换栏目，或者改 columns.yaml 的 types",
        "it takes: {known}; choose another column or change types in columns.yaml",
    ),
    "no-category": Sentence(
        "栏目“{column}”没有写公开类别，里面有 {count} 份文件也没有写",
        "the column '{column}' names no category, and neither do {count} documents in it",
        "请给栏目写 category，如 A20-01",
        "give the column a category, like A20-01",
    ),
    "empty-column": Sentence(
        "栏目“{column}”没有内容，页面上不显示",
        "the column '{column}' is empty and is not shown",
        "请补充内容，或者从 columns.yaml 里删去",
        "fill it, or remove it from columns.yaml",
    ),
    "required-column-empty": Sentence(
        "必设栏目“{column}”没有内容",
        "the required column '{column}' is empty",
        "请补充内容；确实不需要时去掉 columns.yaml 里的 required",
        "fill it, or remove 'required' in columns.yaml",
    ),
    "duplicate-number": Sentence(
        "编号 {number} 已经被 {first} 用了",
        "number {number} is already used by {first}",
        "请用 python3 build.py new --renumber 换一个编号",
        "give it another number with python3 build.py new --renumber",
    ),
    "duplicate-index-no": Sentence(
        "索引号“{value}”已经用过了，在 {first}",
        "index number '{value}' is already used at {first}",
        "一个索引号只能对应一份文件，请核对",
        "an index number names one document only",
    ),
    "index-no-form": Sentence(
        "索引号“{value}”不像索引号",
        "'{value}' does not look like an index number",
        "一般由机构代码、年份、序号组成，如 {example}；新文件不用写，由系统编；旧系统的编号，写上“迁移来源”",
        "it has an organ's code, a year and a serial, like {example}; leave it out, or say where it was migrated from",
    ),
    "index-no-code": Sentence(
        "索引号“{value}”里的统一社会信用代码“{code}”不对",
        "the unified social credit code '{code}' in '{value}' is wrong",
        "最后一位是校验位，请对照单位的登记证书",
        "its last character is a check character; compare it with the certificate",
    ),
    "retired-number": Sentence(
        "编号 {number} 已经停用，不能再用",
        "number {number} is retired and may not return",
        "请用 python3 build.py new --renumber 换一个编号",
        "give the document another number with python3 build.py new --renumber",
    ),
    "retired-form": Sentence(
        "停用编号“{value}”写得不对",
        "'{value}' is not a document number",
        "请写成 2026-00012 这样的形式",
        "write it like 2026-00012",
    ),
    "reused-number": Sentence(
        "编号 {number} 以前是另一份文件《{title}》，删除后不能再用",
        "number {number} was another document, '{title}', and may not return",
        "请用 python3 build.py new --renumber 换一个编号",
        "give this one another number with python3 build.py new --renumber",
    ),
    "alias": Sentence(
        "别名“{value}”不能用作旧网址",
        "'{value}' cannot be a former address",
        "请写成 old/123.html 这样：不带域名，不以 / 开头，以 .html 结尾，只用字母、数字和短横，不与本站的网址相同",
        "write a path like old/123.html: no leading slash, ending in .html, none of our own addresses",
    ),
    "duplicate-alias": Sentence(
        "别名“{value}”已经用过了，在 {first}",
        "the alias '{value}' is already used at {first}",
        "一个旧网址只能转到一份文件，请只留一处",
        "a former address leads to one document; keep one",
    ),
}
