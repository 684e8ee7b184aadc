"""The shapes that travel between the stages: what was filed, what may be shown, what will be written."""
