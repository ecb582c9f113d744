"""What reading a PDF may use. pdfminer itself unpacks and follows whatever a file says."""

import io
import zlib

_MOST_UNPACKED = 64 << 20
"""Bytes, all streams together. A font for Chinese may have twenty million."""
_MOST_MEMORY = 1 << 30
_PIECE = 1024


class TooLargeError(Exception):
    """The file unfolds to more than a report needs."""


def hold_limits() -> None:
    """Limit the memory of this process, where the system can, and what streams unpack to."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, OSError, ValueError):
        pass  # Windows, or a limit that is lower already
    from pdfminer import pdftypes

    vars(pdftypes)["zlib"] = _Unpacking()
    for name in ("lzwdecode", "rldecode", "ccittfaxdecode"):  # of pictures and of old files
        vars(pdftypes)[name] = _refuse


class _Unpacking:
    """Stands in for `zlib` where pdfminer unpacks streams; counts what comes out."""

    error = zlib.error

    def __init__(self) -> None:
        self._left = _MOST_UNPACKED

    def decompress(self, data: bytes) -> bytes:
        """Return what a stream holds, of a damaged one what stands before the damage."""
        unpacker, packed, found = zlib.decompressobj(), io.BytesIO(data), []
        while piece := packed.read(_PIECE):
            try:
                unpacked = unpacker.decompress(piece, self._left + 1)
            except zlib.error:
                break
            self._left -= len(unpacked)
            if self._left < 0 or unpacker.unconsumed_tail:
                raise TooLargeError
            found.append(unpacked)
        return b"".join(found)


def _refuse(*_: object) -> bytes:
    raise TooLargeError
