"""report.html in a real browser: filters, links, hostile text, keyboard, print, light and dark, without a script."""

import base64
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, logged, open_page
from export.page_study import EVIL, SOURCES, coded, many
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from interview_coder.pipeline import CodingResult


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def result() -> CodingResult:
    return coded()


@pytest.fixture(scope="module")
def report(result: CodingResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("报 告 #1")
    result.write(folder)
    return folder / "report.html"


@pytest.fixture
def page(browser: Chrome, report: Path) -> Iterator[Chrome]:
    open_page(browser, report)
    yield browser
    assert logged(browser, "browser") == []
    assert browser.execute_script("return window.hit") is None
    assert requests(browser, report) == []


def requests(browser: Chrome, report: Path) -> list[str]:
    """Return what was asked for beside the page itself."""
    messages = [json.loads(message)["message"] for message in logged(browser, "performance")]
    asked = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if url.partition("#")[0] not in (report.as_uri(), "about:blank")]


def ask(page: Chrome, text: str) -> Any:  # noqa: ANN401 - whatever the script returns
    return page.execute_script(text)


def texts_of(result: CodingResult) -> list[str]:
    """Return the coded units of the tables, sources and text in order."""
    rows = sorted(result.tables["quotes"].records(), key=lambda row: (str(row["source"]), int(row["start"])))
    return list(dict.fromkeys(str(row["text"]) for row in rows))


def choose(page: Chrome, name: str, text: str) -> None:
    select = Select(page.find_element("name", name))
    [option] = [one for one in select.options if (one.get_attribute("textContent") or "").startswith(text)]
    select.select_by_value(option.get_attribute("value") or "")


def quoted(page: Chrome) -> list[str]:
    """Return the quotations in the list, without what stands around them."""
    found: list[str] = ask(
        page,
        """return [...document.querySelectorAll('#list .words')].map((line) =>
        [...line.childNodes].filter((part) => part.className !== 'around').map((part) => part.textContent).join(''))""",
    )
    return found


