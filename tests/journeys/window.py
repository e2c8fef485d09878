"""A window of the browser, and who sits before it."""

from axe_playwright_python.sync_playwright import Axe

from tests.cast import PASSWORD

AXE = Axe()


class Window:
    """One page in one browser context; it remembers every trouble met on the way."""

    def __init__(self, page, *, javascript=True):
        self.page = page
        self.javascript = javascript
        self.troubles = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def sign_in(self, person, password=PASSWORD):
        """Through the page that everybody uses."""
        self.page.goto("/accounts/login/")
        self.page.get_by_label("Tên đăng nhập").fill(person.username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.locator("main").get_by_role("button").click()

    def go(self, entry):
        """By the main menu, opening the group in which an entry stands."""
        menu = self.page.locator("#site-navigation")
        group = menu.locator("details:not([open])").filter(has=self.page.locator("a", has_text=entry))
        if group.count():
            group.locator("summary").click()
        menu.get_by_role("link", name=entry).click()

    def send(self, **values):
        """Fill in the boxes of these names (`__` stands for a hyphen), look at the page, and send its form."""
        main = self.page.locator("main")
        for name, value in values.items():
            box = main.locator(f'[name="{name.replace("__", "-")}"]')
            if box.first.evaluate("box => box.tagName") == "SELECT":
                box.select_option(value)
            elif box.first.get_attribute("type") in {"checkbox", "radio"}:
                main.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                box.fill(value)
        self.look()
        main.locator("form[method=post] .btn-primary").last.click()

    def accept(self, button):
        """Press a button that asks back, and say yes."""
        self.page.once("dialog", lambda dialog: dialog.accept())
        button.click()

    def look(self):
        """Check the page that is open: no violation of what axe knows, and no sideways scrolling."""
        # A press of a button may still be on its way to the next page; what is judged is a page that has come.
        self.page.wait_for_load_state("load")
        self.page.locator("main h1").first.wait_for()
        found = AXE.run(self.page).response["violations"]
        faults = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
        self.troubles += [f"{self.page.url}: {fault}" for fault in faults]
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.troubles.append(f"{self.page.url}: {wide} px wider than the window")

    def _hear(self, message):
        # That a refused box is answered by 409 or 422 is meant; the response is judged by its page. So is a network
        # that is taken away, of which htmx tells the console.
        meant = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")
        if message.type == "error" and not any(words in message.text for words in meant):
            self.troubles.append(f"{self.page.url}: {message.text}")

    def _answered(self, response):
        if response.status >= 500 or response.status == 404:
            self.troubles.append(f"{response.url} answered {response.status}")
