"""What is said to the public of a fault: one sentence a code, for the page's script and the gateway alike.

A code with the kind of the field behind a dot is said instead of the bare one.
"""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "required": "请填写{label}。",
    "required.choice": "请选择{label}。",
    "required.check": "请看过以后勾选“{label}”。",
    "required.file": "请上传{label}。",
    "too-short": "{label}写得太短，至少写{least}个字，现在{length}个字。",
    "too-long": "{label}最多{most}个字，现在{length}个字，请缩短。",
    "one-line": "{label}只能写一行，请去掉换行。",
    "unseen-character": "{label}里有看不见的控制字符，请删掉重新输入。",
    "not-a-choice": "{label}要从列出的几项里选择。",
    "id-card": "身份证号码是18位，前17位是数字，最后一位是数字或者X，请核对。",
    "id-card-birthday": "身份证号码里的出生日期不对，请核对第7位到第14位。",
    "id-card-check": "身份证号码的最后一位和前面17位对不上，请逐位核对。",
    "id-number": "{label}和所选的证件不相符，请对照证件核对字母和数字。",
    "credit-code": "统一社会信用代码是18位，由数字和大写字母组成，请对照营业执照等证照核对。",
    "phone": "电话号码不对。手机写11位号码，固定电话写区号和号码，例如0123-4567890。",
    "email": "电子邮箱不对，应当是“名称@域名”的样子，例如zhangsan@mail.example。",
    "postcode": "邮编是6位数字。",
    "document": "文件编号是“年份-五位数字”，例如2026-00012，在文件页面的网址里可以看到。",
    "contact": "{labels}至少填写一项，好与您联系。",
    "vague": "“{word}”说得太宽，可能查不准。请写明文件的名称、文号、时间、地点或者事项。",
    "several-subjects": "这里好像写了几项不同的内容。一份申请写一项，几项的请分开提交，办理更快。",
    "file-too-large": "“{name}”超过{most}，请压缩或者分开。",
    "file-empty": "“{name}”是空的，请重新选择。",
    "file-type": "“{name}”不是可以上传的类型，可以上传的是：{accept}。",
    "file-one": "{label}只能上传一个文件。",
}


def sentence(code: str, kind: str, **values: object) -> str:
    """The sentence for a code on a field of that kind, its gaps filled."""
    return SENTENCES.get(f"{code}.{kind}", SENTENCES[code]).format_map(values)


def in_words(size: int) -> str:
    """A number of bytes as people read it: 5 MB, 800 KB."""
    return f"{size // 1_000_000} MB" if size % 1_000_000 == 0 else f"{size // 1000} KB"
