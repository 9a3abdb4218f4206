"""Usual processes: each ties to its policy, reads as written, and leaves open what only the organisation knows."""

import pytest

from avgtool import catalog
from avgtool.cli.register import making
from avgtool.config.activities import ActivityEntry
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.register.completeness import missing
from avgtool.register.writing import as_data, as_yaml
from avgtool.strict_yaml import load

PROCESSES = catalog.processes()
ONLY_THE_ORGANISATION_KNOWS = {
    *("recipients", "transfers", "measures", "systems", "owner", "dpia", "permits.special", "permits.criminal"),
}


@pytest.mark.parametrize("process", PROCESSES)
def test_a_process_is_filled_but_for_what_only_the_organisation_knows(process):
    activity = catalog.usual_activity(process, None, "klant")
    assert {one.field for one in missing(activity)} <= ONLY_THE_ORGANISATION_KNOWS


@pytest.mark.parametrize("process", [one for one in PROCESSES if one != "cameratoezicht"])
def test_a_process_names_the_shipped_policy_of_the_same_name(process):
    """Of cameras no copy is made."""
    assert catalog.usual_activity(process, None, "klant").policy == process
    assert process in catalog.policy_names()


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("sector", [None, *catalog.sectors()])
def test_what_is_written_reads_back_the_same(process, sector):
    activity = catalog.usual_activity(process, sector, "klant")
    attention = catalog.sectors()[sector].attention if sector else ()
    located = load(as_yaml(activity, attention), "a.yaml")
    assert as_data(ActivityEntry.model_validate(located.data).as_activity(process)) == as_data(activity)


@pytest.mark.parametrize("process", PROCESSES)
def test_consent_as_a_basis_names_its_purpose_in_the_ledger(process):
    activity = catalog.usual_activity(process, None, "klant")
    assert all(one.consent == process for one in activity.purposes if one.basis is Basis.CONSENT)


@pytest.mark.parametrize("sector", catalog.sectors().values(), ids=lambda one: one.code)
def test_a_sector_has_its_word_and_its_points_of_attention(sector):
    activity = catalog.usual_activity("nieuwsbrief", sector.code, "klant")
    assert activity.purposes[0].text.lower().startswith(sector.persons)
    assert sector.attention
    assert {there.policy for there in sector.processes.values()} <= {"", *catalog.policy_names()}


@pytest.mark.parametrize("sector", ["advocatuur", "zorg", "horeca", "bouw", "vereniging"])
def test_a_sector_with_a_policy_of_its_own_names_it_for_analysts(sector):
    """It extends the policy of the process."""
    assert catalog.usual_activity("klantsegmentatie", sector, "klant").policy == sector
    assert catalog.load_policy(sector).parents[0].name == "klantsegmentatie"


def test_the_organisations_own_word_is_used_without_a_sector():
    assert catalog.usual_activity("abonnement", None, "gast").subjects == ("gasten",)
    assert catalog.usual_activity("abonnement", None, "mens").subjects == ("betrokkenen",)


def test_care_brings_health_and_the_law_that_allows_it():
    activity = catalog.usual_activity("klantenservice-klachten", "zorg", "patiënt")
    assert Kind.HEALTH in activity.kinds
    assert "UAVG 30" in activity.permits[Category.SPECIAL]
    assert Kind.HEALTH not in catalog.usual_activity("nieuwsbrief", "zorg", "patiënt").kinds


def test_the_command_line_offers_what_there_is():
    """Its choices stand in the code, so that help needs no files."""
    assert (catalog.processes(), tuple(catalog.sectors())) == (making.PROCESSES, making.SECTORS)


@pytest.mark.parametrize("sector", catalog.sectors())
@pytest.mark.parametrize("process", PROCESSES)
def test_no_template_says_that_a_law_allows_what_it_does_not_name(sector, process):
    """A permit that stands there before anybody looked would silence the check."""
    activity = catalog.usual_activity(process, sector, "klant")
    assert bool(activity.permits) <= (Kind.HEALTH in activity.kinds)
    assert not {"decisions", "permits.special"} & {one.field for one in missing(activity) if activity.permits}


def test_a_credit_check_decides_on_the_contract():
    assert "decisions" not in {one.field for one in missing(catalog.usual_activity("kredietcheck", None, "klant"))}
