@echo off
rem ASCII on purpose: the code page of the black window differs between computers.
setlocal EnableExtensions DisableDelayedExpansion
set "REPORT_ASSISTANT_PROGRAM=%~dp0"
rem What is set for another Python on this computer does no harm here.
for %%v in (HOME PATH STARTUP VERBOSE INSPECT WARNINGS OPTIMIZE IOENCODING UTF8 DEVMODE) do set "PYTHON%%v="
if not exist "%~dp0python\python.exe" goto not_unpacked
"%~dp0python\python.exe" -m report_assistant @COMMAND@ %*
set "code=%errorlevel%"
if not "%code%"=="0" pause
exit /b %code%
:not_unpacked
powershell -NoProfile -Command "Add-Type -AssemblyName System.Windows.Forms; [void][System.Windows.Forms.MessageBox]::Show([regex]::Unescape('@UNPACK_FIRST@'))"
if not errorlevel 1 exit /b 2
echo Please unpack the whole zip file first. Qing xian quanbu jieya.
pause
exit /b 2
