"""Encodings: found out by what the characters are, refused where nothing fits, never guessed silently."""

import codecs
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.domain.problems import Where
from interview_coder.ingest.encodings import decode, likeliest
from interview_coder.ingest.extract import Unreadable

WHERE = Where("访谈.txt")
SIMPLIFIED = (
    "我们这个志愿服务队最早只有七个人，大家都是下了班以后才来帮忙的，周末的时候也会去看看村里的老人。"
    "经费一直不够，去年街道给了两万块钱，买了米和油以后就差不多用完了，所以今年只能自己想办法去找企业赞助。"
    "其实最难的不是钱，是没有人愿意留下来，年轻人来一次两次就走了，因为没有培训，也没有人告诉他们应该做什么。"
    "后来社工站来了两位老师，教我们怎么开会，怎么记录，慢慢地居民也愿意参加了，我觉得这样很好。"
)
TRADITIONAL = (
    "我們這個志願服務隊最早只有七個人，大家都是下了班以後才來幫忙的，週末的時候也會去看看村裡的老人。"
    "經費一直不夠，去年街道給了兩萬塊錢，買了米和油以後就差不多用完了，所以今年只能自己想辦法去找企業贊助。"
    "其實最難的不是錢，是沒有人願意留下來，年輕人來一次兩次就走了，因為沒有訓練，也沒有人告訴他們應該做什麼。"
    "後來社工站來了兩位老師，教我們怎麼開會，怎麼記錄，慢慢地居民也願意參加了，我覺得這樣很好。"
)
LEGACY = [
    ("gb18030", SIMPLIFIED),
    ("gb18030", TRADITIONAL),
    ("cp950", TRADITIONAL),
    ("big5hkscs", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
]
FOREIGN = {
    "shift_jis": "こんにちは、今日はインタビューにご協力いただきありがとうございます。まず自己紹介をお願いします。",
    "euc_jp": "こんにちは、今日はインタビューにご協力いただきありがとうございます。まず自己紹介をお願いします。",
    "euc_kr": "안녕하세요 오늘 인터뷰에 응해 주셔서 감사합니다. 먼저 자기소개를 부탁드립니다.",
    "cp1252": "Müller sagte: «Ça va très bien», déjà vu à l’école",
    "cp1251": "Здравствуйте, спасибо за интервью. Расскажите о себе.",
    "tis-620": "สวัสดีครับ ขอบคุณสำหรับการสัมภาษณ์",
}


@pytest.mark.parametrize(("encoding", "text"), LEGACY, ids=lambda value: value if len(value) < 12 else value[3:6])
@pytest.mark.parametrize("length", [8, 20, 60])
def test_snippets_of_a_few_characters_are_told_apart(encoding: str, text: str, length: int) -> None:
    draw = random.Random(length)
    starts = [draw.randrange(len(text) - length) for _ in range(60)]
    right = sum(decode(text[n : n + length].encode(encoding), WHERE).text == text[n : n + length] for n in starts)
    assert right == len(starts)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(mark: str) -> None:
    decoded = decode("问：好\r\n答：好".encode(mark), WHERE)
    assert decoded.text == "问：好\r\n答：好"
    assert decoded.encoding in {"utf-8", "utf-16-le", "utf-32-le"}


def test_big_endian_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + "问：好".encode("utf-16-be"), WHERE).text == "问：好"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
@settings(max_examples=300)
def test_utf_8_stays_as_it_is(text: str) -> None:
    decoded = decode(text.encode(), WHERE)
    assert (decoded.text, decoded.encoding) == (text.removeprefix("\ufeff"), "utf-8")
    # IC110: marks of writing direction are kept, and said
    assert {problem.code for problem in decoded.problems} <= {"IC110"}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "marked"])
@pytest.mark.parametrize(
    ("tail", "text", "codes"),
    [
        (b"", "问：好", set()),
        ("人".encode()[:2], "问：好", {"IC109"}),
        (b"\x07" + "人".encode() * 60, "问：好\x07" + "人" * 60, {"IC110"}),
    ],
    ids=["whole", "cut", "control"],
)
def test_utf_8_with_and_without_its_mark_is_read_alike(mark: bytes, tail: bytes, text: str, codes: set[str]) -> None:
    decoded = decode(mark + "问：好".encode() + tail, WHERE)
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
    assert {problem.code for problem in decoded.problems} == codes


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    try:
        decoded = decode(raw, WHERE)
    except Unreadable as unreadable:
        code = unreadable.problem.code
    else:
        code = "" if decoded.text.encode("utf-8", "surrogatepass") is not None else "no text"
    assert code in {"", "IC104", "IC105"}


