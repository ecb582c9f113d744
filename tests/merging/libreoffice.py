"""LibreOffice Writer at work, by a macro of its own: documents are opened, edited and saved.

What is done to a document stands in a text file, a line an action, so that one process edits all.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk"
 script:language="StarBasic">
Option Explicit

Sub EditAll(folder)
  Dim number As Long
  Do While FileExists(folder &amp; "/" &amp; number &amp; ".docx")
    If Not FileExists(folder &amp; "/done" &amp; number &amp; ".docx") Then EditOne(folder, number)
    number = number + 1
  Loop
End Sub

Sub EditOne(folder, number)
  Dim document, actions, again, saved
  saved = folder &amp; "/saved" &amp; number &amp; ".docx"
  document = Opened(folder &amp; "/" &amp; number &amp; ".docx")
  actions = Lines(folder &amp; "/" &amp; number &amp; ".txt")
  Dim at As Long
  For at = 0 To UBound(actions)
    If actions(at) &lt;&gt; "" Then Act(document, Split(actions(at), Chr(9)))
  Next
  Store(document, saved)
  again = Opened(saved)
  Store(again, folder &amp; "/done" &amp; number &amp; ".docx")
End Sub

Function Opened(address)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
End Function

Sub Store(document, address)
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName" : filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(address, filter())
  document.close(True)
End Sub

Function Lines(address)
  Dim files, stream, text
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(address))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    text = text &amp; stream.readLine() &amp; Chr(10)
  Loop
  stream.closeInput()
  Lines = Split(text, Chr(10))
End Function

Function Paragraph(document, number)
  Dim all, one
  Dim at As Long
  all = document.Text.createEnumeration()
  Do While all.hasMoreElements()
    one = all.nextElement()
    If one.supportsService("com.sun.star.text.Paragraph") Then
      If at = number Then
        Paragraph = one
        Exit Function
      End If
      at = at + 1
    End If
  Loop
End Function

Function Selected(document, number, begin, length)
  Dim cursor
  cursor = document.Text.createTextCursorByRange(Paragraph(document, number).getStart())
  cursor.goRight(begin, False)
  cursor.goRight(length, True)
  Selected = cursor
End Function

Sub Act(document, words)
  Dim cursor, number
  number = CLng(words(1))
  Select Case words(0)
    Case "type"
      cursor = Selected(document, number, CLng(words(2)), CLng(words(3)))
      cursor.setString(words(4))
    Case "bold"
      cursor = Selected(document, number, CLng(words(2)), CLng(words(3)))
      cursor.CharWeight = 150 : cursor.CharWeightAsian = 150 : cursor.CharWeightComplex = 150
    Case "enter"
      cursor = Selected(document, number, CLng(words(2)), 0)
      document.Text.insertControlCharacter(cursor, 0, False)
    Case "below"
      cursor = Selected(document, number, 0, 0)
      cursor.gotoEndOfParagraph(False)
      document.Text.insertControlCharacter(cursor, 0, False)
      document.Text.insertString(cursor, words(2), False)
    Case "delete"
      cursor = Selected(document, number, 0, 0)
      cursor.gotoEndOfParagraph(True)
      cursor.goRight(1, True)
      cursor.setString("")
    Case "remove"
      Paragraph(document, number).dispose()
    Case "record"
      document.RecordChanges = (number = 1)
    Case "cell"
      TypeInCell(document.TextTables.getByIndex(number), CLng(words(2)), words(3))
  End Select
End Sub

Sub TypeInCell(table, first, words)
  Dim names, cell
  Dim at As Long
  names = table.getCellNames()
  For at = first To first + UBound(names)
    cell = table.getCellByName(names(at Mod (UBound(names) + 1)))
    If IsNumeric(cell.getString()) Then
      cell.setString(words)
      Exit Sub
    End If
  Next
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Clerk"/>
</library:library>
"""
_ATTEMPTS = 4
_PATIENCE = 120
"""Seconds."""
Action = tuple[str, ...]
"""What is done, the number of the paragraph or table, and what belongs to it."""


def edit_and_save_twice(
    files: Sequence[bytes], actions: Sequence[Sequence[Action]], folder: Path
) -> list[tuple[bytes, bytes]]:
    """Edit each file; return it as it was saved, and as it was opened and saved once more."""
    profile, place = folder / "profile", folder / "edited"
    _prepare(profile)
    place.mkdir()
    for number, (data, todo) in enumerate(zip(files, actions, strict=True)):
        (place / f"{number}.docx").write_bytes(data)
        lines = "\n".join("\t".join(action) for action in todo)
        (place / f"{number}.txt").write_text(lines, encoding="utf-8")
    last = [place / f"done{number}.docx" for number in range(len(files))]
    for _ in range(_ATTEMPTS):  # a build without windows breaks off after some dozens of files
        if all(path.exists() for path in last):
            break
        _run(profile, f'macro:///Standard.Clerk.EditAll("{place.as_uri()}")')
    first = [place / f"saved{number}.docx" for number in range(len(files))]
    return [(one.read_bytes(), two.read_bytes()) for one, two in zip(first, last, strict=True)]


def read_in_libreoffice(files: Sequence[bytes], folder: Path) -> list[str]:
    """The text of each file as LibreOffice has it."""
    place = folder / "read"
    place.mkdir()
    names = [place / f"{number}.docx" for number in range(len(files))]
    for path, data in zip(names, files, strict=True):
        path.write_bytes(data)
    for _ in range(_ATTEMPTS):
        left = [path for path in names if not path.with_suffix(".txt").exists()]
        if left:
            kind = ("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(place))
            _run(folder / "profile", *kind, *map(str, left))
    return [path.with_suffix(".txt").read_text(encoding="utf-8-sig") for path in names]


def saved_by_libreoffice(files: Sequence[bytes], folder: Path) -> list[bytes]:
    """Each file as LibreOffice saves it without a change.

    A build without windows cannot put a comment in by a macro, but it writes those of a file anew.
    """
    place, target = folder / "unsaved", folder / "resaved"
    place.mkdir()
    names = [place / f"{number}.docx" for number in range(len(files))]
    for path, data in zip(names, files, strict=True):
        path.write_bytes(data)
    for _ in range(_ATTEMPTS):
        left = [path for path in names if not (target / path.name).exists()]
        if left:
            kind = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target))
            _run(folder / "profile", *kind, *map(str, left))
    return [(target / path.name).read_bytes() for path in names]


def _prepare(profile: Path) -> None:
    if profile.exists():
        return
    _run(profile, "--terminate_after_init")
    basic = profile / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Clerk.xba").write_text(_MODULE, encoding="utf-8")


def _run(profile: Path, *what: str) -> None:
    assert SOFFICE is not None
    settings = f"-env:UserInstallation={profile.as_uri()}"
    command = [SOFFICE, settings, "--headless", "--norestore", *what]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:  # a shell stands before the program itself
            os.killpg(process.pid, signal.SIGKILL)
            raise
