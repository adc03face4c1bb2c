"""A headless Chromium for the tests of pages."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en"),
    "--window-size=1280,900",
)
_MISSING = "Chromium and its driver are needed: apt-get install chromium chromium-driver"


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """Start a browser with a profile of its own; without Chromium, CI fails and other machines skip."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        if os.environ.get("CI"):
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        found = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield found
        finally:
            found.quit()


def open_page(browser: webdriver.Chrome, path: Path, fragment: str = "") -> None:
    """Open a file afresh, with what earlier pages logged or remembered forgotten."""
    browser.get("about:blank")
    for kind in ("browser", "performance"):
        logged(browser, kind)
    browser.get(path.as_uri() + fragment)


def logged(browser: webdriver.Chrome, kind: str) -> list[str]:
    """Return what was logged since the last time, of the ``browser`` (its console) or ``performance`` (its network)."""
    return [str(entry["message"]) for entry in browser.get_log(kind)]  # type: ignore[no-untyped-call]
