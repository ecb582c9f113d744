"""The county's desk: the reports of many bodies gathered, checked, added up and sent back.

`collecting.collect` reads a folder and returns a `Collection`; everything else here is made of one.
"""
