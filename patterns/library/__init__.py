"""The library as files: reading, checking and writing a package. FORMAT.md says what one is.

`load(path)` in `loading.py` is the whole of it. A package is read and checked to its end before
anything is written, and then all of it is written, or nothing.
"""
