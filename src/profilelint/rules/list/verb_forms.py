"""The form of the verb that opens an English sentence, where there is only one way to read it.

English spells many nouns, verbs and adjectives alike: "Support the clinics" is a command, "Support
services reached 40 clinics" is not. A form is given only where the first words leave no doubt; no
answer is always an allowed answer. Nothing here parses English: the judgement rests on the first
word, the one after it, and on whether a past tense further on shows that the opening was a
subject.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS, PREFIXES
from profilelint.rules.page.languages import is_english

VerbForm: TypeAlias = Literal["imperative", "gerund", "past", "third-person"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS: Final = _words(
    """
    accelerate accompany achieve acquire adapt add adjust administer adopt advise align allocate
    allow amend amplify analyse analyze apply appoint appraise arrange articulate assemble assess
    assign assist attain attract automate avert become begin bolster bring broaden build calculate
    carry catalyse catalyze celebrate characterise characterize choose clarify collaborate collect
    combine communicate compile compose conceive conclude conduct connect conserve consolidate
    construct consult contribute convene convert convey cooperate coordinate create cultivate
    customise customize decentralise decentralize deepen define deliver demonstrate deploy describe
    determine develop devise diagnose digitalise digitalize digitise digitize diminish disburse
    discover discuss disseminate distribute diversify donate educate eliminate embark embed empower
    enable encourage endorse endow enforce engage enhance enlarge enlist enrich enroll ensure equip
    eradicate erect establish evaluate examine execute expand expedite explain explore extend
    fabricate facilitate familiarise familiarize finalise finalize formalise formalize formulate
    fortify foster fulfil fulfill furnish galvanise galvanize gather generate give harmonise
    harmonize identify illustrate implement improve incentivise incentivize include incorporate
    incubate inform inject innovate insert inspect inspire install instill institutionalise
    institutionalize instruct integrate intensify introduce invest investigate involve join
    leverage liaise liberalise liberalize localise localize maintain make maximise maximize mediate
    minimise minimize mitigate mobilise mobilize modernise modernize modify motivate negotiate
    nurture obtain operate operationalise operationalize optimise optimize orchestrate organise
    organize oversee participate perform persuade popularise popularize prepare prevent prioritise
    prioritize privatise privatize procure professionalise professionalize promote propose protect
    prove provide publicise publicize publish pursue rationalise rationalize realise realize
    recommend reconcile reconstruct recruit redesign reduce refine regulate rehabilitate reinforce
    remove renovate reorganise reorganize replace replicate resolve restore restructure revamp
    revise revitalise revitalize revive safeguard sell send serve simplify socialise socialize
    solicit solve stabilise stabilize standardise standardize stimulate streamline strengthen
    submit subsidise subsidize supervise sustain synthesise synthesize systematise systematize take
    teach translate unify unite unlock uphold utilise utilize validate verify widen write
    """
)
"""Base forms that open a sentence as a command and hardly ever as a noun."""

NOUN_VERBS: Final = _words(
    """
    access account act address advance advocate aid aim answer appeal approach approve arm audit
    award back balance bank benefit blend book boost brand bridge broker budget campaign capture
    care catalogue certify challenge champion channel chart check claim coach code commission
    compare compensate complete concentrate confirm consider contact contract control counsel cover
    craft credit deal debate decrease design detail direct display document double draft draw drive
    elaborate elevate employ end engineer enter exchange exercise exhibit experiment export express
    farm feature field fight file fill film filter finance find fine focus follow forge form frame
    fund further gain gauge grant group grow guarantee guide halt handle harness harvest head heal
    help highlight hire hold host house impact import improvise increase index influence initiate
    institute interview invite issue judge keep label launch lead leave lend lessen level license
    lift limit line link list loan lobby log look lower mainstream manage manufacture map mark
    market match measure meet mentor merge mine mix model monitor move name narrow need nominate
    note offer open order orient outline overcome own package partner pass patent pay permit phase
    pilot place plan plant plot police pool practice practise press price process produce profile
    program programme progress project pump purchase push query raise rally rank rate reach receive
    record recycle refer reform register release render renew rent repair report request require
    rescue research reserve respect respond retain retool return review reward risk roll run sample
    scale schedule school score screen seal search secure seed select separate shape share ship
    show sign source spark speed spend sponsor staff stage start steer step stop store strategise
    strategize stress structure study suggest supply support surge survey tackle tailor target task
    team tell template test tie track trade train transfer transform transition travel treat trial
    trust turn twin update upgrade use value visit voice vote warn waste watch water welcome win
    witness work
    """
)
"""Base forms that are everyday nouns or adjectives as well."""

UNCHANGED: Final = _words(
    """
    beat bet bid broadcast burst cast cost cut fit forecast hit hurt input let offset output put
    quit read recast reset retrofit rid set shed shut split spread thrust upset wed
    """
)
"""Verbs whose past tense is spelt like their base form."""

_OTHER_PASTS: Final = _words("bore bound fell felt found ground lay left saw wound")
"""Words that are the base form of one verb and the past tense of another."""

_FINITE_UNCHANGED: Final = _words("cut hit let put quit shut")
_AUXILIARIES: Final = _words(
    "am is are was were has have had does did can could may might must shall should will would"
)
_DETERMINERS: Final = _words(
    "a an the this that these those its their his her our your each every all both several many "
    "more some any such another no two three four five six seven eight nine ten hundreds thousands "
    "dozens"
)
_COMPARATIVES: Final = _words("better broader closer fairer greater higher stronger wider")
_PREPOSITIONS: Final = _words(
    "of for to from in by at on with about across among against between into through throughout "
    "under over within without toward towards during per via"
)
_CONJUNCTIONS: Final = _words("and or but that which who whose where when while as if")
_NOT_BEFORE_VERB: Final = (
    _AUXILIARIES | _DETERMINERS | _PREPOSITIONS | _CONJUNCTIONS | _words("better less not well")
)

_COMMANDS: Final = _words("help increase support train")
"""Members of `NOUN_VERBS` that are read as a command unless a word below follows."""

_COMPOUND_HEADS: Final = _words(
    """
    agreement agreements center centers centre centres circle circles desk desks driver drivers
    function functions fund funds group groups hotline initiative initiatives line lines manual
    manuals material materials mechanism mechanisms mission missions network networks office
    officer officers offices operator operators package packages personnel plan plans program
    programme programmes programs project projects scheme schemes service services session
    sessions staff station stations structure structures system systems team teams tool tools
    unit units worker workers
    """
)
"""Nouns that make a compound of a word before them: "support services"."""

_COMPANIONS: Final = {"partner": "with", "work": "with", "focus": "on"}
"""The preposition with which a member of `NOUN_VERBS` is read as a command."""

_ADJECTIVE_GERUNDS: Final = _words(
    """
    according accounting advertising auditing banking billing briefing budgeting building carrying
    catering cleaning clearing clothing coaching coding computing consulting contracting cooking
    counseling counselling developing drawing drinking driving emerging ending engineering
    evolving existing exporting farming filing filming financing finding fishing following forging
    fundraising funding gathering grazing greening growing hearing holding housing
    importing including increasing irrigating joining landing leading learning lending licensing
    listening living lobbying logging making managing manufacturing mapping marketing meeting
    mentoring milling mining modeling modelling monitoring networking nursing offering ongoing
    opening operating outstanding packaging parenting participating partnering paying pending
    planning planting policing pressing pricing printing processing programming publishing
    purchasing ranking rating reading recording recruiting recycling regarding remaining reporting
    rising running saving schooling screening selling serving setting sharing shipping showing
    signing sourcing spending staffing standing starting steering supporting surveying teaching
    testing timing tracking trading training transport traveling underlying understanding using
    voting warning watering winning working writing
    """
)
"""Gerunds that are everyday nouns, adjectives or prepositions as well."""

_WORD: Final = pattern(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|[0-9][0-9.,]*|[.;:!?](?=\s|$)|[,—–(]")
_LOOKAHEAD: Final = 400
_SENTENCE_ENDS: Final = frozenset(".;!?")


class Opening(NamedTuple):
    """The word that opens a sentence and the form that its verb is certainly in."""

    word: str
    form: VerbForm


def base_of_gerund(word: str) -> str | None:
    """Return the base form of a lower-case word in ``-ing``, if it is a known verb's."""
    if not word.endswith("ing") or len(word) < 5:
        return None
    stem = word[:-3]
    return _known(stem, stem + "e", _undoubled(stem), stem[:-1] + "ie" if stem[-1] == "y" else "")


