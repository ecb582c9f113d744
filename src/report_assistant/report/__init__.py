"""What the law asks for: the report as a model, its tables, its checks. Imports nothing of ours."""
