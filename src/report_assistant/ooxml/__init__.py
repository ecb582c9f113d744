"""Packages, parts, paragraphs and revisions of .docx: what word, versions and merging share."""
