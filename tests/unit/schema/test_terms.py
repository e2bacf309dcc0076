"""What is said of the names that editors really wrote, with nothing but the bundled lists."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding
from profilelint.rules.load import load_registry
from profilelint.schema.load import bundled_schema, schema_from_data
from profilelint.source.read import read_text
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary
from profilelint.vocabulary.file import load_vocabulary

REGISTRY = load_registry()
SETTING = Setting(
    RuleSet(REGISTRY, [entry.name for entry in REGISTRY if entry.default]),
    "2026-01-31",
    bundled_schema(),
    vocabularies={name: bundled_vocabulary(name) for name in VOCABULARIES},
)

RIGHT = {
    "client": """
        U.S. Agency for International Development; European Union; European Commission; World Bank;
        Foreign, Commonwealth & Development Office; European Bank for Reconstruction and Development
        Inter-American Development Bank; Millennium Challenge Corporation; European Investment Bank
        Department of Energy, Government of Nova Scotia; U.S. Department of Labor; Kosmos Energy
        Swiss Agency for Development and Cooperation; U.K. Department of Health and Social Care
        Ghana Petroleum Commission; Multinational corporation; Walmart Foundation; Irish Aid; Danida
        Comic Relief; Edo State Government; International Finance Corporation
        Bill and Melinda Gates Foundation; Harbour Lights Trust; Ministry of Ports
    """,
    "solutions": """
        Economic Growth; Governance; Environment; Global Health; Corporate Sustainability; Stability
        Digital Acceleration; Agriculture and Food Security; Financial Services; Fragile States
        Climate Change Adaptation and Mitigation; Climate and Environment; Environment and Energy
        Institutional and Policy Reform; Innovation and Entrepreneurship; Sustainable Livelihoods
        Natural Resource Management; Voice and Accountability; Workforce Development and Youth
        Business Environment Reform; Decentralization and Local Government Management; Climate
        Public Financial Management; Sustainable Business; Corporate Consulting; Law and Justice
        Finance and Investment; Gender and Social Inclusion; Market Systems and Value Chain
        Peace-Building and Political Transition; Security and Justice; Stabilization; Gender; Trade
        Public Financial Management and Domestic Revenue Mobilization; Energy; Education
        Transition and Stabilization Programming; Water Security, Sanitation, and Hygiene
        Anti-corruption, Transparency, and Accountability; Land Tenure; Countering Extremism
        Corporate Services; Digital Strategy; Health Security
        Land Tenure and Property Rights; Local Content and Supply Chain Management
        Local Governance and Decentralization; Value Chain and Market Systems Development
        Water Services and Resource Management; Water and Sanitation Services and Management
        Global Health Security and Pandemic Preparedness; DAI Capital; Health Governance
        Justice, Citizen Security, and Rule of Law
        Nutrition and Food Security; Legislative Strengthening; Workforce Development
    """,
    "country": """
        Regional; Worldwide; Asia; West Africa; South Mediterranean; Burma; Türkiye; Cabo Verde
        Palestine; Kosovo; Democratic Republic of the Congo; Bosnia and Herzegovina
        British Virgin Islands; Trinidad and Tobago; Macedonia; Swaziland
    """,
    "regions": """
        Sub-Saharan Africa; Latin America and the Caribbean; Eastern Europe and Central Asia
        Asia and the Pacific; Middle East and North Africa; Worldwide
    """,
}
"""Names in use, by field."""


def names(text: str) -> list[str]:
    """Return names that stand a line, or several with semicolons between them."""
    return [name.strip() for line in text.splitlines() for name in line.split(";") if name.strip()]


def found(field: str, value: str, end: int = 2017) -> list[Finding]:
    page: dict[str, Any] = {
        "title": "Open Piers", "summary": "It helps.", "start": 2010, "end": end,
        "client": "World Bank", "solutions": "Governance", "regions": "Worldwide",
        "country": "Regional", field: value,
    }  # fmt: skip
    lines = [f"{key}: {text}" for key, text in page.items() if key != "solutions"]
    text = "\n".join(("---", *lines, f"solutions:\n- {page['solutions']}", "---", ""))
    outcome = lint_document(read_text("page.md", text), SETTING)
    assert outcome.failures == []
    return list(outcome.findings)


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, text in RIGHT.items() for name in names(text)]
)
def test_of_a_name_in_use_nothing_is_said(field: str, name: str) -> None:
    assert found(field, name) == []


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("client", "World Blank", "World Bank"),
        ("client", "Wrold Bank", "World Bank"),
        ("client", "Europaen Union", "European Union"),
        ("client", "U.K Department of Health and Social Care",
         "U.K. Department of Health and Social Care"),
        ("solutions", "Workforce Developemnt", "Workforce Development"),
        ("solutions", "Evironmental and Social Risk Management",
         "Environmental and Social Risk Management"),
        ("country", "Sengeal", "Senegal"),
        ("country", "Uganada", "Uganda"),
        ("country", "Decomcratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("country", "Boznia and Herzegovina", "Bosnia and Herzegovina"),
        ("regions", "Sub-Saharan Afirca", "Sub-Saharan Africa"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_a_warning_with_the_right_one(
    field: str, value: str, meant: str
) -> None:
    (finding,) = found(field, value)
    assert (finding.rule, finding.severity) == ("term-unknown", "warning")
    assert finding.message.endswith(
        f'is "{value}", which is not a known term: did you mean "{meant}"?'
    )
    (fix,) = finding.fixes
    assert (fix.safety, fix.edits[0].text) == ("unsafe", meant)


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("country", "Global", "countries"),
        ("country", "Multiple", "countries"),
        ("country", "Eastern Europe and Eurasia", "countries"),
        ("country", "Lakeland", "countries"),
        ("regions", "Global", "regions"),
    ],
)
def test_a_place_that_no_list_has_is_a_hint_without_a_guess(
    field: str, value: str, name: str
) -> None:
    (finding,) = found(field, value)
    assert (finding.rule, finding.severity, finding.fixes) == ("term-unknown", "hint", ())
    assert finding.message == (
        f'"{field}" is "{value}", which is not one of the {name} that profilelint knows (see '
        f'"profilelint vocab {name}"): check the spelling, and keep it if it is right'
    )


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("country", "Myanmar", "Burma"),
        ("country", "The Gambia", "Gambia"),
        ("country", "Turkey", "Türkiye"),
        ("client", "USAID", "U.S. Agency for International Development"),
        ("client", "Multinational Corporation", "Multinational corporation"),
        ("regions", "Asia & the Pacific", "Asia and the Pacific"),
        ("regions", "eastern-europe-and-central-asia", "Eastern Europe and Central Asia"),
    ],
)
def test_another_spelling_is_a_hint_and_never_a_safe_fix(
    field: str, value: str, label: str
) -> None:
    (finding,) = found(field, value)
    assert (finding.rule, finding.severity) == ("term-synonym", "hint")
    assert finding.message == (
        f'"{field}" is "{value}", which is usually written "{label}": write that, unless your site '
        f'uses "{value}" everywhere'
    )
    assert [fix.safety for fix in finding.fixes] == ["unsafe"]


@pytest.mark.parametrize(
    ("field", "value", "last", "successor"),
    [
        ("country", "Macedonia", "2019-02-11", "North Macedonia"),
        ("country", "Swaziland", "2018-04-18", "Eswatini"),
        ("client", "U.K. Department for International Development", "2020-09-02",
         "Foreign, Commonwealth & Development Office"),
    ],
)  # fmt: skip
def test_an_old_name_is_right_until_it_was_given_up(
    field: str, value: str, last: str, successor: str
) -> None:
    assert found(field, value, end=int(last[:4])) == []
    (finding,) = found(field, value, end=int(last[:4]) + 1)
    assert (finding.rule, finding.severity) == ("term-deprecated", "hint")
    assert finding.message == (
        f'"{field}" is "{value}", which is no longer used (it was until {last}): write '
        f'"{successor}"'
    )
    assert [fix.safety for fix in finding.fixes] == ["unsafe"]


@pytest.mark.parametrize(
    ("title", "country", "count"),
    [
        ("Macedonia", "North Macedonia", 0),
        ("Eswatini", "Swaziland", 0),
        ("Swaziland", "Eswatini", 0),
        ("Macedonia", "Peru", 1),
        ("Peru", "Swaziland", 1),
    ],
)
def test_two_names_of_a_country_are_one_place(title: str, country: str, count: int) -> None:
    lines = (f"title: {title}—Open Piers", "end: 2012", f"country: {country}")
    outcome = lint_document(read_text("a.md", "\n".join(("---", *lines, "---", ""))), SETTING)
    assert [each.rule for each in outcome.findings].count("place-in-title") == count


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("solutions", "Include Primary and/or Secondary Solutions"),
        ("solutions", "Please select one solution here"),
        ("client", "Enter the name of the client"),
        ("country", "Choose countries…"),
    ],
)
def test_what_the_form_says_is_no_term(field: str, value: str) -> None:
    (finding,) = found(field, value)
    assert (finding.rule, finding.severity) == ("term-unknown", "warning")
    assert finding.message.endswith(
        f'is "{value}", which only says what belongs here: write a term instead, or delete it'
    )


def test_a_space_after_a_name_is_all_that_is_said() -> None:
    (finding,) = found("country", '"Canada "')
    assert (finding.rule, finding.severity) == ("text-field-space", "error")
    assert [(fix.safety, fix.edits[0].text) for fix in finding.fixes] == [("safe", "")]


def test_names_in_a_list_of_clients_are_checked_one_by_one() -> None:
    assert found("client", "[World Bank, Harbour Lights Trust]") == []
    assert [
        (each.severity, each.where.route)
        for each in found("client", "[World Blank, Europaen Union, Danida]")
    ] == [("warning", ("client", 0)), ("warning", ("client", 1))]


def test_two_solutions_with_and_between_them_may_be_a_third() -> None:
    assert found("solutions", "Climate and Energy") == []
    (finding,) = found("solutions", "Climate, Energy")
    assert (finding.rule, finding.message_id, finding.severity) == (
        "term-unknown", "joined", "warning",
    )  # fmt: skip


def test_several_countries_in_one_text_keep_the_names_that_they_have() -> None:
    (finding,) = found("country", "Myanmar, Swaziland")
    assert (finding.rule, finding.severity) == ("place-list", "warning")
    assert [fix.edits[0].text for fix in finding.fixes] == ["\n- Myanmar\n- Swaziland"]


@pytest.mark.parametrize(
    ("head", "value", "expected"),
    [
        ("", "harbour trust", ("error", "safe")),
        ("open: true\n", "harbour trust", ("warning", "unsafe")),
        ("implied: true\n", "harbour trust", ("warning", "unsafe")),
        ("open: true\n", "HT", ("error", "safe")),
    ],
)
def test_another_spelling_weighs_what_the_list_says_of_other_values(
    head: str, value: str, expected: tuple[str, str]
) -> None:
    text = f"{head}terms:\n- label: Harbour Trust\n  synonyms: [HT]\n"
    clients = load_vocabulary("clients", "clients.yaml", "", read=lambda *_: text.encode())
    schema = schema_from_data(
        {"properties": {"client": {"type": "string", "x-vocabulary": "clients"}}},
        {"clients": clients},
    )
    document = read_text("page.md", f"---\nclient: {value}\n---\n")
    (finding,) = lint_document(document, SETTING._replace(schema=schema)).findings
    assert (finding.rule, finding.severity.value, finding.fixes[0].safety) == (
        "term-synonym",
        *expected,
    )


@pytest.mark.parametrize("is_open", [False, True])
def test_empty_text_is_allowed_where_the_schema_says_so(is_open: bool) -> None:
    head = "open: true\n" if is_open else ""
    clients = load_vocabulary(
        "clients", "c.yaml", "", read=lambda *_: f"{head}terms: [Harbour Trust]\n".encode()
    )

    def rules(value: str, **keywords: Any) -> list[str]:
        term = {"type": "string", "x-vocabulary": "clients", **keywords}
        schema = schema_from_data({"properties": {"client": term}}, {"clients": clients})
        document = read_text("page.md", f"---\nclient: {value}\n---\n")
        findings = lint_document(document, SETTING._replace(schema=schema)).findings
        return [each.rule for each in findings]

    assert rules("''") == ["schema-length" if is_open else "schema-type"]
    assert rules("''", minLength=0) == []
    assert rules("Harbour Trsut", minLength=0) == ["term-unknown"]
