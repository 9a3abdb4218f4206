"""Activities are read from a file each, or from avgtool.yaml; what is wrong is told with file and line."""

from datetime import date
from pathlib import Path

import pytest

from avgtool.config import load_config
from avgtool.errors import ConfigError
from avgtool.model.activities import Action, Capacity
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.register.completeness import missing
from avgtool.register.loading import all_activities

NEWSLETTER = """\
name: Nieuwsbrief
purposes:
  - {text: Klanten informeren, basis: a, consent: nieuwsbrief}
subjects: klanten
kinds: [email, person_name]
permits: {special: AVG 9(2)(a)}
recipients: [Drukkerij Voorbeeld]
processors:
  - {name: Mailbedrijf Voorbeeld, service: verzending, contract: VO-2025-3}
transfers:
  - {country: Verenigde Staten, safeguard: adequaatheidsbesluit}
retention:
  - {term: {years: 2}, start: intrekking, ground: eigen beleid, action: review, columns: uitgeschreven_op}
systems: [klanten.csv]
decisions: [{what: "geen aanbod", logic: score}]
owner:
last_review: 2026-05-04
"""


def registered(folder: Path, **files: str):
    """The activities of an organisation with these files in its register."""
    (folder / "verwerkingen").mkdir(exist_ok=True)
    (folder / "avgtool.yaml").write_text("language: nl\n", encoding="utf-8")
    for name, text in files.items():
        (folder / "verwerkingen" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return all_activities(load_config(folder / "avgtool.yaml"))


def test_an_activity_says_what_it_is_for_of_whom_and_how_long(tmp_path: Path):
    [one] = registered(tmp_path, nieuwsbrief=NEWSLETTER)
    [purpose], [period] = one.purposes, one.retention
    assert (one.code, one.name, one.capacity) == ("nieuwsbrief", "Nieuwsbrief", Capacity.CONTROLLER)
    assert (purpose.basis, one.consents) == (Basis.CONSENT, ("nieuwsbrief",))
    assert (one.kinds, one.permits) == ((Kind.EMAIL, Kind.PERSON_NAME), {Category.SPECIAL: "AVG 9(2)(a)"})
    assert (one.processors[0].contract, one.transfers[0].country) == ("VO-2025-3", "Verenigde Staten")
    assert (period.term.years, period.action, period.columns) == (2, Action.REVIEW, ("uitgeschreven_op",))
    assert one.last_review == date(2026, 5, 4)


def test_one_thing_is_a_list_of_one_and_a_name_stands_for_itself(tmp_path: Path):
    [one] = registered(tmp_path, a="subjects: klanten\nrecipients: bank\npurposes: Betalen\n")
    assert (one.subjects, one.recipients[0].name, one.purposes[0].text) == (("klanten",), "bank", "Betalen")


def test_a_half_filled_activity_is_read_as_far_as_it_goes(tmp_path: Path):
    """What is missing is told by the check; a key without a value is a key still to be filled in."""
    [one] = registered(tmp_path, a="name: A\nowner:\npurposes:\n  - {text: iets, basis:}\nretention:\ntransfers:\n")
    assert (one.owner, one.purposes[0].basis, one.retention, one.transfers) == ("", None, (), ())


def test_the_short_form_stands_in_avgtool_yaml(tmp_path: Path):
    text = "activities:\n  - {code: bestellingen, purposes: Leveren, kinds: [email], recipients: [vervoerder]}\n"
    (tmp_path / "avgtool.yaml").write_text(text, encoding="utf-8")
    [one] = all_activities(load_config(tmp_path / "avgtool.yaml"))
    assert (one.code, one.name, one.where) == ("bestellingen", "bestellingen", "avgtool.yaml")


def test_files_come_before_what_stands_inline_and_by_name(tmp_path: Path):
    registered(tmp_path, b="name: B\n", a="name: A\n")
    (tmp_path / "avgtool.yaml").write_text("activities: [{code: c}]\n", encoding="utf-8")
    assert [one.code for one in all_activities(load_config(tmp_path / "avgtool.yaml"))] == ["a", "b", "c"]


def test_an_organisation_without_a_register_has_no_activities(tmp_path: Path):
    (tmp_path / "avgtool.yaml").write_text("language: nl\n", encoding="utf-8")
    assert all_activities(load_config(tmp_path / "avgtool.yaml")) == ()


def test_the_register_may_lie_elsewhere(tmp_path: Path):
    (tmp_path / "avg").mkdir()
    (tmp_path / "avg" / "x.yml").write_text("name: X\n", encoding="utf-8")
    (tmp_path / "avgtool.yaml").write_text("register: avg\n", encoding="utf-8")
    assert [one.code for one in all_activities(load_config(tmp_path / "avgtool.yaml"))] == ["x"]


REFUSED = {
    "kinds: [email, emial]\n": ("a.yaml:1", "email"),
    "name: A\nowners: J\n": ("a.yaml:2", "owner"),
    "purposes:\n  - {text: a, basis: g}\n": ("a.yaml:2", "a"),
    "permits: {ordinary: omdat}\n": ("a.yaml:1", "national_id"),
    "retention:\n  - term: {}\n": ("a.yaml:2", "years"),
    "last_review: gisteren\n": ("a.yaml:1", "last_review"),
    "code: Niet Goed\n": ("a.yaml:1", "code"),
    "- name: A\n": ("a.yaml:1", "name"),
    "processors: [{service: hosting}]\n": ("a.yaml:1", "name"),
    f"name: A\ndescription: {'x' * 100_001}\n": ("a.yaml:2", "100000"),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items())
def test_what_is_written_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: tuple[str, str]):
    with pytest.raises(ConfigError) as refused:
        registered(tmp_path, a=text)
    said = f"{refused.value.what} {refused.value.hint or ''}"
    assert str(refused.value.where).endswith(told[0])
    assert told[1] in said


def test_two_activities_never_share_a_code(tmp_path: Path):
    with pytest.raises(ConfigError, match="nieuwsbrief"):
        registered(tmp_path, a="code: nieuwsbrief\n", nieuwsbrief="name: B\n")


def test_an_inline_activity_needs_a_code(tmp_path: Path):
    (tmp_path / "avgtool.yaml").write_text("activities: [{name: A}]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="code"):
        load_config(tmp_path / "avgtool.yaml")


def test_a_system_counts_that_names_the_activity_itself(tmp_path: Path):
    """Under ``activities`` of the source, or under ``systems`` of the activity: it is the same."""
    (tmp_path / "avgtool.yaml").write_text(
        "activities: [{code: a}, {code: b, systems: [kassa]}]\n"
        "sources: [{path: kassa.csv, name: kassa, activities: [a, b]}, {path: web.csv, activities: [b]}]\n",
        encoding="utf-8",
    )
    config = load_config(tmp_path / "avgtool.yaml")
    assert [one.systems for one in all_activities(config)] == [("kassa",), ("kassa", "web.csv")]
    assert "systems" not in {finding.field for one in all_activities(config) for finding in missing(one)}
