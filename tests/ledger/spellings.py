"""Ways in which people and programs write one number or address, and what is none."""

from __future__ import annotations

from avgtool.ledger.keyed import Identifier

ALIKE = {
    Identifier.PHONE: {
        "+31688888888": [
            "06-88888888", "0688888888", "06 88 88 88 88", "06.88.88.88.88", "06/88888888", "(06) 8888 8888",
            "31688888888", "688888888", "688888888.0", "688888888,0", "31688888888.0", "6.88888888E8", "6,88888888e+08",
            "+31 6 88888888", "+310688888888", "+31 (0)6 8888 8888", "+31 ( 0 ) 6 8888 8888", "+31 (06) 88888888",
            "0031(0)688888888", "0031 6 88888888", "00310688888888", "310688888888", "(0)6-88888888",
            "06-88888888 tst2", "06-88888888 tst. 2", "06-88888888 ext 2", "06-88888888 x2", "06-88888888 #2",
            "06-88888888/2", "tel:+31-6-88888888;ext=2", "Mob: 06-88888888", "06-88888888 (na 18:00 uur)",
            "０６-８８８８８８８８", "٠٦٨٨٨٨٨٨٨٨", "06\u201188888888", "06\u00a08888\u00a08888",
            "\u202a0688888888\u202c",
            "'0688888888", "06-88888888 / +31688888888",
        ],
        "+31205555555": ["020-5555555", "205555555", "205555555.0", "(020) 555 55 55", "+31 (0)20 555 5555"],
        "+32475123456": ["+32 475 12 34 56", "0032475123456", "32475123456", "32475123456.0"],
        "+31610000000": ["06-10000000", "610000000"],
        "+3197012345678": ["097-012345678", "+3197012345678"],
    },
    Identifier.EMAIL: {
        "jan@voorbeeld.nl": [
            "Jan@Voorbeeld.NL", "jan@voorbeeld.nl\u200b", "\ufeffjan@voorbeeld.nl", "jan@voor\u00adbeeld.nl",
            "jan@voorbeeld.nl.", "jan@voorbeeld.nl;", "jan@voorbeeld.nl,", "jan@voorbeeld.nl ; ",
            "mailto:jan@voorbeeld.nl", "'jan@voorbeeld.nl", "' jan@voorbeeld.nl",
            "MAILTO:jan@voorbeeld.nl?subject=Hallo", "<jan@voorbeeld.nl>", "Jan <jan@voorbeeld.nl>",
            '"Voorbeeld, Jan" <jan@voorbeeld.nl>;', "'jan@voorbeeld.nl'",
            "'Jan@voorbeeld.nl' <jan@voorbeeld.nl>", "<mailto:jan@voorbeeld.nl>",
            "ｊan＠voorbeeld．nl", "jan@voorbeeld。nl",
        ],
        "jan@xn--caf-dma.nl": ["jan@café.nl", "Jan@CAFÉ.nl", "jan@cafe\u0301.nl", "jan@XN--CAF-DMA.nl"],
        "jan@xn--strae-oqa.de": ["jan@straße.de", "jan@STRAẞE.de"],
    },
    Identifier.CUSTOMER: {"K-17": [" K-17\u200b", "\ufeffK-17", "'K-17"], "1001": ["1001.0", "1001,0", " '1001"]},
    Identifier.POST: {"dorpsstraat 1": ["Dorpsstraat  1 ", "DORPSSTRAAT\u00a01\u200b"]},
}  # fmt: skip
NO_NUMBER = {
    "two numbers": "06-88888888 / 020-5555555",
    "two numbers with words": "06-88888888 of 020-5555555",
    "two numbers without a mark": "06 88888888 020 5555555",
    "rounded by a spreadsheet": "3,16889E+10",
    "too short": "5555555",
    "too long": "0688888888888888",
    "no digit": "n.v.t.",
    "zeros": "0000000000",
    "nothing": "",
}
NO_ADDRESS = [
    "",
    "n.v.t.",
    "jan@voorbeeld",
    "@voorbeeld.nl",
    "jan@",
    "a@b.nl; c@d.nl",
    "jan@voorbeeld..nl",
    "jan b@c.nl",
    "Jan <jan@voorbeeld.nl>, Piet <piet@voorbeeld.nl>",
    "piet@voorbeeld.nl <jan@voorbeeld.nl>",
]
