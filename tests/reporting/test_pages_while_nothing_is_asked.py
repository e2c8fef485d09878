"""Lists with nothing in them say what to do."""


def test_an_empty_list_says_what_to_do(client, binh):
    client.force_login(binh)

    assert "Đề nghị thiết kế" in client.get("/reporting/").text
    assert "Lập lịch báo cáo" in client.get("/reporting/calendars/").text