def base_of_past(word: str) -> str | None:
    """Return the base form of a lower-case word in ``-ed``, if it is a known verb's."""
    if not word.endswith("ed") or len(word) < 4:
        return None
    stem = word[:-2]
    return _known(stem, stem + "e", _undoubled(stem), stem[:-1] + "y" if stem[-1] == "i" else "")


_FUTURE = frozenset(("will", "shall"))


def known_forms(written: str) -> frozenset[VerbForm]:
    """Return the forms in which a known verb may be that is spelt like a word.

    A verb whose past tense is spelt like its base form may be in either, and has none here.
    """
    word = _bare(written.lower())
    forms: list[VerbForm] = []
    if word in UNCHANGED or word in _OTHER_PASTS:
        return frozenset()
    if base_of_gerund(word) is not None:
        forms.append("gerund")
    if word in IRREGULAR_PASTS or base_of_past(word) is not None:
        forms.append("past")
    if word in VERBS or word in NOUN_VERBS:
        forms.append("imperative")
    if base_of_third_person(word) is not None:
        forms.append("third-person")
    return frozenset(forms)


def base_of_third_person(word: str) -> str | None:
    """Return the base form of a lower-case word in ``-s``, if it is a known verb's."""
    if not word.endswith("s") or len(word) < 4:
        return None
    stem = word[:-1]
    return _known(
        stem, stem[:-1] if stem[-1] == "e" else "", stem[:-2] + "y" if stem.endswith("ie") else ""
    )


