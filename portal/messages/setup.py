"""What set-up says: Python, the environment, the lock."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "setup-first": Sentence(
        "首次运行，正在安装所需的程序库（约1分钟）……",
        "First run: installing the libraries it needs (about a minute) ...",
    ),
    "setup-again": Sentence(
        "所需的程序库有变化或不完整，正在重新安装（约1分钟）……",
        "The libraries it needs have changed or are incomplete: installing them anew (about a minute) ...",
    ),
    "setup-waiting": Sentence(
        "另一个窗口正在安装程序库，请稍候……",
        "Another window is installing the libraries; waiting for it ...",
    ),
    "setup-interrupted": Sentence(
        "安装已中断，没有留下不完整的内容；再次运行即可重新安装。",
        "The installation was interrupted and left nothing half done; run the command again to install.",
    ),
    "setup-pip-failed": Sentence(
        "程序库没有安装成功，安装程序 pip 的提示是：",
        "The libraries could not be installed; pip said:",
        "请检查网络后再试。网络慢时可设置镜像：{python} -m pip config set global.index-url 镜像地址；"
        "不能上网时，在能上网的同类电脑上运行 {python} -m pip download -r {lock} -d 程序库，"
        "把“程序库”文件夹拷过来，再运行 {python} build.py --wheelhouse 程序库 离线安装。",
        "Check the network and try again. Set a mirror with {python} -m pip config set global.index-url ADDRESS, "
        "or install offline: run {python} -m pip download -r {lock} -d wheels on a computer of the same kind "
        "with a network, copy the folder here and run {python} build.py --wheelhouse wheels.",
    ),
    "setup-wheelhouse-failed": Sentence(
        "用文件夹“{folder}”离线安装没有成功，安装程序 pip 的提示是：",
        "Installing offline from the folder '{folder}' failed; pip said:",
        "请在系统和 Python 版本都与这台电脑相同、能上网的电脑上重新下载：{python} -m pip download -r {lock} -d 程序库，"
        "再把整个文件夹拷过来。",
        "Download again on a computer with a network that has the same system and Python version: "
        "{python} -m pip download -r {lock} -d wheels, and copy the whole folder here.",
    ),
    "setup-other-file": Sentence(
        "下载到的程序库与本系统核对过的不一致，为安全起见没有安装。安装程序 pip 的提示是：",
        "What was downloaded is not the library that was checked for this system, so it was not installed; pip said:",
        "请换一个镜像或网络再试；仍然如此，请告诉维护人员。",
        "Try another mirror or network; if it stays so, tell the maintainer.",
    ),
    "setup-venv-failed": Sentence(
        "不能建立运行环境，Python 的提示是：",
        "The environment could not be made; Python said:",
        "请重新安装 Python 3.11 或更新的版本后再试。",
        "Install Python 3.11 or newer again and retry.",
    ),
    "setup-no-venv-module": Sentence(
        "这台电脑的 Python 缺少 {module} 组件；"
        "请运行 sudo apt install python3-venv（其他系统请重新安装完整的 Python）后再试。",
        "This Python lacks the module {module}: "
        "run sudo apt install python3-venv (elsewhere install a complete Python) and retry.",
    ),
    "setup-no-wheelhouse": Sentence(
        "没有找到 --wheelhouse 指定的文件夹“{folder}”；请写成 --wheelhouse 文件夹，文件夹里是事先下载的程序库。",
        "There is no folder '{folder}' as --wheelhouse says; "
        "write --wheelhouse DIR, where DIR holds the downloaded libraries.",
    ),
    "setup-not-writable": Sentence(
        "不能写入文件夹“{folder}”，所以不能安装程序库；"
        "请把整个文件夹拷到可以写入的地方，并关闭正在使用它的其他窗口，再试一次。",
        "The folder '{folder}' cannot be written, so nothing can be installed; "
        "copy it to where you may write, close other windows that use it, and retry.",
    ),
    "setup-disk-full": Sentence(
        "磁盘空间不足，程序库没有安装成功；请清理出至少 500 MB 空间后再试。",
        "The disk is full, so the libraries could not be installed; free at least 500 MB and retry.",
    ),
    "setup-failed": Sentence(
        "程序库没有安装成功：{reason}；请确认文件夹完整（缺少文件时请重新下载本系统）后再试。",
        "The libraries could not be installed: {reason}; "
        "make sure that the folder is complete (download it again if a file is missing) and retry.",
    ),
}
