"""What a person does with a file in LibreOffice, told as JSON; run by the Python that has its bridge (python3-uno).

Words are typed as by the keyboard: the cell is gone to, the words are entered, and the program makes of them what it
makes of anybody's. Into a cell that the program holds for locked nothing is typed: it would only show a dialog, which
nobody is there to close.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "pdf": "writer_pdf_Export",
    "docx": "MS Word 2007 XML",
    "odt": "writer8",
}


def settings(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def connected(pipe, seconds=60):
    """The bridge to the program, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def main():
    asked = json.load(sys.stdin)
    context = connected(asked["pipe"])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    if asked.get("leave"):
        desktop.terminate()
        return
    url = uno.systemPathToFileUrl(asked["source"])
    document = desktop.loadComponentFromURL(url, "_blank", 0, settings(Hidden=True))
    if document is None:
        sys.exit("the file could not be opened")
    try:
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        shown = type_in(document, dispatcher, asked["typed"])
        for path, kind in asked["saved"]:
            document.storeToURL(uno.systemPathToFileUrl(path), settings(FilterName=FILTERS[kind]))
    finally:
        document.close(True)
    json.dump(shown, sys.stdout)


def type_in(document, dispatcher, typed):
    """Enter words into cells of sheets; answers with what each then shows."""
    view = document.CurrentController
    shown = []
    for sheet, cell, words in typed:
        page = document.Sheets.getByName(sheet)
        target = page.getCellRangeByName(cell)
        view.setActiveSheet(page)
        if not (page.isProtected() and target.CellProtection.IsLocked):
            dispatcher.executeDispatch(view.Frame, ".uno:GoToCell", "", 0, settings(ToPoint=cell))
            dispatcher.executeDispatch(view.Frame, ".uno:EnterString", "", 0, settings(StringName=words))
        shown.append(target.String)
    return shown


main()
