"""The starting catalogue is entered from a terminal."""

from django.core.management import call_command


def test_it_says_how_many_came_in(db, capsys):
    call_command("load_indicators")

    assert capsys.readouterr().out == "120 indicators entered, 120 in all.\n"
