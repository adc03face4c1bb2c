"""What markers are put together from: wrappers, labels, brackets and separators, in the folded view."""

import re

from interview_coder.domain.han import LETTER

TAGS = r"</?(?:p|strong|b|em|i|u|span|font|div|br|li|ul|ol|section)\b[^<>\n]{0,200}>"
WRAP = re.compile(rf"(?:[ \u200b*`]|__|{TAGS})*")
LEAD = re.compile(r"(?P<heading>#{1,6})(?=[ \u200b*\[]|[^#\d\s])|[-+•●◆■] |\d{1,3}[.、)] ?")
TAIL = re.compile(rf"(?:[ \u200b*`\\]|__|{TAGS})*")
AFTER_TIME = re.compile(rf"(?:[ \u200b*`|]|__|[-–—] |{TAGS})*")
SPEAKER_TAG = re.compile(
    r"<(?:speaker|speech|u|sp|v|cite|voice)\b(?:[ .][^<>\n]{0,200}?)??"
    r"(?:\b(?:who|by|user-name|name)=[\"']#?(?P<q>[^\"'<>]{1,60})[\"']|(?<=<v) ?(?P<v>[^<>=\"]{1,60}))"
    r"[^<>\n]{0,200}>(?:</cite>)?"
)
LABEL = re.compile(
    r"[^:。!?;,、\"“”「」『』…<>《》|=*#\[\](){}\\~^]{1,30}(?:\([^()\n]{0,30}\)|\[[^\[\]\n]{0,30}\]){0,2}"
)
HEADING_LABEL = re.compile(r"[^:。!?\n<>]{1,60}")
IN_BRACKETS = re.compile(r"\[(?P<square>[^\[\]\n]{1,24})\]|\((?P<round>[^()\n]{1,24})\)|<(?P<angle>[^<>/\n=]{1,24})>")
ID = re.compile(r"(?:id|no|编号|样本|个案)[ \u200b]*[:.#]?[ \u200b]*[a-z]?\d{1,5}|[a-z]{1,3}-?\d{1,4}")
LOOSE = re.compile(
    rf"(?P<han>{LETTER}{{1,6}}[a-z\d]{{0,3}})(?:[ \u200b]*(?:\||—{{1,2}}|--|~)[ \u200b]*|[ \u200b]+)"
    r"|(?P<sign>(?:问|答|[qa])\d{0,2})[.、][ \u200b]*"
    r"|(?P<latin>[a-z]{1,12}\d{0,2})[ \u200b]*(?:\||—{1,2}|--)[ \u200b]*"
)
"""A label and something other than a colon; trusted only behind words that name a role."""
EMPHASIS = " \u200b*_`\\"
LAST_NUMBER = re.compile(r"\d{1,3}$")
COLON_REACH, TIME_REACH = 80, 70
