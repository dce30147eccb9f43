"""Bytes -> text, one module or package a format; `formats.py` chooses by what the bytes are."""
