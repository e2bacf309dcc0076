"""Services whose players, maps and documents may be embedded, as data.

A pattern is a host, which must be equal, and the beginning of a path, compared segment by
segment; ``*`` stands for one segment, or for one label at the front of a host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.rules.page.address import Address


class Provider(NamedTuple):
    """A service.

    ``key`` names it in options. ``frames`` are the patterns of addresses made for embedding and
    ``pages`` those of its ordinary pages, which refuse to be embedded. ``needs_referrer`` is true
    of players that show an error where no referrer is sent.
    """

    key: str
    name: str
    frames: tuple[str, ...]
    pages: tuple[str, ...] = ()
    needs_referrer: bool = False


PROVIDERS = (
    Provider(
        "youtube",
        "YouTube",
        (
            "www.youtube.com/embed/",
            "youtube.com/embed/",
            "www.youtube-nocookie.com/embed/",
            "youtube-nocookie.com/embed/",
        ),
        (
            "www.youtube.com/",
            "youtube.com/",
            "m.youtube.com/",
            "music.youtube.com/",
            "youtu.be/",
        ),
        needs_referrer=True,
    ),
    Provider(
        "vimeo",
        "Vimeo",
        (
            "player.vimeo.com/video/",
            "vimeo.com/event/*/embed",
            "vimeo.com/showcase/*/embed",
        ),
        ("vimeo.com/", "www.vimeo.com/"),
    ),
    Provider(
        "dailymotion",
        "Dailymotion",
        (
            "www.dailymotion.com/embed/",
            "geo.dailymotion.com/player.html",
            "geo.dailymotion.com/player/",
        ),
        ("www.dailymotion.com/video/", "dailymotion.com/video/", "dai.ly/"),
    ),
    Provider(
        "ted",
        "TED",
        ("embed.ted.com/talks/", "embed-ssl.ted.com/talks/", "embed.ted.com/playlists/"),
        ("www.ted.com/talks/", "ted.com/talks/"),
    ),
    Provider("loom", "Loom", ("www.loom.com/embed/",), ("www.loom.com/share/", "loom.com/share/")),
    Provider(
        "wistia",
        "Wistia",
        ("fast.wistia.net/embed/", "fast.wistia.com/embed/"),
    ),
    Provider("twitch", "Twitch", ("player.twitch.tv/", "clips.twitch.tv/embed")),
    Provider("brightcove", "Brightcove", ("players.brightcove.net/",)),
    Provider("kaltura", "Kaltura", ("cdnapisec.kaltura.com/", "www.kaltura.com/")),
    Provider("jwplayer", "JW Player", ("cdn.jwplayer.com/players/", "content.jwplatform.com/")),
    Provider("vidyard", "Vidyard", ("play.vidyard.com/",)),
    Provider("livestream", "Livestream", ("livestream.com/accounts/",)),
    Provider("cspan", "C-SPAN", ("www.c-span.org/video/standalone/", "www.c-span.org/video/")),
    Provider("archive", "Internet Archive", ("archive.org/embed/",), ("archive.org/details/",)),
    Provider(
        "soundcloud",
        "SoundCloud",
        ("w.soundcloud.com/player",),
        ("soundcloud.com/", "www.soundcloud.com/"),
    ),
    Provider(
        "spotify",
        "Spotify",
        (
            "open.spotify.com/embed/",
            "open.spotify.com/embed-podcast/",
            "embed.spotify.com/",
            "podcasters.spotify.com/pod/show/*/embed",
            "creators.spotify.com/pod/show/*/embed",
            "anchor.fm/*/embed",
        ),
        (
            "open.spotify.com/track/",
            "open.spotify.com/album/",
            "open.spotify.com/playlist/",
            "open.spotify.com/artist/",
            "open.spotify.com/show/",
            "open.spotify.com/episode/",
        ),
    ),
    Provider("bandcamp", "Bandcamp", ("bandcamp.com/EmbeddedPlayer",)),
    Provider("mixcloud", "Mixcloud", ("www.mixcloud.com/widget/", "player-widget.mixcloud.com/")),
    Provider("deezer", "Deezer", ("widget.deezer.com/widget/", "www.deezer.com/plugins/")),
    Provider(
        "apple",
        "Apple Podcasts and Music",
        ("embed.podcasts.apple.com/", "embed.music.apple.com/"),
    ),
    Provider("buzzsprout", "Buzzsprout", ("www.buzzsprout.com/",)),
    Provider("libsyn", "Libsyn", ("html5-player.libsyn.com/embed/", "play.libsyn.com/embed/")),
    Provider("simplecast", "Simplecast", ("player.simplecast.com/", "embed.simplecast.com/")),
    Provider("transistor", "Transistor", ("share.transistor.fm/e/",)),
    Provider("podbean", "Podbean", ("www.podbean.com/player-v2", "www.podbean.com/media/player/")),
    Provider("acast", "Acast", ("embed.acast.com/",)),
    Provider("megaphone", "Megaphone", ("playlist.megaphone.fm/", "player.megaphone.fm/")),
    Provider("npr", "NPR", ("www.npr.org/player/embed/",)),
    Provider(
        "flickr",
        "Flickr",
        ("www.flickr.com/photos/*/*/player", "embedr.flickr.com/", "flic.kr/p/*/player"),
    ),
    Provider("giphy", "Giphy", ("giphy.com/embed/",)),
    Provider("imgur", "Imgur", ("imgur.com/*/embed", "imgur.com/a/*/embed")),
    Provider("sketchfab", "Sketchfab", ("sketchfab.com/models/*/embed",)),
    Provider("matterport", "Matterport", ("my.matterport.com/show",)),
    Provider("thinglink", "ThingLink", ("www.thinglink.com/card/", "www.thinglink.com/view/")),
    Provider(
        "google-maps",
        "Google Maps",
        (
            "www.google.com/maps/embed",
            "www.google.com/maps/d/embed",
            "www.google.com/maps/d/u/*/embed",
            "maps.google.com/maps",
            "www.google.com/maps/embed/v1/",
        ),
        ("www.google.com/maps/", "goo.gl/maps/", "maps.app.goo.gl/"),
    ),
    Provider(
        "google-docs",
        "Google Docs",
        (
            "docs.google.com/document/d/",
            "docs.google.com/presentation/d/",
            "docs.google.com/spreadsheets/d/",
            "docs.google.com/forms/d/",
            "docs.google.com/viewer",
            "docs.google.com/gview",
            "docs.google.com/drawings/d/",
            "drive.google.com/file/d/",
            "drive.google.com/embeddedfolderview",
        ),
    ),
    Provider("google-calendar", "Google Calendar", ("calendar.google.com/calendar/",)),
    Provider(
        "looker-studio",
        "Looker Studio",
        ("lookerstudio.google.com/embed/", "datastudio.google.com/embed/"),
    ),
    Provider(
        "openstreetmap",
        "OpenStreetMap",
        ("www.openstreetmap.org/export/embed.html", "umap.openstreetmap.fr/"),
    ),
    Provider("mapbox", "Mapbox", ("api.mapbox.com/styles/", "api.tiles.mapbox.com/")),
    Provider("felt", "Felt", ("felt.com/embed/",)),
    Provider("carto", "CARTO", ("*.carto.com/",)),
    Provider(
        "arcgis",
        "ArcGIS",
        (
            "www.arcgis.com/apps/",
            "www.arcgis.com/home/webmap/",
            "*.maps.arcgis.com/apps/",
            "storymaps.arcgis.com/stories/",
            "experience.arcgis.com/",
            "arcg.is/",
        ),
    ),
    Provider("datawrapper", "Datawrapper", ("datawrapper.dwcdn.net/", "www.datawrapper.de/_/")),
    Provider("infogram", "Infogram", ("e.infogram.com/", "infogram.com/*/embed")),
    Provider(
        "flourish",
        "Flourish",
        (
            "flo.uri.sh/visualisation/",
            "flo.uri.sh/story/",
            "public.flourish.studio/visualisation/",
            "public.flourish.studio/story/",
        ),
    ),
    Provider("tableau", "Tableau Public", ("public.tableau.com/",)),
    Provider("power-bi", "Power BI", ("app.powerbi.com/", "app.powerbigov.us/")),
    Provider("our-world-in-data", "Our World in Data", ("ourworldindata.org/",)),
    Provider("world-bank", "World Bank", ("data.worldbank.org/share/widget",)),
    Provider("observable", "Observable", ("observablehq.com/embed/",)),
    Provider("knight-lab", "Knight Lab", ("cdn.knightlab.com/libs/", "uploads.knightlab.com/")),
    Provider(
        "issuu",
        "Issuu",
        ("e.issuu.com/", "issuu.com/*/docs/*/embed"),
        ("issuu.com/*/docs/",),
    ),
    Provider("scribd", "Scribd", ("www.scribd.com/embeds/",), ("www.scribd.com/document/",)),
    Provider(
        "slideshare",
        "SlideShare",
        ("www.slideshare.net/slideshow/embed_code/",),
    ),
    Provider("speaker-deck", "Speaker Deck", ("speakerdeck.com/player/",)),
    Provider("prezi", "Prezi", ("prezi.com/embed/", "prezi.com/p/embed/", "prezi.com/v/embed/")),
    Provider("canva", "Canva", ("www.canva.com/design/",)),
    Provider("genially", "Genially", ("view.genially.com/", "view.genial.ly/")),
    Provider("office", "Microsoft Office", ("view.officeapps.live.com/op/",)),
    Provider(
        "microsoft-forms",
        "Microsoft Forms",
        ("forms.office.com/", "forms.microsoft.com/"),
    ),
    Provider("onedrive", "OneDrive", ("onedrive.live.com/embed",)),
    Provider("airtable", "Airtable", ("airtable.com/embed/",)),
    Provider("padlet", "Padlet", ("padlet.com/embed/",)),
    Provider("figma", "Figma", ("www.figma.com/embed", "embed.figma.com/")),
    Provider("miro", "Miro", ("miro.com/app/live-embed/", "miro.com/app/embed/")),
    Provider("typeform", "Typeform", ("*.typeform.com/to/",)),
    Provider("jotform", "Jotform", ("form.jotform.com/",)),
    Provider("surveymonkey", "SurveyMonkey", ("www.surveymonkey.com/r/",)),
    Provider("facebook", "Facebook", ("www.facebook.com/plugins/",)),
    Provider(
        "instagram", "Instagram", ("www.instagram.com/p/*/embed", "www.instagram.com/reel/*/embed")
    ),
    Provider("x", "X", ("platform.twitter.com/embed/",)),
    Provider("linkedin", "LinkedIn", ("www.linkedin.com/embed/",)),
    Provider("tiktok", "TikTok", ("www.tiktok.com/embed/", "www.tiktok.com/player/")),
    Provider(
        "codepen",
        "CodePen",
        ("codepen.io/*/embed/", "codepen.io/team/*/embed/", "codepen.io/embed/"),
        ("codepen.io/*/pen/",),
    ),
    Provider("jsfiddle", "JSFiddle", ("jsfiddle.net/*/*/embedded/", "jsfiddle.net/*/embedded/")),
    Provider("codesandbox", "CodeSandbox", ("codesandbox.io/embed/",)),
    Provider("stackblitz", "StackBlitz", ("stackblitz.com/edit/", "stackblitz.com/github/")),
    Provider("replit", "Replit", ("repl.it/@*/", "replit.com/@*/", "repl.it/languages/")),
    Provider("notist", "Notist", ("noti.st/*/*/embed",)),
    Provider(
        "egghead", "egghead", ("app.egghead.io/lessons/*/embed", "egghead.io/lessons/*/embed")
    ),
    Provider("asciinema", "asciinema", ("asciinema.org/a/*/embed", "asciinema.org/a/*/iframe")),
    Provider("github-buttons", "GitHub buttons", ("ghbtns.com/github-btn.html",)),
)
"""Every service that is known."""

_Entry = tuple[tuple[str, ...], Provider]


def _index(pages: bool) -> dict[str, list[_Entry]]:
    by_host: dict[str, list[_Entry]] = {}
    for provider in PROVIDERS:
        for pattern in provider.pages if pages else provider.frames:
            host, _, path = pattern.partition("/")
            by_host.setdefault(host, []).append((tuple(path.split("/")), provider))
    return by_host


_FRAMES = _index(pages=False)
_PAGES = _index(pages=True)


def matches(pattern: str, address: Address) -> bool:
    """Return whether an address lies under a pattern."""
    host, _, path = pattern.partition("/")
    return _host_matches(host, address.host) and _path_matches(path.split("/"), address.path)


def provider_of_frame(address: Address) -> Provider | None:
    """Return the service that made an address for embedding; None if no record fits."""
    return _look_up(_FRAMES, address)


def provider_of_page(address: Address) -> Provider | None:
    """Return the service whose ordinary page an address is; None if no record fits."""
    return _look_up(_PAGES, address)


def is_known_host(host: str) -> bool:
    """Return whether some addresses of a host are made for embedding."""
    return host in _FRAMES


def _look_up(by_host: dict[str, list[_Entry]], address: Address) -> Provider | None:
    host = address.host
    entries = by_host.get(host)
    if entries is None:
        entries = by_host.get("*." + host.partition(".")[2])
        if entries is None:
            return None
    for segments, provider in entries:
        if _path_matches(segments, address.path):
            return provider
    return None


def _host_matches(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.partition(".")[2] == pattern[2:]
    return host == pattern.lower()


def _path_matches(pattern: tuple[str, ...] | list[str], path: str) -> bool:
    """Return whether a path begins with the pattern's segments; an empty last one asks for more."""
    segments = path[1:].split("/")
    if len(segments) < len(pattern):
        return False
    for wanted, segment in zip(pattern, segments, strict=False):
        if wanted != segment and not (wanted == "*" and segment) and wanted:
            return False
    # "embed/" wants something after the slash, but "" alone is a host's every page.
    last = len(pattern) - 1
    return bool(pattern[last]) or last == 0 or segments[last] != ""
