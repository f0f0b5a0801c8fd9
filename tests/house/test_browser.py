"""The tools of the browser tests themselves: Chromium, phone width, axe, the HTML checker, our CSP."""

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


def test_the_browser_may_load_only_what_is_ours(client):
    assert set(client.get("/healthz").headers["Content-Security-Policy"].split("; ")) == POLICY


def test_the_browser_obeys_and_complains_about_nothing(live_server, page, console):
    page.goto(f"{live_server.url}/healthz")
    assert console == []
    assert page.get_by_role("heading", level=1).inner_text() == "動いています"


def test_an_inline_script_is_refused(live_server, page, console):
    page.goto(f"{live_server.url}/healthz")
    with page.expect_console_message() as complaint:
        page.evaluate("document.body.appendChild(document.createElement('script')).text = 'window.ran = 1'")
    assert page.evaluate("window.ran") is None
    assert console == [complaint.value.text]


def test_the_page_never_scrolls_sideways_on_a_phone(live_server, phone):
    phone.goto(f"{live_server.url}/healthz")
    assert phone.evaluate("document.documentElement.scrollWidth") == 375


def test_axe_finds_no_barrier(live_server, page, barriers):
    page.goto(f"{live_server.url}/healthz")
    assert barriers(page) == []


def test_axe_finds_a_barrier_that_is_there(live_server, page, barriers):
    page.goto(f"{live_server.url}/healthz")
    page.evaluate("document.querySelector('main').appendChild(document.createElement('button'))")
    assert barriers(page) == ["button-name: <button></button>"]


def test_the_pages_are_valid_html_and_an_invalid_one_is_found(client, html_errors):
    pages = {name: client.get(f"/{name}").content.decode() for name in ("healthz", "readyz")}
    assert html_errors(pages) == []
    assert len(html_errors({"wrong": "<!doctype html><html lang=ja><title>x</title><img src=a>"})) == 1
