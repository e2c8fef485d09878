import pytest


@pytest.mark.django_db
def test_the_door_is_in_vietnamese_and_invites_nobody_to_sign_up(client):
    page = client.get("/accounts/login/").content.decode()

    assert "<h1>Đăng nhập</h1>" in page
    assert ">Tên đăng nhập" in page
    assert "/signup/" not in page
    assert 'class="form-control"' in page


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_vietnamese(client):
    page = client.post("/accounts/login/", {"login": "an", "password": "sai-mat-khau"}).content.decode()

    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accounts/logout/", "Đăng xuất"),
        ("/accounts/password/change/", "Đổi mật khẩu"),
        ("/accounts/2fa/", "Xác thực hai bước"),
        ("/accounts/sessions/", "Các phiên đăng nhập"),
        ("/accounts/2fa/totp/activate/", "Bật ứng dụng xác thực"),
    ],
)
def test_a_person_s_own_pages_are_in_the_look_of_the_site(client, an, address, heading):
    client.force_login(an)
    page = client.get(address, follow=True).content.decode()

    assert 'class="site-header"' in page or "Xác nhận người dùng" in page
    assert heading in page or "Xác nhận người dùng" in page
