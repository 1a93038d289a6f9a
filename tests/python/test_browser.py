"""What a reader sees: the report and a notebook, in a real browser.

Needs Chromium on the machine (Debian: chromium, and fonts-noto-cjk for ideographs) and Playwright, which drives it. Without them the tests are
skipped; with CI=true that is a failure.
"""

import os
import shutil

import kouhao
import pytest
from conftest import SPEECHES

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

missing = [name for name, found in (("chromium", BROWSER), ("playwright", sync_playwright)) if not found]
if missing and os.environ.get("CI") == "true":
    pytest.fail(f"no {' and no '.join(missing)}: the report is not seen in a browser", pytrace=False)
pytestmark = pytest.mark.skipif(bool(missing), reason=f"no {' and no '.join(missing)}: the report is not seen in a browser")

KINDS = ("own", "known", "set", "parallel", "template", "opening")

EVIL = (
    "<script>document.title = 'run'; alert('run')</script></style></title>\"'><img src=x onerror=\"alert('run')\"> &amp; &#60; "
    "\u202eabc\u2066 \u200b\u200d\ufeff {}"
)
#: Formulas around and inside what a browser must not take for markup.
SPEECH = (
    f"护好湖湾、管好渔船，协调推进“四个全面”战略布局。{EVIL}要知责于心、担责于身、履责于行。护好湖湾管好渔船！\n"
    f"“护好<b>湖湾</b>、管好渔船”，“护好<b>湖湾</b>、管好渔船”。一是把桥<i>修好</i>；二是把路<i>铺平</i>。\n"
    f"抓好“<u>三清</u>三亮”。{EVIL}"
)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        # Root has no sandbox, and a machine of tests no graphics.
        found = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-quic"])
        yield found
        found.close()


class Visit:
    """A page that was opened, and whatever it did that it should not."""

    def __init__(self, browser, path, *, width=1200, dark=False):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", offline=True)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: None if request.url.startswith("file:") else self.faults.append(f"request: {request.url}"))
        self.page.goto(path.as_uri())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def ask(self, script, *arguments):
        return self.page.evaluate(script, *arguments)

    def unfold(self):
        self.ask("() => document.querySelectorAll('details').forEach(details => details.open = true)")


