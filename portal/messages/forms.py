"""What is said about form files."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # form files
    "form-file-name": Sentence(
        "content/forms 里只放表单文件，“{name}”不是",
        "content/forms holds form files only; '{name}' is none",
        "表单文件的名称用小写英文字母、数字和短横，以 .yaml 结尾，不以 -blank 结束，例如 inquiry.yaml；其他文件请移走",
        "a form file is named as inquiry.yaml: small letters, digits, hyphens, not -blank at the end; move others away",
    ),
    "form-empty": Sentence(
        "表单文件是空的",
        "the form file is empty",
        "写法见 docs/zh/forms.md；不要这张表单就删掉文件",
        "see docs/zh/forms.md, or delete the file",
    ),
    "form-field-twice": Sentence(
        "字段“{name}”第{first}行已经用过",
        "the field name '{name}' is already used in line {first}",
        "每一项的字段名不能相同，请换一个",
        "each field needs a name of its own",
    ),
    "form-field-name": Sentence(
        "字段名“{name}”不能用",
        "'{name}' cannot be a field name",
        "用小写英文字母开头，只含小写字母、数字和下划线，例如 contact_person",
        "begin with a small letter and use small letters, digits and underscores only, as in contact_person",
    ),
    "form-field-reserved": Sentence(
        "字段名“{name}”留给程序用",
        "the field name '{name}' is kept for the programs",
        "请换一个字段名",
        "choose another name",
    ),
    "form-choices-missing": Sentence(
        "单选“{label}”没有写选项",
        "the choice '{label}' has no choices",
        "请加上选项，每个写成 {{值: paper, 文字: 纸质}}",
        "add choices, each like {{value: paper, label: …}}",
    ),
    "form-choices-unused": Sentence(
        "“{label}”不是单选，不用写选项",
        "'{label}' is no choice and takes no choices",
        "请删掉选项，或者把种类改成单选",
        "delete them, or make its kind choice",
    ),
    "form-choice-twice": Sentence(
        "选项的值“{value}”重复",
        "the choice value '{value}' is used twice",
        "同一项里各选项的值不能相同",
        "the values of a field's choices must differ",
    ),
    "form-limit-unused": Sentence(
        "“{label}”不能写{limit}",
        "'{label}' takes no {limit}",
        "一行文字、多行文字、所需内容可以写最少、最多几个字，上传文件可以写最多几MB，其他种类不写",
        "lines, texts and subjects may say least and most in characters, files most in megabytes; no other kind",
    ),
    "form-limits": Sentence(
        "最少 {least} 大于最多 {most}",
        "least {least} is more than most {most}",
        "请核对两个数字",
        "check both figures",
    ),
    "form-file-unbounded": Sentence(
        "上传文件“{label}”没有写全限制",
        "the file '{label}' lacks its limits",
        "请写上最多几MB，例如 最多: 5，和文件类型，例如 文件类型: [jpg, png, pdf]",
        "write most in megabytes, as in most: 5, and accept, as in accept: [jpg, png, pdf]",
    ),
    "form-file-kind": Sentence(
        "不能收“{value}”类型的文件",
        "files of kind '{value}' are not taken",
        "可以写的有：{known}",
        "known are: {known}",
    ),
    "form-autocomplete": Sentence(
        "自动填写不能写“{value}”",
        "autocomplete cannot be '{value}'",
        "可以写的有：{known}",
        "known are: {known}",
    ),
    "form-condition-field": Sentence(
        "条件里的“{name}”不是本表单的另一项",
        "'{name}' in the condition is no other field of this form",
        "请写另一项的字段名，可以写的有：{known}",
        "write the name of another field: {known}",
    ),
    "form-condition-kind": Sentence(
        "条件里的“{name}”没有选项",
        "'{name}' in the condition has no choices",
        "条件只能看单选和勾选的项",
        "a condition may look at choices and checks only",
    ),
    "form-condition-value": Sentence(
        "“{name}”没有“{value}”这个选项",
        "'{name}' has no choice '{value}'",
        "可以写的有：{known}",
        "known are: {known}",
    ),
    "form-contact": Sentence(
        "至少一项里的“{name}”不是本表单的字段",
        "'{name}' under contacts is no field of this form",
        "请写本表单里的字段名，例如 phone",
        "write the name of a field of this form, as phone",
    ),
    "form-request-file": Sentence(
        "用途是依申请公开的表单只能是 request.yaml，request.yaml 的用途也只能是依申请公开",
        "the form of kind request is request.yaml, and request.yaml is of no other kind",
        "请改用途，或者改文件名称",
        "change the kind or the file's name",
    ),
    "form-request-lacks": Sentence(
        "申请表缺少字段：{names}",
        "the request form lacks the fields {names}",
        "这些字段是法定内容或者有程序按名称使用，请补上，写法见 portal/forms/request.yaml",
        "the law or programs need them; see portal/forms/request.yaml",
    ),
    "form-request-choices": Sentence(
        "申请表的“{name}”缺少选项：{values}",
        "'{name}' of the request form lacks the choices {values}",
        "这些值有程序使用，请补上，写法见 portal/forms/request.yaml",
        "programs use these values; see portal/forms/request.yaml",
    ),
    "form-purpose-required": Sentence(
        "不能要求申请人说明用途",
        "an applicant must not be asked what for",
        "《政府信息公开条例》第二十九条规定的申请内容里没有用途，请删掉这一行",
        "article 29 of the regulations does not name it; delete this line",
    ),
    "form-consent-missing": Sentence(
        "表单没有 consent（已阅读告知）这一项",
        "the form has no field consent",
        "《个人信息保护法》第十七条要求处理前告知，请加上种类是勾选、必填的 consent",
        "article 17 of the personal information law wants a notice; add consent, of kind check and required",
    ),
    "form-consent-kind": Sentence(
        "consent（已阅读告知）应当是必填的勾选",
        "consent must be a required check",
        "请写成 种类: 勾选，必填: 是；页面上不会事先勾好",
        "write kind: check and required: yes; the page never ticks it beforehand",
    ),
    "form-necessity": Sentence(
        "“{label}”是敏感个人信息，个人信息告知里没有敏感信息说明",
        "'{label}' is sensitive, and the privacy notice has no necessity",
        "《个人信息保护法》第三十条要求写明为什么需要、对本人有什么影响，请补上敏感信息说明",
        "article 30 of the personal information law wants the need and the effect told; add necessity",
    ),
}
