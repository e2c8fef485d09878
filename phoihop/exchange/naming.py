"""Whose identifier is whose: foreign ones as they were stored, our own as they are computed."""

from collections.abc import Iterable
from functools import cached_property

from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.exchange.rules.asking import named_by
from phoihop.exchange.rules.datasets import DataSet, data_set
from phoihop.exchange.rules.uids import DEFAULT_COMBO, key_of, uid_of
from phoihop.indicators.models import Aggregation, Indicator
from phoihop.organisations.models import Body
from phoihop.reporting.models import Form


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

    def combo(self, said: str, scheme: str) -> str:
        """The identifier of the combination that is called so; the word itself where there is none."""
        return next((uid for uid, one in self.combos.items() if named_by(one.told, scheme) == said), said)

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

    def data_set(self, said: str, scheme: str = "uid") -> DataSet | None:
        """The data set from elsewhere that is called so."""
        kept = self._kept("dataSets", _distinct([said] if said else []), scheme)
        return data_set(kept[said].told) if said in kept else None

    @cached_property
    def sets_of(self) -> dict[str, list[DataSet]]:
        """The data sets that ask foreign elements, by element."""
        found: dict[str, list[DataSet]] = {}
        for one in Identifier.objects.within("dataSets"):
            told = data_set(one.told)
            for uid in told.elements:
                found.setdefault(uid, []).append(told)
        return found

    def bodies_by(self, written: Iterable[str], scheme: str = "uid") -> dict[str, int]:
        """The bodies that these identifiers, codes (slugs here), names or values of an attribute stand for."""
        wanted = _distinct(written)
        kept = self._kept("organisationUnits", wanted, scheme)
        found = {said: one.thing for said, one in kept.items() if one.noun == Noun.BODY and one.thing is not None}
        rest = [one for one in wanted if one not in found]
        ours = {"code": "slug", "name": "name"}.get(scheme)
        if ours is not None:
            found |= dict(Body.objects.filter(**{f"{ours}__in": rest}).values_list(ours, "pk"))
            rest = [one for one in rest if one not in found]
        return found | (_computed(rest, "body", Body) if scheme in {"uid", "code"} else {})

    def elements_by(self, written: Iterable[str], scheme: str = "uid") -> dict[str, "Element"]:
        """The elements that these identifiers, codes, names or values of an attribute stand for."""
        wanted = _distinct(written)
        kept = {said: Element.of(one) for said, one in self._kept("dataElements", wanted, scheme).items()}
        rest = [one for one in wanted if one not in kept]
        ours = self._ours(rest, scheme)
        return kept | {one: Element(uid_of("indicator", key), Noun.INDICATOR, key, "") for one, key in ours.items()}

    @staticmethod
    def _kept(resource: str, wanted: list[str], scheme: str) -> dict[str, Identifier]:
        """What came from elsewhere, by what it is called by a scheme; what has no code goes by its identifier."""
        listed, words = Identifier.objects.within(resource), set(wanted)
        if scheme in {"uid", "code"}:
            by_uid = {one.uid: one for one in listed.filter(uid__in=wanted)}
            return by_uid if scheme == "uid" else by_uid | {one.code: one for one in listed.filter(code__in=wanted)}
        return {said: one for one in (listed if words else ()) if (said := named_by(one.told, scheme)) in words}

    def _ours(self, wanted: list[str], scheme: str) -> dict[str, int]:
        stated = Indicator.objects.typed().exclude(code__startswith="DX")
        if scheme in {"code", "name"}:
            return dict(stated.filter(**{f"{scheme}__in": wanted}).values_list(scheme, "pk"))
        return _computed(wanted, "indicator", Indicator) if scheme == "uid" else {}

    def forms_by(self, written: Iterable[str], scheme: str = "uid") -> dict[str, Form]:
        """The forms that these identifiers, codes, names or values of an attribute stand for."""
        wanted = _distinct(written)
        kept = self._kept("dataSets", wanted, scheme)
        found = {said: one.thing for said, one in kept.items() if one.noun == Noun.FORM and one.thing is not None}
        rest = [one for one in wanted if one not in found]
        if scheme in {"code", "name"}:
            found |= dict(Form.objects.filter(**{f"{scheme}__in": rest}).values_list(scheme, "pk"))
        elif scheme == "uid":
            found |= _computed(rest, "form", Form)
        forms = Form.objects.in_bulk(list(found.values()))
        return {said: forms[key] for said, key in found.items() if key in forms}


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


def _distinct(written: Iterable[str]) -> list[str]:
    """Each once, without what no database can look for: texts that hold the letter nought."""
    return [one for one in dict.fromkeys(written) if "\0" not in one]


def _computed(wanted: Iterable[str], noun: str, model: type) -> dict[str, int]:
    """Those of our own things that these computed identifiers stand for, by key."""
    found = {uid: key for uid in wanted if (key := _key(uid, noun))}
    alive = set(model.objects.filter(pk__in=found.values()).values_list("pk", flat=True)) if found else set()  # type: ignore[attr-defined]
    return {uid: key for uid, key in found.items() if key in alive}


def _key(uid: str, ours: str) -> int | None:
    found = key_of(uid)
    return found[1] if found and found[0] == ours else None
