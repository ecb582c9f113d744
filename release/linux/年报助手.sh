#!/bin/sh
# Starts the program of this folder. Files that are dropped onto it are handed to the page;
# other words after it are the program's own (--help).
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
python=$here/python/bin/python3.13

# What is set for another Python on this computer does no harm here, nor in what this one starts.
for name in $(set | sed -n 's/^\(PYTHON[A-Z0-9_]*\)=.*/\1/p'); do
    unset "$name"
done
export PYTHONNOUSERSITE=1 PYTHONSAFEPATH=1
export REPORT_ASSISTANT_PROGRAM="$here"

if [ "$(uname -m)" != "@MACHINE@" ]; then
    echo "这个压缩包是给 @MACHINE@ 的电脑用的，这台电脑是 $(uname -m)，请换对应的压缩包。" >&2
    code=2
elif [ ! -x "$python" ]; then
    echo "程序运行不了。请把整个文件夹复制到自己的主目录或者桌面，再打开一次。" >&2
    code=2
else
    if [ $# -eq 0 ] || [ -f "$1" ]; then
        set -- serve "$@"
    fi
    "$python" -m report_assistant "$@"
    code=$?
fi
# A window that closes at once would take the sentence with it.
if [ "$code" -ne 0 ] && [ -t 0 ] && [ -n "$REPORT_ASSISTANT_WINDOW" ]; then
    printf '按回车键关上这个窗口。'
    read -r _
fi
exit "$code"
