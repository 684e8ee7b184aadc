"""Writes docs/zh/messages.md, all that ``check`` says, from portal/messages and tests/cases; ``--check`` compares."""  # noqa: INP001 - a script

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docs.generated import settle  # noqa: E402 - found by the line above
from portal.messages import Sentence, attachments, content, site  # noqa: E402

PAGE = ROOT / "docs" / "zh" / "messages.md"
CASES = ROOT / "tests" / "cases"

HEAD = """\
<!-- 本页由 docs/make_messages.py 从 portal/messages 和 tests/cases 生成，请不要直接修改；改了以后重新运行它。 -->
# 提示信息

检查（`python3 build.py check`）或者生成时，每个问题占一行：

```text
content/documents/2026/2026-00012/index.md:4:12: error[date]: 成文日期“2026-3-1”不是日期，请写成 2026-03-01 这样的形式
```

从左到右是：哪个文件、第几行、第几个字；`error` 是错误，不改不能上网，`warning` 是提醒，不影响生成；
方括号里是这一类问题的名字，可以在本页里查找；最后是哪里不对、该怎么写。

- 一次列出全部问题，可以从上到下一起改，改完再检查一遍。
- 有错误时什么也不生成，原来的网站不变。
- 例子里的行号后面是当时文件里写的内容；看不见的字符写成〈U+200B〉这样。
"""

SECTIONS = {
    "files and folders": "文件和文件夹",
    "encoding": "编码",
    "front matter": "信息区的开头和结尾",
    "punctuation and indents": "标点和缩进",
    "keys": "各项的名称",
    "values": "各项的内容",
    "columns and identity": "栏目、编号和旧网址",
    "openness": "公开方式、登记条目和负面清单",
    "review": "送审",
    "personal data and secrecy": "个人信息和密级标志",
    "dates": "日期的先后",
    "working days": "工作日和地方放假安排",
    "numbers of documents": "发文字号和联合发文",
    "repeal, replacement and amendment": "废止、替代和修改",
    "drafts, opinions and consultations": "征求意见",
    "interpretations": "政策解读",
    "responses": "回应关切",
    "promises and terms": "整改、任务和时限",
    "wording": "用词",
    "attachments and links": "附件和链接",
    "inside attachments": "附件里面的内容",
    "body": "正文",
    "form files": "表单 content/forms",
    "settings": "站点设置 site.toml",
    "templates and pages": "模板和网页",
    "output and search": "生成和搜索",
}
_PARTS = (
    "filing",
    "fields",
    "columns",
    "openness",
    "review",
    "personal_data",
    "life",
    "writing",
    "attachments",
    "forms",
    "settings_file",
    "settings",
    "gateway_section",
    "pages",
)
_LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):\d+: (?P<severity>\w+)\[(?P<rule>[\w-]+)\]: (?P<text>.*)")
_LONGEST = 400
_GAP = re.compile(r"(?<!\{)\{\w+\}(?!\})")


def messages_page() -> str:
    """The whole page."""
    shown = _shown_lines()
    parts = [HEAD]
    for section, rules in _sections():
        parts.append(f"## {SECTIONS[section]}\n")
        parts += [
            _entry(rule, {**content.SENTENCES, **attachments.SENTENCES, **site.SENTENCES}[rule], shown.get(rule, []))
            for rule in rules
        ]
    return "\n".join(parts)


def _sections() -> Iterator[tuple[str, list[str]]]:
    """The rules under the headings that the catalogue has as comments."""
    found: list[tuple[str, list[str]]] = []
    for name in _PARTS:
        text = (ROOT / "portal" / "messages" / f"{name}.py").read_text(encoding="utf-8")
        for comment, rule in re.findall(r"^    (?:# (.+)|\"([\w-]+)\": Sentence\()$", text, re.MULTILINE):
            if comment:
                found.append((comment, []))
            else:
                found[-1][1].append(rule)
    return iter(found)


def _shown_lines() -> Mapping[str, list[tuple[Path, re.Match[str]]]]:
    """By rule, the case of its name and the lines in which it is said there."""
    shown: dict[str, list[tuple[Path, re.Match[str]]]] = {}
    for file in sorted((*CASES.glob("*/*/problems.txt"), *CASES.glob("*/*/warnings.txt"))):
        for line in file.read_text(encoding="utf-8").splitlines():
            found = _LINE.fullmatch(line)
            if found and found["rule"] == file.parent.name:
                shown.setdefault(found["rule"], []).append((file.parent, found))
    return shown


def _entry(rule: str, sentence: Sentence, shown: Sequence[tuple[Path, re.Match[str]]]) -> str:
    lines = [f"### {rule}", ""]
    if shown:
        case, found = shown[0]
        said, hint = _parted(found["text"], sentence)
        kind = "错误" if found["severity"] == "error" else "提醒"
        lines += [f"{kind}：{_plain(said)}。", "", f"改法：{_plain(hint)}。", "", *_example(case, shown)]
    else:
        lines += [f"{_plain(_open(sentence.zh))}。", "", f"改法：{_plain(_open(sentence.zh_hint))}。", ""]
    return "\n".join(lines)


def _parted(text: str, sentence: Sentence) -> tuple[str, str]:
    """What was found and what to do, of a message as it was said."""
    pattern = "(.*?)".join(re.escape(part.replace("{{", "{").replace("}}", "}")) for part in _GAP.split(sentence.zh))
    found = re.match(f"({pattern})，", text)
    return (found[1], text[found.end() :]) if found else (text, _open(sentence.zh_hint))


def _open(text: str) -> str:
    return _GAP.sub("……", text).replace("{{", "{").replace("}}", "}")


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown would take for its own."""
    text = re.sub(
        r"\[\[?[^\[\]]+\]\]?(?:\([^()]*\))?|\{[^{}]*\}|[^\s“”，。；（）]*[#*<_\\][^\s“”，。；（）]*", r"`\g<0>`", text
    )
    return text.rstrip("。")


def _example(case: Path, shown: Sequence[tuple[Path, re.Match[str]]]) -> list[str]:
    """The wrong file, as far as it shows the mistake, and what is said of it."""
    lines = ["````text"]
    path = shown[0][1]["path"]
    if path == "site.toml" or path.endswith((".md", ".yaml")):
        lines += _excerpt(case, path, [int(found["line"]) for _, found in shown])
    removed = (case / "remove.txt").read_text(encoding="utf-8").split() if (case / "remove.txt").exists() else []
    if len(lines) == 1:
        lines += [f"没有 {name}" for name in removed]
        lines += [file.relative_to(case).as_posix() for file in sorted(case.rglob("*")) if _is_laid(file, case)]
    return [*lines, "", *(_visible(found[0]) for _, found in shown), "````", ""]


def _is_laid(file: Path, case: Path) -> bool:
    return file.is_file() and (file.parent != case or file.suffix != ".txt")


def _excerpt(case: Path, path: str, numbers: Sequence[int]) -> list[str]:
    """The lines of the case's file around the mistake; nothing where it is no text."""
    try:
        text = (case / path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    wanted = [number for number in range(min(numbers) - 1, max(numbers) + 2) if 0 < number <= len(text)]
    return [f"{number:>3}  {_visible(text[number - 1])}".rstrip() for number in wanted if text[number - 1].strip()]


def _visible(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:60]}……"
    return "".join(sign if sign.isprintable() else f"〈U+{ord(sign):04X}〉" for sign in short)


if __name__ == "__main__":
    sys.exit(settle(PAGE, messages_page(), sys.argv[1:]))
