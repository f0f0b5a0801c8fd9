"""Pages of the frame, looked at in the browser."""

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (1280, 375, 320)


@pytest.fixture
def sideways(browser: Browser):
    """The widths at which the page shown scrolls sideways; an empty list is a pass."""

    def look(page: Page) -> list[int]:
        context = browser.new_context(locale="ja-JP", storage_state=page.context.storage_state())
        copy = context.new_page()
        wider = []
        for width in WIDTHS:
            copy.set_viewport_size({"width": width, "height": 800})
            copy.goto(page.url)
            if copy.evaluate("document.documentElement.scrollWidth") > width:
                wider.append(width)
        context.close()
        return wider

    return look
