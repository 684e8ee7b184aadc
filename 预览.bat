@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "PYTHON=py"
where py >nul 2>nul || set "PYTHON=python"
%PYTHON% build.py serve
pause
