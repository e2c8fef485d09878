"""Whose identifier is whose: foreign ones as they were stored, our own as they are computed."""

from collections.abc import Iterable
from functools import cached_property

from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.exchange.rules.uids import DEFAULT_COMBO, key_of, uid_of
from phoihop.indicators.models import Aggregation, Indicator
from phoihop.organisations.models import Body
from phoihop.reporting.models import Form

SCHEMES = {"UID", "CODE", "NAME"}


class Names:
    """The identifiers of bodies, indicators and forms, both ways; read once for each request."""

    @cached_property
    def bodies(self) -> dict[int, str]:
        """Foreign identifiers of bodies, by key."""
        return Identifier.objects.of(Noun.BODY)

    @cached_property
    def indicators(self) -> dict[int, str]:
        return Identifier.objects.of(Noun.INDICATOR)

    @cached_property
    def sections(self) -> dict[int, str]:
        """Elements written in words, by the section of a form in which they are told."""
        return Identifier.objects.of(Noun.SECTION)

    @cached_property
    def forms(self) -> dict[int, str]:
        return Identifier.objects.of(Noun.FORM)

    @cached_property
    def operands(self) -> dict[int, tuple[str, str]]:
        """Element and combination, by the indicator that stands for both."""
        rows = Operand.objects.values_list("indicator", "element__uid", "combo")
        return {indicator: (element, combo) for indicator, element, combo in rows}

    @cached_property
    def parts(self) -> dict[str, dict[str, int]]:
        """The indicators of an element's combinations, by the combination."""
        found: dict[str, dict[str, int]] = {}
        for indicator, (element, combo) in self.operands.items():
            found.setdefault(element, {})[combo] = indicator
        return found

    def body(self, key: int) -> str:
        return self.bodies.get(key) or uid_of("body", key)

    def form(self, key: int) -> str:
        return self.forms.get(key) or uid_of("form", key)

    def element(self, key: int) -> tuple[str, str]:
        """The element and combination of an indicator that is stated."""
        return self.operands.get(key) or (self.indicators.get(key) or uid_of("indicator", key), DEFAULT_COMBO)

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes of foreign things, by identifier."""
        return dict(Identifier.objects.exclude(code="").values_list("uid", "code"))

    def code(self, uid: str) -> str:
        """The code under which a thing is known to those who do not know its identifier; without one, that."""
        if uid in self._codes:
            return self._codes[uid]
        kind, key = key_of(uid) or ("", 0)
        if kind == "body":
            return Body.objects.filter(pk=key).values_list("slug", flat=True).first() or uid
        if kind == "indicator":
            return Indicator.objects.filter(pk=key).values_list("code", flat=True).first() or uid
        return uid

    @cached_property
    def combos(self) -> dict[str, Identifier]:
        """The combinations of options that came from elsewhere, by identifier."""
        return {one.uid: one for one in Identifier.objects.within("categoryOptionCombos")}

    def combo(self, code: str) -> str:
        """The identifier of the combination with this code; the code itself where there is none."""
        return next((uid for uid, one in self.combos.items() if one.code == code), code)

    def combo_of(self, options: Iterable[str]) -> str:
        """The identifier of the combination of these options, each by its code; no combination where there is none."""
        wanted = {self._options.get(str(one), str(one)) for one in options}
        made = {uid: {str(each["id"]) for each in one.told.get("categoryOptions", ()) if isinstance(each, dict)}
                for uid, one in self.combos.items()}  # fmt: skip
        return next((uid for uid, of in made.items() if of == wanted), "+".join(sorted(wanted)))

    @cached_property
    def _options(self) -> dict[str, str]:
        return {one.code: one.uid for one in Identifier.objects.within("categoryOptions").exclude(code="")}

    @cached_property
    def option_sets(self) -> dict[str, frozenset[str]]:
        """The codes that may be stated, by the set of options; of sets that were told with their options."""
        sets = Identifier.objects.within("optionSets")
        codes = {
            one.uid: frozenset(str(each["code"]) for each in one.told.get("options", ()) if "code" in each)
            for one in sets
        }
        return {uid: found for uid, found in codes.items() if found}

    @cached_property
    def open_ahead(self) -> dict[str, int]:
        """How many periods still to come foreign elements may be stated for, by element."""
        found: dict[str, int] = {}
        for one in Identifier.objects.within("dataSets"):
            periods = int(one.told.get("openFuturePeriods") or 0)
            for each in one.told.get("dataSetElements", ()):
                uid = str(each["dataElement"]["id"])
                found[uid] = max(found.get(uid, 0), periods)
        return found

    def bodies_by(self, written: Iterable[str], scheme: str = "UID") -> dict[str, int]:
        """The bodies that these identifiers, codes (slugs here) or names stand for."""
        wanted = list(dict.fromkeys(written))
        if scheme == "CODE":
            listed = Identifier.objects.filter(noun=Noun.BODY, code__in=wanted, thing__isnull=False)
            kept = {one.code: one.thing for one in listed if one.thing is not None}
            found = dict(Body.objects.filter(slug__in=wanted).values_list("slug", "pk")) | kept
            # What has no code goes by its identifier.
            return found | _found([one for one in wanted if one not in found], Noun.BODY, "body", Body)
        if scheme == "NAME":
            return dict(Body.objects.filter(name__in=wanted).values_list("name", "pk"))
        return _found(wanted, Noun.BODY, "body", Body)

    def elements_by(self, written: Iterable[str], scheme: str = "UID") -> dict[str, "Element"]:
        """The elements that these identifiers, codes or names stand for."""
        wanted = list(dict.fromkeys(written))
        kept = self._kept(wanted, scheme)
        rest = [one for one in wanted if one not in kept]
        ours = self._ours(rest, scheme)
        return kept | {one: Element(uid_of("indicator", key), Noun.INDICATOR, key, "") for one, key in ours.items()}

    def _kept(self, wanted: list[str], scheme: str) -> dict[str, "Element"]:
        listed = Identifier.objects.filter(resource="dataElements")
        if scheme == "NAME":
            listed = [one for one in listed if one.told.get("name") in wanted]  # type: ignore[assignment]
            return {one.told["name"]: Element.of(one) for one in listed}
        name = "code" if scheme == "CODE" else "uid"
        found = {getattr(one, name): Element.of(one) for one in listed.filter(**{f"{name}__in": wanted})}
        return found if name == "uid" else {one.uid: Element.of(one) for one in listed.filter(uid__in=wanted)} | found

    def _ours(self, wanted: list[str], scheme: str) -> dict[str, int]:
        stated = Indicator.objects.typed().exclude(code__startswith="DX")
        if scheme in {"CODE", "NAME"}:
            name = scheme.lower()
            return dict(stated.filter(**{f"{name}__in": wanted}).values_list(name, "pk"))
        return _found(wanted, None, "indicator", Indicator)

    def forms_by(self, written: Iterable[str], scheme: str = "UID") -> dict[str, Form]:
        """The forms that these identifiers, codes or names stand for."""
        wanted = list(dict.fromkeys(written))
        if scheme == "CODE":
            kept = dict(Identifier.objects.filter(noun=Noun.FORM, code__in=wanted).values_list("thing", "code"))
            return {one.code: one for one in Form.objects.filter(code__in=wanted)} | {
                kept[key]: one for key, one in Form.objects.in_bulk(list(kept)).items()
            }
        if scheme == "NAME":
            return {one.name: one for one in Form.objects.filter(name__in=wanted)}
        found = _found(wanted, Noun.FORM, "form", Form)
        forms = Form.objects.in_bulk(list(found.values()))
        return {uid: forms[key] for uid, key in found.items() if key in forms}


class Element:
    """What a data element is here: an indicator, or a text of a form; or nothing that can be stated."""

    def __init__(
        self, uid: str, noun: str, key: int | None, value_type: str, *, zero: bool = True, option_set: str = ""
    ) -> None:
        self.uid, self.noun, self.key, self.value_type, self.zero = uid, noun, key, value_type, zero
        self.option_set = option_set

    @classmethod
    def of(cls, one: Identifier) -> "Element":
        """The element that came with this identifier."""
        zero = bool(one.told.get("zeroIsSignificant", False))
        options = str((one.told.get("optionSet") or {}).get("id", ""))
        return cls(one.uid, one.noun, one.thing, str(one.told.get("valueType", "")), zero=zero, option_set=options)


def is_ratio(indicator: Indicator) -> bool:
    """Whether it is an indicator in the sense of DHIS2, which is calculated, and no element."""
    return indicator.aggregation == Aggregation.RATIO


def _found(wanted: list[str], noun: Noun | None, ours: str, model: type) -> dict[str, int]:
    kept: dict[str, int] = {}
    if noun is not None:
        listed = Identifier.objects.filter(uid__in=wanted, noun=noun)
        kept = {one.uid: one.thing for one in listed if one.thing is not None}
    computed = {uid: key for uid in wanted if uid not in kept and (key := _key(uid, ours))}
    alive = set(model.objects.filter(pk__in=computed.values()).values_list("pk", flat=True))  # type: ignore[attr-defined]
    return kept | {uid: key for uid, key in computed.items() if key in alive}


def _key(uid: str, ours: str) -> int | None:
    found = key_of(uid)
    return found[1] if found and found[0] == ours else None
