"""LibreOffice accepts or rejects the changes of a file, by a macro of its own."""

import subprocess
from pathlib import Path

from report_assistant.office.programs import find_libreoffice

SOFFICE = find_libreoffice()
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"
 script:language="StarBasic">
Sub Settle(folder, command)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName" : filter(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  number = 0
  Do While FileExists(folder &amp; "/" &amp; number &amp; ".docx")
    name = folder &amp; "/" &amp; number &amp; ".docx"
    target = folder &amp; "/" &amp; command &amp; number &amp; ".docx"
    If Not FileExists(target) Then
    document = StarDesktop.loadComponentFromURL(name, "_blank", 0, hidden())
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" &amp; command, "", 0, Array())
    document.storeToURL(target, filter())
    document.close(True)
    End If
    number = number + 1
  Loop
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settle"/>
</library:library>
"""
ACCEPT, REJECT, ONLY_SAVE = "AcceptAllTrackedChanges", "RejectAllTrackedChanges", "Saved"


_ATTEMPTS = 10


def settled(files: list[bytes], command: str, folder: Path) -> list[bytes]:
    """The files after LibreOffice accepted or rejected all changes in them."""
    profile, place = folder / "profile", folder / command
    if not profile.exists():
        _run(profile, "--terminate_after_init")
        basic = profile / "user" / "basic" / "Standard"
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic / "Settle.xba").write_text(_MODULE, encoding="utf-8")
    place.mkdir()
    for number, data in enumerate(files):
        (place / f"{number}.docx").write_bytes(data)
    made = [place / f"{command}{number}.docx" for number in range(len(files))]
    for _ in range(_ATTEMPTS):  # a build without windows breaks off after some dozens of files
        if all(path.exists() for path in made):
            break
        _run(profile, f'macro:///Standard.Settle.Settle("{place.as_uri()}", "{command}")')
    return [path.read_bytes() for path in made]


def _run(profile: Path, what: str) -> None:
    assert SOFFICE is not None
    settings = f"-env:UserInstallation={profile.as_uri()}"
    subprocess.run(
        [SOFFICE, settings, "--headless", "--norestore", what],
        check=False,
        capture_output=True,
        timeout=300,
    )
