"""Measures against public gold; nothing here is run by the tests."""
