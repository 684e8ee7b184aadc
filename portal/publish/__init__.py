"""A built site goes online in one step, and can be taken back."""