def test_line_ends_zero_width_and_rare_characters_are_kept() -> None:
    text = "一\r\n二\r三\u2028四\ufeff五\u200b𠮷䶮€"
    assert decode(text.encode("gb18030"), WHERE, "gb18030").text == text
    assert decode(text.encode(), WHERE).text == text


def test_mixed_ascii_and_a_little_chinese() -> None:
    text = "Q: How many people? OK\r\nA: 大概有七个人吧\r\n" * 3
    assert decode(text.encode("gbk"), WHERE).text == text


def test_taiwan_characters_that_one_codec_lacks() -> None:
    for text in (TRADITIONAL[:30] + "堃喆峯", TRADITIONAL[:30] + "碁銹裏墻恒粧嫺‧€"):
        encoding = "big5hkscs" if "堃" in text else "cp950"
        assert decode(text.encode(encoding), WHERE).text == text


@pytest.mark.parametrize("encoding", FOREIGN)
@pytest.mark.parametrize("length", [8, 20, 60])
def test_foreign_text_is_refused(encoding: str, length: int) -> None:
    raw = FOREIGN[encoding][:length].encode(encoding, "ignore")
    assert likeliest(raw) == ""
    with pytest.raises(Unreadable) as caught:
        decode(raw, WHERE)
    assert caught.value.problem.render("en") == (
        "访谈.txt:1: IC105 not UTF-8, and no other encoding gives readable Chinese; this line is the first that fails\n"
        "  fix: save the file as UTF-8, or name its encoding with --encoding (utf-8, gb18030, big5, utf-16, shift_jis or euc_kr)"
    )


def test_foreign_text_is_read_when_the_user_names_the_encoding() -> None:
    decoded = decode(FOREIGN["shift_jis"].encode("shift_jis"), WHERE, "shift_jis")
    assert (decoded.text, decoded.encoding) == (FOREIGN["shift_jis"], "shift_jis")


@pytest.mark.parametrize(("encoding", "text"), [*LEGACY, ("utf-8", SIMPLIFIED)])
def test_a_last_character_that_is_cut_off_is_left_out_with_a_warning(encoding: str, text: str) -> None:
    raw = text.encode(encoding)[:-1]
    if encoding in {"gb18030", "cp950", "big5hkscs", "utf-8"} or encoding.startswith("utf-16"):
        decoded = decode(raw, WHERE)
        assert decoded.text == text[:-1]
        assert [problem.code for problem in decoded.problems if problem.severity.value == "warning"] == ["IC109"]


def test_the_encoding_used_is_noted() -> None:
    (note,) = decode(SIMPLIFIED.encode("gbk"), WHERE).problems
    assert (note.code, note.severity.value) == ("IC108", "note")
    assert (
        note.render("zh")
        == "访谈.txt: IC108 按 gb18030 编码读取\n  修改: 请核对文字是否正确；如有乱码，用 --encoding 指定编码"
    )


def test_an_encoding_that_does_not_fit_names_the_line() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"ok\nok\n\xff\xff", WHERE, "gb18030")
    assert (caught.value.problem.code, str(caught.value.problem.where)) == ("IC106", "访谈.txt:3")


@pytest.mark.parametrize("name", ["nonsense", "a\0b", "hex", "rot13"])
def test_a_name_that_is_no_encoding(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"ok", WHERE, name)
    assert caught.value.problem.code == "IC107"


def test_control_characters_are_kept_and_counted() -> None:
    decoded = decode(("问：好\n答：不够\x07" + "好" * 200).encode(), WHERE)
    assert "\x07" in decoded.text
    assert [str(problem.where) for problem in decoded.problems] == ["访谈.txt:2:5"]
    assert decoded.problems[0].what.en == "1 control character(s) in the text, the first is U+0007"


def test_binary_is_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(bytes(range(32)) * 40, WHERE)
    assert caught.value.problem.code == "IC104"


def test_public_interviews_in_every_encoding() -> None:
    default = Path(__file__).parents[3] / "shared" / "data" / "interviews-cc0"
    folder = Path(os.environ.get("INTERVIEWS_CC0", default))
    files = sorted(folder.glob("20*.md"))
    if not files:
        pytest.skip("the public interviews are not here")
    draw = random.Random(1)
    for path in files:
        text = path.read_text(encoding="utf-8")
        for encoding in ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be"):
            for length in (8, 20, 60, 300):
                start = draw.randrange(len(text) - length)
                snippet = text[start : start + length]
                if sum("\u4e00" <= character <= "\u9fff" for character in snippet) < length / 2:
                    continue
                raw = snippet.encode(encoding, "ignore")
                assert decode(raw, WHERE).text == raw.decode(encoding), (path.name, encoding, snippet)


def test_a_short_text_full_of_direction_marks_is_text() -> None:
    decoded = decode("字\u202a字".encode(), WHERE)
    assert decoded.text == "字\u202a字"
    assert len(decoded.problems) == 1
