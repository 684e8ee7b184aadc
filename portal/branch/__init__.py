"""What a branch would change in public."""
