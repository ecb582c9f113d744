"""What a clerk asks, names or hands over: questions, tables, sources, files."""
