"""Reading reports: what stands in a file becomes a PrintedReport. Knows report/ only."""
