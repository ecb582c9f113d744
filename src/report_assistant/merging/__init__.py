"""New answers brought into a Word file that somebody edited: three-way merge by blocks and cells."""
