"""Companies. A company is no person, but a sole trader's name, number or address points to one."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.checks import stdnum_is_valid

ORGANIZATION = Recognizer(
    "ORGANIZATION",
    Kind.COMPANY_NAME,
    msg("Name of an organization"),
    role=Role.QUASI,
    headers=(
        "company", "company name", "companyname", "organization", "organisation", "organization name",
        "business name", "firm", "employer", "supplier name", "vendor name", "store name", "reseller name",
        "publisher name", "trade name", "legal name", "account name", "ship name", "firma", "societe", "entreprise",
    ),
    context=("company", "bedrijf", "firma", "bv", "b.v.", "nv", "n.v.", "vof", "stichting", "vereniging"),
)  # fmt: skip

COMPANY_ID = Recognizer(
    "COMPANY_ID",
    Kind.COMPANY_ID,
    msg("Registration number of a company"),
    role=Role.QUASI,
    shapes=(Shape(r"[A-Z]{0,3}[ .-]?[0-9A-Z](?:[ .-]?[0-9A-Z]){4,17}", 0.02),),
    needs_context=True,
    headers=(
        "company id", "company number", "company registration number", "registration number", "chamber of commerce",
        "chamber of commerce number", "coc", "coc number", "vat", "vat id", "vat number", "vat no", "vatin",
        "tax number", "tin", "duns", "enterprise number",
    ),
    context=("vat", "company number", "registration"),
    in_text=False,
)  # fmt: skip

LEI = Recognizer(
    "LEI",
    Kind.COMPANY_ID,
    msg("Legal entity identifier (LEI)"),
    role=Role.NONE,
    shapes=(Shape(r"[A-Z0-9]{18}[0-9]{2}", 0.1),),
    check=Check("mod 97-10", stdnum_is_valid("lei"), score=0.6),
    needs_context=True,
    headers=("lei", "lei code", "legal entity identifier"),
    context=("lei",),
)

RECOGNIZERS = (ORGANIZATION, COMPANY_ID, LEI)