def may_open(written: str, form: VerbForm, text: str) -> bool:
    """Return whether a word that opens a text may be a verb in a form, and in no other.

    That it may be a noun or an adjective as well does not count, unless more of the text shows it.
    """
    if known_forms(written) != {form}:
        return False
    words = _WORD.findall(text[:_LOOKAHEAD])
    following = words[1].lower() if len(words) > 1 else ""
    if following in _AUXILIARIES or ":" in words[:7] or not words:
        return False
    if form == "gerund":
        return following not in _PREPOSITIONS and not _has_finite_verb(words)
    if form == "past":
        return not _has_finite_verb(words)
    return (
        following not in _PREPOSITIONS
        and following not in _CONJUNCTIONS
        and following not in _COMPOUND_HEADS
        and not (_has_finite_verb if _bare(written.lower()) in VERBS else _may_be_sentence)(words)
    )


def opening(text: str) -> Opening | None:
    """Return the verb that opens an English text and its form; None where there is any doubt.

    None as well for texts in other languages, for openings that are not a verb (amounts, counts,
    subjects, lead-ins such as "With ...,"), for words that could be read as a noun and for labels
    ("Improving access: ...").
    """
    words = _WORD.findall(text[:_LOOKAHEAD])
    if not words or not text.startswith(words[0]) or not words[0][0].isalpha():
        return None
    first: str = words[0]
    if (first.isupper() and len(first) > 1) or ":" in words[:7] or not is_english(words):
        return None
    form = _form(_bare(first.lower()), words)
    return None if form is None else Opening(first, form)


