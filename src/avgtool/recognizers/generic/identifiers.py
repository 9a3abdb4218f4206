"""Numbers an organization gives to its own customers, members, staff and files: pseudonyms, so personal data."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.recognizers.base import Recognizer, Shape

_OWN_NUMBER = (Shape(r"[A-Za-z]{0,6}[-_ .#/]?[0-9]{1,14}(?:[-_./][A-Za-z0-9]{1,8}){0,3}[A-Za-z]{0,2}", 0.02),
               Shape(r"[A-Za-z0-9][A-Za-z0-9_./#-]{1,40}", 0.02, in_text=False))  # fmt: skip

CUSTOMER_ID = Recognizer(
    "CUSTOMER_ID",
    Kind.OTHER_ID,
    msg("Number of a customer, member or employee"),
    shapes=_OWN_NUMBER,
    needs_context=True,
    headers=(
        "customer id", "customer no", "customer number", "customer nr", "customerid", "customer key", "customer code",
        "cust id", "cust no", "client number", "client no", "client nr", "client code", "member id", "member no",
        "member number", "memberid", "membership number", "user id", "userid", "person id", "personid", "contact id",
        "contactid", "patient id", "student id", "student number", "employee id", "employee no", "employee number",
        "employeeid", "emp id", "emp no", "staff id", "subscriber id", "subscriber number", "account id",
        "account number", "account no", "accountnumber", "account code", "guest id", "policy number",
        "policy holder id", "donor id", "participant id", "respondent id", "applicant id", "candidate id",
        "sales person id", "salesperson id", "reports to", "manager id", "business entity id", "party id",
        "subject id", "loyalty id", "loyalty number", "loyalty card", "card id", "external id", "crm id", "lead id",
        "profile id", "individual id", "owner id", "household id",
    ),
    context=("customer", "client", "member", "membership", "account", "employee", "subscriber", "policy", "student",
             "contact", "contract"),
)  # fmt: skip

ORDER_ID = Recognizer(
    "ORDER_ID",
    Kind.OTHER_ID,
    msg("Number of an order, invoice or file"),
    shapes=_OWN_NUMBER,
    needs_context=True,
    headers=(
        "order id", "order no", "order number", "order nr", "orderid", "ordernumber", "invoice", "invoice id",
        "invoice no", "invoice number", "booking id", "booking number", "booking reference", "reservation id",
        "reservation number", "ticket id", "ticket number", "case id", "case number", "complaint id", "claim id",
        "claim number", "transaction id", "payment id", "subscription id", "contract id", "contract number",
        "shipment id", "tracking number", "track and trace", "reference number", "file number", "request id",
    ),
    context=("order", "ticket", "invoice", "booking", "claim", "case"),
)  # fmt: skip

RECOGNIZERS = (CUSTOMER_ID, ORDER_ID)
