"""The verbs of build.py, one module each: its arguments, its run, nothing of its work."""
