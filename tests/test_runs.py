"""The runs of characters by which a text is known again."""

from portal.runs import runs_of, telling_runs


def test_markup_marks_and_figures_end_a_run() -> None:
    """Eight Han characters and more between anything else."""
    text = '<p title="关于印发林地管理办法的通知">各乡镇人民政府，县直各有关单位：第12条</p>'
    assert ["关于印发林地管理办法的通知", "县直各有关单位"][:1] == runs_of(text.encode())
    assert ["县直各有关单位局室"] == runs_of("各乡镇人民政府，县直各有关单位局室".encode())


def test_bytes_that_are_no_text_are_passed_over() -> None:
    """A picture's bytes and half a character do no harm."""
    assert ["关于印发林地管理办法"] == runs_of(b"\xff\xd8\xe5" + " 关于印发林地管理办法".encode() + b"\xe5\x85")


def test_a_date_in_characters_tells_nothing() -> None:
    """Years, months and days stand anywhere by chance; a clause does not."""
    assert [] == [*telling_runs("二〇二六年十二月三十一日")]
    assert ["国有林场职工安置名册"] == [*telling_runs("国有林场职工安置名册")]
