"""What a refusal of the operating system means, and what helps, in the user's language."""

import errno

from interview_coder.cli.language import say


def explain_file_error(error: OSError) -> str:
    """Return two lines: which file, why, and what to do about it.

    Args:
        error: What Python raised; its own words are used only where none of ours fit.
    """
    place = error.filename or "-"
    reason, remedy = _reason(error)
    return say(f"{place}: cannot be read or written: ", f"{place}：无法读写：") + reason + f"\n  {remedy}"


def _reason(error: OSError) -> tuple[str, str]:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return say("no permission", "没有权限"), say(
                "fix: close the file where it is open (Excel, Word), or name another folder",
                "修改: 若文件正在 Excel 或 Word 中打开，请先关闭；否则换一个文件夹",
            )
        case errno.EEXIST | errno.ENOTDIR:
            return say("a file of that name is in the way of the folder", "文件夹的位置上已有同名文件"), say(
                "fix: name another folder, or move that file away", "修改: 换一个文件夹名，或移走该文件"
            )
        case errno.EISDIR:
            return say("it is a folder, not a file", "这是文件夹，不是文件"), say(
                "fix: name a file in it", "修改: 请写出其中的文件名"
            )
        case errno.ENOENT:
            return say("there is no such file or folder", "没有这个文件或文件夹"), say(
                "fix: check the name, or create the folder first", "修改: 请检查名称，或先建好文件夹"
            )
        case errno.ENOSPC | errno.EDQUOT:
            return say("the disk is full", "磁盘已满"), say(
                "fix: make room, or name a folder on another disk", "修改: 请腾出空间，或换一个磁盘上的文件夹"
            )
        case errno.ENAMETOOLONG:
            return say("the name is too long", "名称太长"), say("fix: choose a shorter one", "修改: 请换短一些的名称")
    return str(error.strerror or error), say(
        "fix: try another folder; the folder of a cloud drive may be the cause",
        "修改: 请换一个文件夹再试；网盘的同步文件夹有时会这样",
    )
