"""The foundation that every room may use: problems, assets, YAML with line numbers."""
