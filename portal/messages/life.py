"""What is said about working days, terms, and the life of a document from its draft to its repeal."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # working days
    "stranger-in-calendar": Sentence(
        "calendar 里不应当有“{name}”",
        "calendar should not hold '{name}'",
        "这里只放地方放假安排，一份通知一个文件，文件名以 .yaml 结尾，如 2026.yaml",
        "it holds regional holidays only, one .yaml file for each notice, such as 2026.yaml",
    ),
    "calendar-state": Sentence(
        "{day}的内容“{value}”不认识",
        "'{value}' is not known for {day}",
        "放假的写 off，调休上班的写 work，如 2026-04-20: off",
        "write off for a day off and work for a day that is worked, as in 2026-04-20: off",
    ),
    "calendar-day-twice": Sentence(
        "{value}前面已经写过，见 {first}",
        "{value} was given before, see {first}",
        "一天只写一遍，请删去其中一处",
        "give a day once and delete the other line",
    ),
}
