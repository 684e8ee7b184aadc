"""Gongkai: a folder of Markdown becomes the public disclosure portal of a bureau."""
