from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Fix, Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid
from profilelint.schema.field_edits import rename_key
from profilelint.schema.keywords import OPEN

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Param, Problem, Route
    from profilelint.rules.field.generator_keys import MisspeltKey

_CLOSING = ("additionalProperties", "unevaluatedProperties")


class SchemaUnknownKey(ProblemRule):
    """Every key is one that the site knows.

    The site reads keys letter by letter. It never shows a value under a misspelt key, under the
    name that a key had in an earlier version of the site, or under a placeholder name from the
    editing screen. Write the key as the site knows it, or delete the line.

    Where no configuration names a schema, keys that the site's own templates name, such as "toc" in
    "page.toc", are known.
    """

    name = "schema-unknown-key"
    summary = "Every key is one that the site knows."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        ("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),
        ("near", Severity.WARNING, "in a content model that allows any key"),
        ("near-too", Severity.WARNING, "where any key is allowed"),
        ("near-needless", Severity.WARNING, "where any key is allowed"),
        ("near-empty", Severity.WARNING, "where any key is allowed"),
    )
    messages: ClassVar = {
        "near": 'the key "{key}" is not known: did you mean "{meant}"?',
        "near-alike": 'the key "{key}" has {what}, so it is not known: write "{meant}"',
        "of-generator": ('{generator} does not know the key "{key}": did you mean "{meant}"?'),
        "near-too": (
            'the key "{key}" is not known, and "{meant}", which you probably meant, is there too: '
            "delete one of them"
        ),
        "near-needless": (
            'the key "{key}" is not known, and "{meant}", which you probably meant, is there too: '
            'delete "{key}"'
        ),
        "near-empty": (
            'the key "{key}" is not known, and "{meant}", which you probably meant, is empty: '
            'delete the empty "{meant}" and rename "{key}" to "{meant}"'
        ),
        "renamed": 'the key "{key}" is no longer used: it is now called "{meant}"',
        "renamed-too": (
            'the key "{key}" is no longer used: it is now called "{meant}", which is there too: '
            'delete "{key}"'
        ),
        "placeholder": 'the key "{key}" is a placeholder from the editing screen: delete the line',
        "unknown": 'the key "{key}" is not known: the keys known here are {known}',
        "extra": 'the key "{key}" is not known here: delete it',
        "forbidden": 'the key "{key}" is not allowed here: delete it',
        "forbidden-because": 'the key "{key}" is not allowed here because {because}: delete it',
        "name": 'the key "{key}" does not have the form required of keys here: rename it',
        "name-form": (
            'the key "{key}" does not have the form required of keys here ({form}): rename it'
        ),
        "name-of": 'the key "{key}" is not known: the keys known here are {known}',
    }
    fix = "some"
    severities: ClassVar = {"of-generator": Severity.WARNING}
    examples = (
        Valid(
            "---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\nclent: European Union\n---\n",
            covers=("clent",),
            message_id="near",
            fixed="---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\ncli\u0435nt: European Union\n---\n",
            covers=("cli\u0435nt",),
            message_id="near-alike",
            fixed="---\nclient: European Union\n---\n",
            schema={"properties": {"client": {"type": "string"}}, "additionalProperties": False},
        ),
        Valid(
            "---\nweather: fine\n---\n",
            schema={"properties": {"client": {"type": "string"}}, "x-open": True},
        ),
        Invalid(
            "---\nclent: European Union\nweather: fine\n---\n",
            covers=("clent",),
            message_id="near",
            fixed="---\nclient: European Union\nweather: fine\n---\n",
            schema={"properties": {"client": {"type": "string"}}, "x-open": True},
        ),
        Valid(
            "---\nauthor: Ana\nauthors: [Ana, Ben]\ncountry: Peru\ncounty: Lima\n---\n",
            schema={"properties": {"author": {}, "country": {}}, "x-open": True},
        ),
        Invalid(
            "---\nstatus: active\nstaus: planned\n---\n",
            covers=("staus",),
            message_id="near-too",
            schema={"properties": {"status": {"type": "string"}}, "x-open": True},
        ),
        Invalid(
            "---\nEnd:\nend: 2019\n---\n",
            covers=("End",),
            message_id="near-needless",
            fixed="---\nend: 2019\n---\n",
            schema={"properties": {"end": {"type": "integer"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\nend:\nEnd: 2019\n---\n",
            covers=("End",),
            message_id="near-empty",
            schema={"properties": {"end": {"type": "integer"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\nclient: A\nCLIENT: B\n---\n",
            covers=("CLIENT",),
            message_id="near-too",
            schema={"properties": {"client": {"type": "string"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\nstart-date: 2014\n---\n",
            covers=("start-date",),
            message_id="renamed",
            fixed="---\nstart: 2014\n---\n",
            schema={
                "properties": {"start": {"type": "integer"}},
                "additionalProperties": False,
                "x-renamed": {"start-date": "start"},
            },
        ),
        Invalid(
            "---\nstart: 2014\nstart-date: 2014\n---\n",
            covers=("start-date",),
            message_id="renamed-too",
            schema={
                "properties": {"start": {"type": "integer"}},
                "additionalProperties": False,
                "x-renamed": {"start-date": "start"},
            },
        ),
        Invalid(
            "---\ntitle: Roads\nField name:\n---\n",
            covers=("Field name",),
            message_id="placeholder",
            fixed="---\ntitle: Roads\n---\n",
            schema={"properties": {"title": {"type": "string"}}, "additionalProperties": False},
        ),
        Invalid(
            "---\nweather: fine\n---\n",
            covers=("weather",),
            message_id="unknown",
            schema={
                "properties": {"client": {"type": "string"}, "title": {"type": "string"}},
                "additionalProperties": False,
            },
        ),
        Invalid(
            "---\nweather: fine\n---\n",
            covers=("weather",),
            message_id="extra",
            schema={"maxProperties": 3, "additionalProperties": False},
        ),
        Invalid(
            "---\nparent: home\n---\n",
            covers=("parent",),
            message_id="forbidden",
            schema={"properties": {"parent": False}},
        ),
        Invalid(
            "---\nstatus: left\nroom: 12\n---\n",
            covers=("room",),
            message_id="forbidden-because",
            schema={
                "if": {"properties": {"status": {"const": "left"}}, "required": ["status"]},
                "then": {"not": {"required": ["room"]}},
            },
        ),
        Invalid(
            "---\nClient_1: A\n---\n",
            covers=("Client_1",),
            message_id="name-form",
            schema={"propertyNames": {"pattern": "^[a-z]+$", "title": "small letters"}},
        ),
        Invalid(
            "---\nClient_1: A\n---\n",
            covers=("Client_1",),
            message_id="name-form",
            schema={"propertyNames": {"pattern": "^[a-z]+$"}},
        ),
        Invalid(
            "---\nClient_1: A\n---\n",
            covers=("Client_1",),
            message_id="name",
            schema={"propertyNames": {"pattern": "^(?:[a-z]+|[0-9]+)$"}},
        ),
        Invalid(
            "---\nweather: fine\n---\n",
            covers=("weather",),
            message_id="name-of",
            schema={"propertyNames": {"enum": ["title", "client"]}},
        ),
        Valid(
            "---\npermalink: /a/\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
            schema={"properties": {"perma": {}}, "additionalProperties": False},
        ),
        Invalid(
            "---\npermalnk: /a/\nredirectfrom: /b/\n---\n",
            covers=("permalnk", "redirectfrom"),
            message_id="near",
            fixed="---\npermalink: /a/\nredirect_from: /b/\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
            schema={"properties": {"redirects": {}}, "additionalProperties": False},
        ),
        Valid("---\nlayotu: post\n---\n"),
        Valid("---\nlayout: post\ntitel: A\n---\n", files={"_config.yml": "title: Blue Coast\n"}),
        Invalid(
            "---\nlayotu: post\n---\n",
            covers=("layotu",),
            message_id="of-generator",
            fixed="---\nlayout: post\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
    )

    def check_misspelt_key(self, found: MisspeltKey, context: Context) -> None:
        """Report a key that is nearly one of the generator, unless the schema names it."""
        schema, route = context.schema, (found.key,)
        if schema is not None:
            known, nodes = schema.annotations.keys(()), schema.annotations.at(())
            # A schema that allows no other keys, or compares them with its own, says so itself.
            is_closed = any(False in map(node.get, _CLOSING) for node in nodes)
            is_open = any(node.get(OPEN) is True for node in nodes)
            if is_closed or found.key in known or (is_open and found.meant in known):
                return
        context.report_field(
            *(self, "of-generator", route),
            part="key",
            fixes=_renaming(context.document, route, found.meant),
            generator=context.generator,
            key=found.key,
            meant=found.meant,
        )

    def check_problem(self, problem: Problem, context: Context) -> None:
        """Pass a problem of the schema on, with the key of the generator if that was meant.

        The bundled schema is a help: a key that the site's templates name is none of its business.
        """
        if _is_named_by_template(problem, context):
            return
        meant = _meant_by_generator(problem, context)
        if meant:
            params: dict[str, Param] = {"key": str(problem.route[0]), "meant": meant}
            problem = problem._replace(
                message_id="near",
                params=params,
                fixes=_renaming(context.document, problem.route, meant),
            )
            # Told of the generator's key once, as heavily as the schema has it.
            context.problems[:] = [
                each
                for each in context.problems
                if (each.message_id, each.route) != ("of-generator", problem.route)
            ]
        context.problems.append(problem)


def _meant_by_generator(problem: Problem, context: Context) -> str:
    """Return the key of the site's generator that was meant by one the schema does not know.

    Empty if none was, it is there as well, or the schema names a key that is as near.
    """
    site, route = context.site, problem.route
    if (
        len(route) != 1
        or problem.message
        or problem.message_id not in ("unknown", "extra", "near")
        or site is None
        or not site.generator
    ):
        return ""
    from profilelint.rules.field.generator_keys import generator_key, is_slip_of

    key = str(route[0])
    meant = generator_key(key, site.keys)
    if not meant or meant in context.document.data or site.knows_key(key):
        return ""
    named = problem.params.get("meant")
    return "" if isinstance(named, str) and is_slip_of(key, named) else meant


def _is_named_by_template(problem: Problem, context: Context) -> bool:
    """Return whether a template names a key, on a page that no configuration describes."""
    is_far = problem.message_id == "unknown" and len(problem.route) == 1
    if not is_far or not context.kind or context.site is None:
        return False
    context.asked_templates = True
    return context.site.names_key(str(problem.route[0]))


def _renaming(document: Document, route: Route, key: str) -> tuple[Fix, ...]:
    edit = rename_key(document, route, key)
    return (Fix(f'Write "{key}"', (edit,), "unsafe"),) if edit is not None else ()
