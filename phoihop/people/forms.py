"""What is handed in about people, their posts and tokens."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.roles import Role
from phoihop.organisations.fields import BodyField, DayField
from phoihop.people.models import Person
from phoihop.people.rules import Scope


def _rules_of_passwords() -> str:
    return " ".join(password_validators_help_texts())


class SearchForm(forms.Form):
    """Which people are looked for."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False)


class LanguageForm(forms.Form):
    """The language in which the site speaks to a person."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        help_text=lazy(_rules_of_passwords, str)(),
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean_password(self) -> str:
        """Not easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Typed twice alike."""
        typed = self.cleaned_data
        if "password" in typed and "again" in typed and typed["password"] != typed["again"]:
            self.add_error("again", ValidationError(_("The two passwords differ. Type the same one twice.")))
        return typed


class PersonForm(PasswordForm):
    """Somebody new, with a first password."""

    full_name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    username = forms.SlugField(
        label=gettext_lazy("Name to sign in with"),
        max_length=60,
        min_length=2,
        help_text=gettext_lazy("Unaccented letters, digits, hyphens and underscores."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail at work"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    field_order = ("full_name", "username", "email", "language", "password", "again")

    def clean_username(self) -> str:
        """A name nobody else signs in with."""
        username: str = self.cleaned_data["username"]
        if Person.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("Somebody already signs in with this name. Choose another."))
        return username

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        return {key: value for key, value in self.cleaned_data.items() if key != "again"}


class PostForm(forms.Form):
    """A role in a body, from a day on."""

    body = BodyField(label=gettext_lazy("Body"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)
    office = forms.CharField(
        label=gettext_lazy("Office held"), max_length=150, required=False, help_text=gettext_lazy("As it is signed.")
    )
    since = DayField(label=gettext_lazy("First day of the post"), initial=timezone.localdate)
    until = DayField(
        label=gettext_lazy("First day without the post"),
        required=False,
        help_text=gettext_lazy("Empty while it lasts."),
    )


class EndForm(forms.Form):
    """The first day without a post."""

    on = DayField(label=gettext_lazy("First day without the post"), initial=timezone.localdate)


def _in_three_months() -> object:
    return timezone.localdate() + timedelta(days=90)


class TokenForm(forms.Form):
    """What a token is for, how far it goes and how long it lasts."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=80,
        help_text=gettext_lazy("The name of the program, and the machine on which it runs."),
    )
    scope = forms.ChoiceField(label=gettext_lazy("Scope of the token"), choices=Scope.choices, initial=Scope.READ)
    last_day = DayField(label=gettext_lazy("Last day"), initial=_in_three_months)

    def asked(self) -> dict[str, Any]:
        """What the service is called with; a token works until its last day is over."""
        ends = datetime.combine(self.cleaned_data["last_day"] + timedelta(days=1), time())
        return {
            "name": self.cleaned_data["name"],
            "scope": Scope(self.cleaned_data["scope"]),
            "expires_at": timezone.make_aware(ends),
        }
