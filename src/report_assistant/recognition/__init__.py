"""Reading our own wording back: the inverse of the narrative templates, computed from them.

A template is rendered with values that cannot occur by chance; where these stand in the text, there
the answers stand. So a changed wording is read back without anybody touching this room. Nothing is
believed that does not give the same text when it is rendered again.
"""
