"""The report that the law asks for: model, tables, fields, editions. Imports nothing of ours."""
