"""The rules of polling: what may happen next, what an answer is, what it adds up to.

Pure: no I/O, no clock, no randomness, no framework. Time comes in as an argument, in milliseconds since 1970.
"""
