@echo off
chcp 65001 >nul
setlocal EnableDelayedExpansion
cd /d "%~dp0"
set "PYTHON=py"
where py >nul 2>nul || set "PYTHON=python"
set "TYPE="
set "TITLE="
set /p "TYPE=请输入文件类型，例如 notice（通知公告）、policy（政策文件），然后按回车："
set /p "TITLE=请输入标题，然后按回车："
if defined TYPE set "TYPE=!TYPE:"=!"
if defined TITLE set "TITLE=!TITLE:"=!"
%PYTHON% build.py new "!TYPE!" "!TITLE!"
pause
