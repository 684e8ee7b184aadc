"""What the argument parser of the standard library says, in Chinese."""

from collections.abc import Mapping

_CHINESE: Mapping[str, str] = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "命令",
    "show this help message and exit": "显示这份说明",
    "unrecognized arguments: %s": "不认识的选项：%s",
    "the following arguments are required: %s": "还缺少：%s",
    "expected one argument": "后面要写一个内容",
    "expected at least one argument": "后面要写内容",
    "expected at most one argument": "后面只能写一个内容",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r，可以写：%(choices)s",
    "invalid %(type)s value: %(value)r": "不能写 %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 写得不完整，可能是 %(matches)s",
    "ignored explicit argument %r": "后面不能写 %r",
    "not allowed with argument %s": "不能和 %s 同时使用",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有 %(parser_name)r，可以写：%(choices)s",
}


def in_chinese(sentence: str) -> str:
    """The parser's sentence in Chinese; as it is where it is not one the public meets."""
    return _CHINESE.get(sentence, sentence)