def luminance(colour):
    """Return the relative luminance of `rgb(…)` (WCAG 2.2)."""
    numbers = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in numbers)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    darker, lighter = sorted([luminance(a), luminance(b)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module", params=["en", "zh"])
def report(request, tmp_path_factory, speeches):
    return speeches.report(tmp_path_factory.mktemp("report") / "report.html", language=request.param)


@pytest.mark.parametrize("dark", [False, True])
def test_text_marks_and_pictures_are_seen(browser, report, dark):
    with Visit(browser, report, dark=dark) as visit:
        visit.unfold()
        boxes = visit.ask("""() => ['h1', 'h2', 'main section', '.kh-text p', '.kh-m', '.kh-t tbody tr', 'figure svg'].map(name =>
            [...document.querySelectorAll(name)].map(element => element.getBoundingClientRect()).map(box => [box.width, box.height]))""")
        assert all(boxes)
        assert sum(map(len, boxes)) > 200
        assert all(width > 0 and height > 0 for same in boxes for width, height in same)
        ground = visit.ask("() => getComputedStyle(document.body).backgroundColor")
        text = visit.ask("() => getComputedStyle(document.querySelector('.kh-text p')).color")
        faint = visit.ask("() => getComputedStyle(document.querySelector('.kh-d')).color")
        assert contrast(ground, text) > 10
        assert contrast(ground, faint) > 4.5
        assert (luminance(ground) < 0.1) == dark
        lines = set()
        for kind in KINDS:
            style = visit.ask(f"""() => {{
                const style = getComputedStyle(document.querySelector('.kh-text .kh-{kind}'));
                return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness, style.textDecorationColor];
            }}""")
            assert contrast(ground, style[3]) >= 3, kind
            lines.add(tuple(style[:3]))
        # Told apart without colour.
        assert len(lines) == len(KINDS)
        # A picture has ink: some shape of it is not of the colour of the ground.
        inks = visit.ask("() => [...document.querySelectorAll('figure svg text')].map(text => getComputedStyle(text).fill)")
        assert inks
        assert all(contrast(ground, ink) > 4.5 for ink in inks)
        assert visit.faults == []


@pytest.mark.parametrize("width", [360, 768, 1200])
def test_pages_are_as_wide_as_the_window(browser, report, width):
    with Visit(browser, report, width=width) as visit:
        visit.unfold()
        assert visit.ask("() => document.documentElement.scrollWidth") <= width
        cut = visit.ask("""() => [...document.querySelectorAll('h1, h2, p, li, td, th, dd, code')]
            .filter(element => !element.closest('figure') && !element.closest('.kh-sr') && element.getBoundingClientRect().right > innerWidth + 1)
            .map(element => element.textContent.slice(0, 40))""")
        assert cut == []
        numbers = visit.ask("""() => [...document.querySelectorAll('tbody .kh-n, tbody .kh-when')]
            .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)""")
        assert numbers == []


def test_marks_lead_to_their_rows_and_rows_are_shown(browser, report):
    with Visit(browser, report) as visit:
        visit.unfold()
        mark = visit.page.locator(".kh-text a.kh-set").first
        target = mark.get_attribute("href")
        assert "\n" not in target
        assert mark.get_attribute("title")
        visit.ask("() => document.querySelectorAll('details').forEach(details => details.open = false)")
        visit.ask("target => { location.hash = target }", target)
        assert visit.page.locator(target).is_visible()
        assert visit.faults == []


def test_pages_can_be_used_from_the_keyboard_and_read_aloud(browser, report):
    with Visit(browser, report) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.ask("() => [document.activeElement.className, document.activeElement.getBoundingClientRect().left >= 0]") == ["kh-skip", True]
        assert visit.ask("() => document.documentElement.lang") in ("en", "zh-Hans")
        assert visit.ask("() => ['header', 'nav', 'main', 'footer'].map(name => document.querySelectorAll(name).length)") == [1, 1, 1, 1]
        assert visit.ask("() => [...document.querySelectorAll('th')].every(head => head.scope)")
        assert visit.ask("() => [...document.querySelectorAll('table')].every(table => table.caption.textContent)")
        assert visit.ask("() => [...document.querySelectorAll('svg')].every(svg => svg.getAttribute('role') === 'img' && svg.querySelector('title'))")


def test_pages_are_printed_without_what_only_a_screen_needs(browser, report):
    with Visit(browser, report, dark=True) as visit:
        visit.page.emulate_media(media="print", color_scheme="dark")
        assert visit.ask("() => getComputedStyle(document.querySelector('nav')).display") == "none"
        assert luminance(visit.ask("() => getComputedStyle(document.body).backgroundColor")) == 1
        assert luminance(visit.ask("() => getComputedStyle(document.querySelector('.kh-text p')).color")) == 0
        # Paper cannot be unfolded: what is folded on the screen is printed.
        lines = "() => [...document.querySelectorAll('details .kh-text p')].map(line => line.checkVisibility())"
        assert visit.ask(lines)
        assert all(visit.ask(lines))
        visit.page.emulate_media(media="screen")
        assert not any(visit.ask(lines))
        assert visit.page.pdf(format="A4")[:5] == b"%PDF-"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_text_that_looks_like_markup_is_text(browser, tmp_path, language):
    document = kouhao.Document(SPEECH, name=EVIL, variables={"title": EVIL, "speaker": EVIL, "date": "2020", EVIL: EVIL})
    path = document.report(tmp_path / "evil.html", title=EVIL, by=EVIL, language=language)
    with Visit(browser, path) as visit:
        visit.unfold()
        shown = visit.ask("() => [...document.querySelectorAll('.kh-text p')].map(paragraph => paragraph.textContent)")
        assert shown == SPEECH.split("\n")
        assert visit.ask("() => document.querySelectorAll('script, img, iframe, main u, .kh-text b, .kh-text i').length") == 0
        assert visit.page.locator("h1").text_content() == EVIL
        assert visit.page.title() != "run"
        # What turns direction in the text turns nothing behind it.
        isolation = visit.ask("() => [...document.querySelectorAll('.kh-text p')].map(paragraph => getComputedStyle(paragraph).unicodeBidi)")
        assert set(isolation) == {"isolate"}
        assert visit.faults == []


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """Run a notebook and show it as a page; its own decorations are asked not to fetch anything."""
    nbformat = pytest.importorskip("nbformat")
    from nbclient import NotebookClient
    from nbconvert import HTMLExporter

    cells = [
        f"import kouhao\nkouhao.read({str(SPEECHES / '2021-congress-closing.txt')!r})",
        f"kouhao.Corpus.from_files({str(SPEECHES)!r}, metadata={str(SPEECHES / 'metadata.csv')!r})",
        "kouhao.demo().slogans()",
        f"kouhao.Document({SPEECH!r}, name={EVIL!r})",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(book, timeout=120, kernel_name="python3").execute()
    shown, _ = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", mermaid_js_url="").from_notebook_node(book)
    path = tmp_path_factory.mktemp("notebook") / "notebook.html"
    path.write_text(shown, encoding="utf-8")
    return path


def test_a_notebook_shows_the_marked_text(browser, notebook):
    with Visit(browser, notebook) as visit:
        texts = visit.ask("""() => [...document.querySelectorAll('.kouhao .kh-text')].map(text => text.getBoundingClientRect().height)""")
        assert len(texts) == 2
        assert all(height > 50 for height in texts)
        for kind in ("own", "known", "set", "parallel", "template", "opening"):
            style = visit.ask(f"""() => {{
                const mark = document.querySelector('.kouhao .kh-text .kh-{kind}'), style = getComputedStyle(mark);
                return [mark.getBoundingClientRect().width, style.textDecorationLine, style.borderBottomWidth];
            }}""")
            assert style[0] > 0
            assert style[1] in ("underline", "overline")
            assert style[2] == "0px"
        assert visit.ask("() => document.querySelector('.kouhao .kh-m[title]').title")
        assert visit.ask("() => document.querySelectorAll('.kouhao img, .kouhao script').length") == 0
        # The rows of slogans have bars behind their counts, and nothing outside our own elements has our styles.
        assert "gradient" in visit.ask("() => getComputedStyle(document.querySelector('td[style*=gradient]')).backgroundImage")
        assert visit.ask("() => [...document.querySelectorAll('[class*=kh-]')].every(element => element.closest('.kouhao'))")
        assert not [fault for fault in visit.faults if fault.startswith(("dialog", "request"))]


def test_marks_are_seen_where_style_sheets_are_taken_away(browser, tmp_path):
    page = kouhao.demo()._repr_html_()
    start, end = page.index("<style>"), page.index("</style>") + len("</style>")
    path = tmp_path / "untrusted.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>untrusted</title>{page[:start]}{page[end:]}", encoding="utf-8")
    with Visit(browser, path) as visit:
        borders = visit.ask("() => [...document.querySelectorAll('.kh-text .kh-m')].map(mark => getComputedStyle(mark).borderBottomWidth)")
        assert len(borders) > 10
        assert "0px" not in borders
        assert visit.faults == []
