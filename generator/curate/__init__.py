"""Raw bytes -> a page a person can read and edit; `work.py` has the order of work.

Nothing is imported here: a process that reads one PDF need not load all of curating.
"""
