@echo off
rem This file is ASCII on purpose: the black window's code page differs between computers.
setlocal EnableExtensions DisableDelayedExpansion
set "REPORT_ASSISTANT_PROGRAM=%~dp0"
if not exist "%~dp0python\python.exe" goto not_unpacked
"%~dp0python\python.exe" -m report_assistant serve
if errorlevel 1 pause
exit /b
:not_unpacked
powershell -NoProfile -Command "Add-Type -AssemblyName System.Windows.Forms; [void][System.Windows.Forms.MessageBox]::Show([regex]::Unescape('@UNPACK_FIRST@'))"
if errorlevel 1 echo Please unpack the whole .zip first (quanbu jieya), then open this file again.
if errorlevel 1 pause
exit /b 2
