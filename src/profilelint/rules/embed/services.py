"""Services whose players, maps and documents may be embedded, as data.

A pattern is a host, which must be equal, and the beginning of a path, compared segment by
segment; ``*`` stands for one segment, or for one label at the front of a host. A parameter behind
``?`` must be among those of the address.
"""

from __future__ import annotations

from profilelint.model.named_tuple import NamedTuple


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


_GOOGLE = (
    *("com", "at", "be", "ca", "ch", "de", "dk", "es", "fi", "fr", "ie", "it", "nl", "no", "pl"),
    *("pt", "se", "co.in", "co.jp", "co.ke", "co.nz", "co.uk", "co.za", "com.au", "com.br"),
    *("com.co", "com.mx", "com.ph", "com.tr"),
)
_SLIDESHARE = ("de", "es", "fr", "pt")

PROVIDERS = (
    Provider(
        "youtube",
        "YouTube",
        (
            "www.youtube.com/embed/",
            "youtube.com/embed/",
            "www.youtube-nocookie.com/embed/",
            "youtube-nocookie.com/embed/",
            "www.youtube.com/embed?listType=playlist",
            "www.youtube-nocookie.com/embed?listType=playlist",
            "youtube.googleapis.com/embed/",
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
            "vimeo.com/album/*/embed",
            "player.vimeo.com/hubnut/",
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
        (
            "embed.ted.com/",
            "embed-ssl.ted.com/talks/",
            "www.ted.com/talks/embed/",
        ),
        ("www.ted.com/talks/", "ted.com/talks/"),
    ),
    Provider("loom", "Loom", ("www.loom.com/embed/",), ("www.loom.com/share/", "loom.com/share/")),
    Provider(
        "wistia",
        "Wistia",
        ("fast.wistia.net/embed/", "fast.wistia.com/embed/"),
    ),
    Provider(
        "twitch", "Twitch", ("player.twitch.tv/", "clips.twitch.tv/embed", "www.twitch.tv/embed/")
    ),
    Provider(
        "brightcove",
        "Brightcove",
        ("players.brightcove.net/", "link.brightcove.com/services/player/"),
    ),
    Provider("kaltura", "Kaltura", ("cdnapisec.kaltura.com/", "www.kaltura.com/")),
    Provider("jwplayer", "JW Player", ("cdn.jwplayer.com/players/", "content.jwplatform.com/")),
    Provider("vidyard", "Vidyard", ("play.vidyard.com/",)),
    Provider(
        "livestream",
        "Livestream",
        (
            "livestream.com/accounts/",
            "new.livestream.com/accounts/",
            "cdn.livestream.com/embed/",
        ),
    ),
    Provider("ibm-video", "IBM Video", ("video.ibm.com/embed/", "www.ustream.tv/embed/")),
    Provider("streamable", "Streamable", ("streamable.com/e/", "streamable.com/s/")),
    Provider("videopress", "VideoPress", ("videopress.com/embed/", "video.wordpress.com/embed/")),
    Provider("rumble", "Rumble", ("rumble.com/embed/",)),
    Provider("odysee", "Odysee", ("odysee.com/$/embed/",)),
    Provider("pbs", "PBS", ("player.pbs.org/viralplayer/", "video.pbs.org/viralplayer/")),
    Provider("khan-academy", "Khan Academy", ("www.khanacademy.org/embed_video",)),
    Provider(
        "screencast",
        "TechSmith Screencast",
        ("www.screencast.com/users/*/folders/*/media/*/embed",),
    ),
    Provider("cspan", "C-SPAN", ("www.c-span.org/video/standalone/", "www.c-span.org/video/")),
    Provider(
        "archive",
        "Internet Archive",
        ("archive.org/embed/", "archive.org/stream/*?ui=embed"),
        ("archive.org/details/",),
    ),
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
    Provider("audioboom", "Audioboom", ("embeds.audioboom.com/", "audioboom.com/posts/*/embed")),
    Provider("npr", "NPR", ("www.npr.org/player/embed/",)),
    Provider(
        "flickr",
        "Flickr",
        (
            *(
                f"{host}/photos/*/{what}/player"
                for host in ("www.flickr.com", "flickr.com")
                for what in ("*", "*/in/*", "sets/*", "albums/*", "galleries/*")
            ),
            "www.flickr.com/slideShow/index.gne",
            "embedr.flickr.com/",
            "flic.kr/p/*/player",
        ),
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
            "www.google.com/maps?output=embed",
            "maps.google.com/?output=embed",
            "mapsengine.google.com/map/embed",
            *(f"maps.google.{country}/maps" for country in _GOOGLE),
            *(f"www.google.{country}/maps/embed" for country in _GOOGLE),
        ),
        ("www.google.com/maps/", "goo.gl/maps/", "maps.app.goo.gl/"),
    ),
    Provider(
        "google-docs",
        "Google Docs",
        (
            # Of one's own account, of another that one is signed in with, of an organisation.
            *(
                f"docs.google.com/{before}{what}/{behind}d/"
                for what in (
                    "document",
                    "presentation",
                    "spreadsheets",
                    "forms",
                    "drawings",
                    "file",
                )
                for before, behind in (("", ""), ("", "u/*/"), ("a/*/", ""))
            ),
            "docs.google.com/viewer",
            "docs.google.com/gview",
            "docs.google.com/presentation/embed",
            "docs.google.com/present/embed",
            "docs.google.com/present/view",
            "docs.google.com/EmbedSlideshow",
            "docs.google.com/spreadsheet/pub",
            "docs.google.com/spreadsheet/ccc",
            "docs.google.com/spreadsheet/embeddedform",
            "docs.google.com/spreadsheet/viewform",
            "spreadsheets.google.com/pub",
            "spreadsheets.google.com/embeddedform",
            "spreadsheets.google.com/viewform",
            "drive.google.com/file/d/",
            "drive.google.com/file/u/*/d/",
            "drive.google.com/a/*/file/d/",
            "drive.google.com/embeddedfolderview",
            "drive.google.com/viewer",
            "drive.google.com/viewerng/viewer",
        ),
    ),
    Provider(
        "google-calendar",
        "Google Calendar",
        (
            "calendar.google.com/calendar/",
            "www.google.com/calendar/embed",
            "www.google.com/calendar/b/*/embed",
            "www.google.com/calendar/hosted/*/embed",
        ),
    ),
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
    Provider(
        "mapbox",
        "Mapbox",
        (
            "api.mapbox.com/styles/",
            "api.tiles.mapbox.com/",
            *(f"{letter}.tiles.mapbox.com/" for letter in "abcd"),
        ),
    ),
    Provider("bing-maps", "Bing Maps", ("www.bing.com/maps/embed",)),
    Provider("batchgeo", "BatchGeo", ("batchgeo.com/map/", "www.batchgeo.com/map/")),
    Provider("zeemaps", "ZeeMaps", ("www.zeemaps.com/pub", "zeemaps.com/pub")),
    Provider("felt", "Felt", ("felt.com/embed/",)),
    Provider("carto", "CARTO", ("*.carto.com/", "*.cartodb.com/")),
    Provider(
        "arcgis",
        "ArcGIS",
        (
            "www.arcgis.com/apps/",
            "www.arcgis.com/home/webmap/",
            "*.maps.arcgis.com/apps/",
            "*.maps.arcgis.com/home/webmap/",
            "storymaps.arcgis.com/stories/",
            "experience.arcgis.com/",
            "arcg.is/",
        ),
    ),
    Provider("datawrapper", "Datawrapper", ("datawrapper.dwcdn.net/", "www.datawrapper.de/_/")),
    Provider("infogram", "Infogram", ("e.infogram.com/", "infogram.com/*/embed", "e.infogr.am/")),
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
    Provider("tableau", "Tableau Public", ("public.tableau.com/", "public.tableausoftware.com/")),
    Provider("power-bi", "Power BI", ("app.powerbi.com/", "app.powerbigov.us/")),
    Provider("our-world-in-data", "Our World in Data", ("ourworldindata.org/",)),
    Provider("world-bank", "World Bank", ("data.worldbank.org/share/widget",)),
    Provider("observable", "Observable", ("observablehq.com/embed/",)),
    Provider(
        "knight-lab",
        "Knight Lab",
        (
            "cdn.knightlab.com/libs/",
            "uploads.knightlab.com/",
            "s3.amazonaws.com/cdn.knightlab.com/libs/",
            "embed.verite.co/timeline",
        ),
    ),
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
        (
            "www.slideshare.net/slideshow/embed_code/",
            "slideshare.net/slideshow/embed_code/",
            *(f"{language}.slideshare.net/slideshow/embed_code/" for language in _SLIDESHARE),
        ),
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
    Provider("onedrive", "OneDrive", ("onedrive.live.com/embed", "skydrive.live.com/embed")),
    Provider("airtable", "Airtable", ("airtable.com/embed/",)),
    Provider("padlet", "Padlet", ("padlet.com/embed/",)),
    Provider("figma", "Figma", ("www.figma.com/embed", "embed.figma.com/")),
    Provider("miro", "Miro", ("miro.com/app/live-embed/", "miro.com/app/embed/")),
    Provider("typeform", "Typeform", ("*.typeform.com/to/",)),
    Provider("jotform", "Jotform", ("form.jotform.com/",)),
    Provider("surveymonkey", "SurveyMonkey", ("www.surveymonkey.com/r/",)),
    Provider("facebook", "Facebook", ("www.facebook.com/plugins/", "www.facebook.com/video/embed")),
    Provider(
        "instagram",
        "Instagram",
        (
            "www.instagram.com/p/*/embed",
            "www.instagram.com/reel/*/embed",
            "instagram.com/p/*/embed",
        ),
    ),
    Provider("x", "X", ("platform.twitter.com/embed/", "platform.twitter.com/widgets/")),
    Provider("linkedin", "LinkedIn", ("www.linkedin.com/embed/",)),
    Provider("tiktok", "TikTok", ("www.tiktok.com/embed/", "www.tiktok.com/player/")),
    Provider(
        "codepen",
        "CodePen",
        ("codepen.io/*/embed/", "codepen.io/team/*/embed/", "codepen.io/embed/"),
        ("codepen.io/*/pen/",),
    ),
    Provider("jsfiddle", "JSFiddle", ("jsfiddle.net/*/*/embedded", "jsfiddle.net/*/embedded")),
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
