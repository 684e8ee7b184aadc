"""The plan becomes artifacts: pages by template, bodies from Markdown, feeds and data files."""