def _form(word: str, words: list[str]) -> VerbForm | None:
    following = words[1] if len(words) > 1 else ""
    after = following.lower()
    if after in _AUXILIARIES:
        return None
    if base_of_gerund(word) is not None:
        if (
            after in _PREPOSITIONS
            or (words[0].lower() in _ADJECTIVE_GERUNDS and not _governs(word, words))
            or (following[:1].isupper() and _may_be_sentence(words))
            or _has_finite_verb(words)
        ):
            return None
        return "gerund"
    if word in _FUTURE:
        # "Will build" says as little as "Build" that it was done; "Will Baker" is a name.
        return "imperative" if following in VERBS or following in NOUN_VERBS else None
    if word in UNCHANGED or word in _OTHER_PASTS:
        return None
    if word in VERBS:
        if after == "of" or (following[:1].isupper() and _may_be_sentence(words)):
            return None
        return "imperative"
    if word not in NOUN_VERBS and base_of_third_person(word) in VERBS:
        if after in _PREPOSITIONS or after in _CONJUNCTIONS or _has_finite_verb(words):
            return None
        return "third-person"
    if word in NOUN_VERBS:
        return "imperative" if _is_command(word, after, words) else None
    if (word in IRREGULAR_PASTS or base_of_past(word) is not None) and _opens_object(after):
        return "past"
    return None


def _is_command(word: str, after: str, words: list[str]) -> bool:
    """Return whether a word that may be a noun, and the word after it, open a command."""
    if after in _DETERMINERS or after == _COMPANIONS.get(word):
        return not _has_finite_verb(words)
    if word in _COMMANDS and after[:1].isalnum():
        return (
            after not in _PREPOSITIONS
            and after not in _CONJUNCTIONS
            and after not in _COMPOUND_HEADS
            and not _may_be_sentence(words)
        )
    return False


def _governs(word: str, words: list[str]) -> bool:
    """Return whether what follows a gerund shows that it is a verb and not a noun or adjective."""
    after = words[1].lower() if len(words) > 1 else ""
    if word in ("developing", "supporting") and after == "and":
        return len(words) > 2 and base_of_gerund(words[2].lower()) is not None
    return _opens_object(after) or after in _COMPARATIVES


def _has_finite_verb(words: list[str]) -> bool:
    """Return whether the rest of the first sentence holds a verb that the opening is subject of.

    A word in ``-ed`` right after the opening, a determiner, preposition, conjunction, comma or
    another verb is taken for an adjective ("providing targeted training", "with improved seed").
    """
    before = words[0].lower()
    for position, written in enumerate(words[1:], 1):
        word = written.lower()
        if word in _SENTENCE_ENDS:
            return False
        if (
            position > 1
            and before[0].isalpha()
            and before not in _NOT_BEFORE_VERB
            and before not in VERBS
            and not before.endswith(("ing", "ly"))
            and _is_finite(word)
        ):
            return True
        before = word
    return False


def _may_be_sentence(words: list[str]) -> bool:
    """Return whether any word of the first sentence but the opening could be its verb."""
    for written in words[1:]:
        word = written.lower()
        if word in _SENTENCE_ENDS:
            return False
        if _is_finite(word):
            return True
    return False


def _is_finite(word: str) -> bool:
    return (
        word in _AUXILIARIES
        or word in IRREGULAR_PASTS
        or word in _FINITE_UNCHANGED
        or (word.endswith("ed") and len(word) > 4 and "-" not in word and not word.endswith("eed"))
        or (word.endswith("s") and (word[:-1] in VERBS or word[:-2] in VERBS or word == "helps"))
    )


def _opens_object(word: str) -> bool:
    return word in _DETERMINERS or word[:1].isdigit()


def _bare(word: str) -> str:
    """Return a word without a prefix such as ``re-``, if a known verb remains."""
    if _known(word) or base_of_gerund(word) or base_of_past(word) or base_of_third_person(word):
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if (
                rest in VERBS
                or base_of_gerund(rest)
                or base_of_past(rest)
                or base_of_third_person(rest)
            ):
                return rest
    return word


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else ""


def _known(*candidates: str) -> str | None:
    for word in candidates:
        if word in VERBS or word in NOUN_VERBS or word in UNCHANGED:
            return word
    return None
