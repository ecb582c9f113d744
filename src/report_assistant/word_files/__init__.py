"""Word files on disk that are never lost: written, recorded, followed when renamed."""
