"""A document to be reviewed, and changes to it."""

import shutil

NUMBER = "2026-00001"
INDEX = f"content/documents/2026/{NUMBER}/index.md"
ANSWERS = "是\n\n\n李四\n"


def change(root, old: str, new: str, number: str = NUMBER) -> None:
    """Change a document's text."""
    file = root / INDEX.replace(NUMBER, number)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(root, number: str, published: str = "2026-03-02 10:00") -> None:
    """One more document."""
    shutil.copytree((root / INDEX).parent, (root / INDEX).parent.parent / number)
    change(root, "2026-03-02 10:00", published, number)


def rules(outcome) -> list[str]:
    """The rules of the problems said."""
    return [line.partition("[")[2].partition("]")[0] for line in outcome.err.splitlines() if "[" in line]
