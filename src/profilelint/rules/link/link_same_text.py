from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.link.brackets import RepeatedLinkText

_SCHEMES = ("https://", "http://", "//")
_AROUND = " .,:;!?…→»>«<()[]\"'"
_PAGE_ENDINGS = (".md", ".mdx", ".markdown", ".qmd", ".html", ".htm")


class LinkSameText(Rule):
    """Links with the words "here" or "read more" lead to one place.

    Two links with the words "here" that lead to two different pages cannot be told apart, least of
    all by readers whose screen reader lists the links of a page (WCAG 2, criterion 2.4.4). Say in
    the words of each link what it leads to: "report of 2019", "report of 2020". Words that name
    something may be used for several links: the line often says which is meant.
    """

    name = "link-same-text"
    summary = 'Links on a page with the words "here" or "read more" lead to one place.'
    severity = Severity.HINT
    messages: ClassVar = {
        "different": 'another link "{text}" leads elsewhere: say in its words what each leads to'
    }

    class Options(RuleOptions):
        words: Annotated[
            tuple[str, ...], "link texts that do not say where the link leads, in small letters"
        ] = (
            *("click here", "click", "details", "go here", "here", "link", "more", "more here"),
            *("read more", "read more here", "learn more", "find out more", "see here", "see more"),
            *("this", "this link", "this page", "this one"),
            *("aquí", "clic aquí", "enlace", "haz clic aquí", "leer más", "más", "ver más"),
            *("más información", "cliquez ici", "en savoir plus", "ici", "lien", "lire la suite"),
            *("plus", "voir plus", "hier", "hier klicken", "klicken sie hier", "mehr"),
            *("mehr erfahren", "weiterlesen", "aqui", "clique aqui", "leia mais", "saiba mais"),
            *("ver mais", "clicca qui", "di più", "leggi di più", "qui", "scopri di più"),
            *("klik hier", "lees meer", "lees verder", "her", "klik her", "læs mere", "les mer"),
            *("här", "klicka här", "läs mer", "lue lisää", "tästä", "täällä", "zde", "více"),
            *("czytaj więcej", "tutaj", "więcej", "itt", "tovább", "aici", "citește mai mult"),
            *("burada", "buraya tıklayın", "devamını oku", "di sini", "klik di sini"),
            *("baca selengkapnya", "selengkapnya", "tại đây", "xem thêm", "εδώ", "здесь"),
            *("подробнее", "ссылка", "читать далее", "тут", "детальніше", "посилання"),
            *(
                "читати далі",
                "כאן",
                "לחצו כאן",
                "קרא עוד",
                "هنا",
                "انقر هنا",
                "اقرأ المزيد",
                "المزيد",
            ),
            *(
                "यहाँ",
                "यहां",
                "और पढ़ें",
                "这里",
                "此处",
                "更多",
                "点击这里",
                "阅读更多",
                "點此",
                "這裡",
            ),
            *(
                "こちら",
                "ここ",
                "続きを読む",
                "詳細",
                "여기",
                "여기를 클릭",
                "더 보기",
                "더 알아보기",
            ),
        )

    options: Options
    examples = (
        Valid("[Here](/a) and [here](/a/), [1](/b) and [1](/c), [](/d)[](/e), [**Here** B](/f)\n"),
        Valid("[Here](https://example.org/a?utm_id=1#top), [here](http://www.example.org/a)\n"),
        Valid("[Wikipedia](https://example.org/a) and [Wikipedia](https://example.org/b)\n"),
        Valid("[here](#a) and [here](/example/#b) are one page.\n"),
        Valid("[here](../b.md), [here](/c/b/index.html), [here](b/).\n"),
        Invalid(
            "Read it [here](/2019), [Here](/2020) and [*here*](/2020).\n",
            covers=("[Here](/2020)", "[*here*](/2020)"),
            message_id="different",
        ),
        Invalid(
            "The [file](/2019) and the [file](/2020).\n",
            covers=("[file](/2020)",),
            message_id="different",
            options={"words": ("file",)},
        ),
    )

    def check_repeated_link_text(self, repeated: RepeatedLinkText, context: Context) -> None:
        """Compare what two links with the same words lead to."""
        link, first, words = repeated
        if words.strip(_AROUND) not in self.options.words:
            return
        page = context.document.path
        if _target(link.url, page) != _target(first.url, page):
            related = Related("the first link with these words", Location("", first.span))
            context.report(
                self, "different", link.span, related=(related,), text=excerpt(link.text)
            )


def _target(url: str, page: str) -> str:
    """Return an address without what does not change the page that it leads to.

    That is the scheme, ``www.``, tracking parameters, a fragment and a slash at the end. Of an
    address on the same site only the name of the page is left: how its folder is written depends
    on where the link stands. A fragment alone is a place of ``page``, the file with the link.
    """
    bare = url.strip()
    local = True
    for scheme in _SCHEMES:
        if bare[: len(scheme)].lower() == scheme:
            bare = bare[len(scheme) :].removeprefix("www.")
            local = False
            break
    if "?" in bare:
        bare = _without_tracking(bare)
    path = bare.partition("#")[0]
    if not local:
        return path.rstrip("/")
    return _page_name(path or page)


def _page_name(path: str) -> str:
    """Return the last segment of a path without its ending; of an index that of its folder."""
    segments = [segment for segment in path.split("/") if segment.strip(".")]
    while segments:
        name = segments.pop()
        stem = name.rpartition(".")[0] if name.endswith(_PAGE_ENDINGS) else name
        if stem not in {"index", "_index", "README"}:
            return stem
    return ""


def _without_tracking(url: str) -> str:
    """Return an address without the parameters that "link-tracking" deletes."""
    from profilelint.rules.link.link_tracking import LinkTracking
    from profilelint.rules.link.tracking import find_parameters, matcher

    is_tracking = matcher(LinkTracking.Options.parameters)
    for start, end in reversed(find_parameters(url, is_tracking).ranges):
        url = url[:start] + url[end:]
    return url