def wait_for(page: Chrome, texts: list[str]) -> None:
    try:
        WebDriverWait(page, 5, 0.02).until(lambda _: quoted(page) == texts)
    except TimeoutException:
        assert quoted(page) == texts


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_machine_without_a_browser_says_so(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(outcome, match="apt-get install chromium"), chromium():
        pass


def test_quotations_and_hits_are_those_of_the_tables(page: Chrome, result: CodingResult) -> None:
    rows = list(result.tables["quotes"].records())
    assert quoted(page) == texts_of(result)
    marked = ask(page, "return [...document.querySelectorAll('#list mark')].map((mark) => mark.textContent)")
    hits = [hit.partition(":")[2] for row in rows for hit in str(row["hits"]).split("; ")]
    assert sorted(marked) == sorted(hits)
    assert "𠮷𠮷，志愿者来了。" in quoted(page)


def test_each_filter_leaves_what_it_asks_for(page: Chrome, result: CodingResult) -> None:
    first, second, third = "𠮷𠮷，志愿者来了。", "经费和志愿者都不够。", "从来没有什么经费。"
    everything = texts_of(result)
    farmers = [text for text in everything if text not in ("经费紧。", "志愿者少。", "有经费。")]
    assert farmers[:3] == [first, second, third]
    for name, value, wanted in (
        ("code", "志愿者", [first, second, "志愿者少。"]),
        ("with", "经费不足", [second]),
    ):
        choose(page, name, value)
        wait_for(page, wanted)
    page.find_element("css selector", "#filters [type=reset]").click()
    wait_for(page, everything)
    for name, value, wanted in (
        ("construct", "构念b", [first, second, "志愿者少。"]),
        ("construct", "理论（全部）", [first, second, third, "经费紧。", "志愿者少。", "有经费。"]),
        ("case", "01", farmers),
        ("source", "03", ["有经费。"]),
        ("kind", "问卷", ["有经费。"]),
        ("role", "受访者", everything),
        ("negation", "有", [third]),
    ):
        choose(page, name, value)
        wait_for(page, wanted)
        choose(page, name, "全部")
        wait_for(page, everything)
    choose(page, "attribute", "district")
    wait_for(page, everything)
    choose(page, "value", "城区")
    wait_for(page, ["经费紧。", "志愿者少。", "有经费。"])
    page.find_element("name", "text").send_keys("经费 有")
    wait_for(page, ["有经费。"])
    assert [found.text for found in page.find_elements("class name", "found")] == ["有", "经费"]
    assert page.find_element("id", "count").text == f"1 段引文（1 条编码），共 {len(everything)} 段"
    page.find_element("name", "text").send_keys("<img>")
    wait_for(page, [])
    assert page.find_element("id", "count").text == "没有符合条件的引文。"
    assert page.find_element("id", "count").get_attribute("aria-live") == "polite"


def test_a_link_to_what_is_not_there_shows_everything(page: Chrome, result: CodingResult) -> None:
    for fragment in ("q?code=99&__proto__=1&kind=x", "q?%", "q?"):
        ask(page, f"location.hash = '{fragment}'; dispatchEvent(new HashChangeEvent('hashchange'))")
        assert quoted(page) == texts_of(result)
    ask(page, "location.hash = 't/99/1'; dispatchEvent(new HashChangeEvent('hashchange'))")
    assert page.switch_to.active_element.get_attribute("id") == "h-transcripts"


def test_every_number_leads_to_as_many_quotations(page: Chrome) -> None:
    wrong = ask(
        page,
        """return [...document.querySelectorAll('#bars a.n, #tree a.n, .heat td a, .pairs a.n, .strips td a')].map((link) => {
          location.hash = link.getAttribute('href');
          const state = Object.fromEntries(new URLSearchParams(location.hash.slice(3)));
          window.dispatchEvent(new HashChangeEvent('hashchange'));
          return [link.getAttribute('href'), link.textContent, String(document.querySelectorAll('#list > li').length)];
        }).filter(([, said, found]) => said !== found)""",
    )
    assert wrong == []
    assert len(page.find_elements("css selector", ".heat td a")) >= 5


def test_a_quotation_leads_to_its_place_in_the_transcript(page: Chrome) -> None:
    links = page.find_elements("css selector", "#list .place a")
    links[1].click()
    passage = "经费和志愿者都不够。"

    def parts_here() -> list[WebElement]:
        return page.find_elements("css selector", ".unit.here")

    WebDriverWait(page, 5).until(lambda _: "".join(part.text for part in parts_here()) == passage)
    assert passage.startswith(page.switch_to.active_element.text)
    parts = parts_here()
    assert [mark.text for part in parts for mark in part.find_elements("tag name", "mark")] == ["经费", "志愿者"]
    top, bottom = ask(page, "const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom]")
    assert 0 <= top < bottom <= ask(page, "return innerHeight")
    assert "#t/0/1" in page.current_url
    # Two codes, two lines under the words, and both names beside them.
    assert parts[0].value_of_css_property("box-shadow").count("rgb(") == 3
    spoken = ask(page, "return document.querySelector('.unit.here ~ .hidden').textContent")
    assert "经费不足" in spoken
    assert "志愿者" in spoken
    links[0].click()
    WebDriverWait(page, 5).until(lambda _: parts_here()[0].get_attribute("id") == "u0")
    page.back()
    WebDriverWait(page, 5).until(lambda _: "".join(part.text for part in parts_here()) == passage)


def test_the_transcript_shows_every_word_spoken(page: Chrome) -> None:
    for number, source in enumerate(SOURCES):
        ask(page, f"location.hash = 't/{number}'; dispatchEvent(new HashChangeEvent('hashchange'))")
        spoken = ask(
            page,
            """return [...document.querySelectorAll('#transcript .words')].map((line) =>
            [...line.childNodes].filter((part) => part.className !== 'hidden').map((part) => part.textContent).join(''))""",
        )
        assert spoken == [source.text[turn.start : turn.end] for turn in source.turns]


def test_hostile_text_stays_text(page: Chrome) -> None:
    ask(page, "location.hash = 't/0/3'; dispatchEvent(new HashChangeEvent('hashchange'))")
    assert ask(page, "return document.scripts.length") == 2
    assert page.find_elements("css selector", "img, iframe, object, a[href^='javascript']") == []
    assert ask(page, "return document.title").startswith("研究 <script>")
    heading = page.find_element("tag name", "h1").text
    assert heading == f"研究 {EVIL}"
    for name in ("#bars", "#list", "#transcript", "#tree"):
        assert "<script>window.hit=1</script>" in ask(page, f"return document.querySelector('{name}').textContent")
    assert "49" not in heading


def test_the_keyboard_alone_is_enough(page: Chrome) -> None:
    def press(*keys: str) -> None:
        ActionChains(page).send_keys(*keys).perform()

    press(Keys.TAB)
    assert page.switch_to.active_element.get_attribute("class") == "skip"
    press(Keys.ENTER)
    for _ in range(60):
        press(Keys.TAB)
        if ask(page, "return document.activeElement.closest('.heat') !== null"):
            break
    press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    cell = page.switch_to.active_element
    assert (cell.find_element("xpath", "..").tag_name, cell.text) == ("td", "2")
    assert len(page.find_elements("css selector", '.heat a[tabindex="0"]')) == len(
        page.find_elements("class name", "heat")
    )
    press(Keys.ENTER)
    wait_for(page, ["经费和志愿者都不够。", "从来没有什么经费。"])
    assert page.switch_to.active_element.get_attribute("id") == "h-quotes"
    press(Keys.TAB, Keys.TAB)
    assert page.switch_to.active_element.get_attribute("name") == "with"


def test_long_names_leave_room_for_the_cells(page: Chrome) -> None:
    head = page.find_element("css selector", ".heat thead").size
    assert head["height"] < 250
    for cell in page.find_elements("css selector", ".heat tbody th"):
        assert cell.size["width"] < 350


def test_names_for_everything_that_can_be_used(page: Chrome) -> None:
    nameless = ask(
        page,
        """return [...document.querySelectorAll('a, button, select, input, svg[role], [role=region]')].filter((one) =>
        !one.closest('[aria-hidden]') && !one.textContent.trim() && !one.getAttribute('aria-label') && !one.closest('label'))
        .map((one) => one.outerHTML)""",
    )
    assert nameless == []
    assert len(page.find_elements("css selector", "main")) == len(page.find_elements("tag name", "h1")) == 1
    levels = [int(one.tag_name[1]) for one in page.find_elements("css selector", "h1, h2, h3, h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_light_dark_and_the_button_between_them(page: Chrome) -> None:
    def background() -> str:
        return page.find_element("tag name", "body").value_of_css_property("background-color")

    light = background()
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    dark = background()
    assert light != dark
    button = page.find_element("id", "theme")
    button.click()
    assert (background(), button.text) == (light, "配色：浅色")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    button.click()
    assert (background(), button.text) == (dark, "配色：深色")
    button.click()


def test_paper_gets_no_controls_but_all_that_was_found(page: Chrome) -> None:
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = {
        name: page.find_element("css selector", name).is_displayed()
        for name in ("body > nav", "#filters", "#list", "#bars")
    }
    assert shown == {"body > nav": False, "#filters": False, "#list": True, "#bars": True}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_a_script_the_tables_are_there(browser: Chrome, report: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        open_page(browser, report)
        assert "quotes.csv" in browser.find_element("tag name", "noscript").text
        assert browser.find_element("css selector", "#bars tbody").text.startswith("经费不足")
        assert browser.find_element("css selector", ".heat").is_displayed()
        assert not browser.find_element("id", "quotes").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_five_thousand_quotations_come_a_few_at_a_time(browser: Chrome, tmp_path: Path) -> None:
    result = many()
    result.write(tmp_path)
    open_page(browser, tmp_path / "report.html")
    assert logged(browser, "browser") == []
    assert "5,010" in browser.find_element("id", "count").text
    assert len(browser.find_elements("css selector", "#list > li")) < 100
    choose(browser, "code", "编码3 ")
    found = next(row for row in result.tables["frequencies"].records() if row["code"] == "c3")
    WebDriverWait(browser, 5).until(
        lambda page: page.find_element("id", "count").text.startswith(f"{found['segments']} ")
    )
    while browser.find_element("id", "more").is_displayed():
        ask(browser, "document.getElementById('more').click()")
    assert len(browser.find_elements("css selector", "#list > li")) == found["segments"]
