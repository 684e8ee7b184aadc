"""What is said about how site.toml is written: its syntax, the names and the kinds of its settings."""

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
}
