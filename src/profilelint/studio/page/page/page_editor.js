// The open page: the form and the editor over one session, and the dialogs.
import { get } from "../api.js";
import { FormContext } from "../controls/form_context.js";
import { announce } from "../parts/announce.js";
import { texts } from "../texts.js";
import { redo, redoDepth, undo, undoDepth } from "../vendor/codemirror.js";
import { html, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { ConflictDialog, DiscardDialog, LinksDialog, PreviewDialog, SaveDialog, StayDialog } from "./dialogs.js";
import { makeEditor, showFindings, showPlace } from "./editor.js";
import { Findings } from "./findings.js";
import { Form, controlId } from "./form.js";
import { PageHead, PageNotices } from "./head.js";
import { differenceOf } from "./positions.js";
import { PageSession } from "./session.js";

/** Opens a session with its editor in `box`, and returns it with what it shows. */
function useSession(page, box, save) {
  const session = useMemo(() => new PageSession(page), []);
  const [shown, setShown] = useState(session.shown);
  useLayoutEffect(() => {
    const view = makeEditor({
      parent: box.current, text: session.base, readOnly: page.readOnly, labelledby: "text-title",
      changed: (transaction) => session.changed(transaction), save: () => save.current(),
    });
    session.attach(view);
    const end = session.subscribe(setShown);
    return () => {
      end();
      session.close().finally(() => view.destroy());
    };
  }, []);
  useEffect(() => {
    showFindings(session.view, shown.findings, (offset) => session.position(offset));
  }, [shown.findings]);
  return [session, shown];
}

/** Returns `choices(id)` of the API, asked once for each id. */
function useChoiceLists(path) {
  const known = useRef(new Map()).current;
  return useCallback((id) => {
    if (!known.has(id)) {
      const asked = get("api/page/choices", { path, id }).then((answer) => answer.choices);
      asked.catch(() => known.delete(id));
      known.set(id, asked);
    }
    return known.get(id);
  }, [path]);
}

/** Keeps the text below the head of the page, which is as high as its words need. */
function useHeight(box) {
  useLayoutEffect(() => {
    const measure = () => box.current.style.setProperty("--page-head", `${box.current.firstElementChild.offsetHeight}px`);
    const watch = new ResizeObserver(measure);
    watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);
}

/** Shows the control of a field, and moves the focus there; returns whether there is one. */
function focusField(route) {
  for (let length = route.length; length > 0; length -= 1) {
    const id = controlId(route.slice(0, length));
    const place = [id, `${id}-0`, `${id}-new`].map((each) => document.getElementById(each)).find(Boolean);
    if (place) {
      const hidden = place.closest("details:not([open])");
      if (hidden) hidden.open = true;
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
      return true;
    }
  }
  return false;
}

export function PageEditor({ page, again }) {
  const box = useRef();
  const save = useRef(() => {});
  const [session, shown] = useSession(page, box, save);
  const whole = useRef();
  useHeight(whole);
  const [dialog, setDialog] = useState(null);
  const [saved, setSaved] = useState(false);
  const drafts = useRef(new Set()).current;
  const close = () => setDialog(null);
  const settle = () => Promise.all([...drafts].map((flush) => flush()));
  const findings = useMemo(() => new Map(shown.findings.map((each) => [each.id, each])), [shown.findings]);
  const readOnly = Boolean(shown.readOnly);

  const showInText = (place, options) => {
    const end = place.to ?? place.from;
    if (place.from !== null) showPlace(session.view, session.position(place.from), session.position(end), options);
  };
  const show = (finding) => {
    const inForm = Array.isArray(finding.route) && finding.route.length > 0;
    showInText(finding, { focus: false });
    if (!(inForm && focusField(finding.route))) session.view.focus();
  };
  /** Shows what would change in the text as it is by now, and changes it. */
  const preview = (title, changes, unsafe) => {
    const { version } = session;
    const apply = () => session.apply(changes, version).then(() => announce(texts.page.fixed));
    setDialog(html`<${PreviewDialog} title=${title} difference=${differenceOf(session.base, changes)} unsafe=${unsafe}
      confirm=${texts.page.fixConfirm} apply=${apply} onClose=${close} />`);
  };
  const told = (task) => (...given) => task(...given).catch((error) => announce(error.message, { urgent: true }));
  const repair = told(async (finding, { title }) => {
    await settle();
    await session.flush();
    // What was typed last may have moved the finding, or done away with it.
    const now = session.shown.findings.find((each) => each.id === finding.id);
    const fix = now?.fixes.find((each) => each.title === title);
    if (fix) preview(title || texts.page.fix, fix.changes, fix.safety !== "safe");
    else announce(texts.page.notAnyMore);
  });
  const repairAll = told(async () => {
    await settle();
    preview(texts.page.repairAll, await session.repairs(), false);
  });
  const stay = (finding) => setDialog(html`
    <${StayDialog} finding=${finding} apply=${(reason, until, where) => session.stay(finding, reason, until, where)} onClose=${close} />`);
  const wrote = () => { close(); setSaved(true); };
  const conflicted = (error) => {
    if (error.code !== "conflict") throw error;
    setDialog(html`<${ConflictDialog} conflict=${error.data} onClose=${close}
      saveMine=${() => session.save(error.data.theirDigest).then(wrote)} takeTheirs=${() => session.discard().then(close)} />`);
  };
  const askToSave = () => {
    if (readOnly) return;
    settle().then(() => setDialog(html`<${SaveDialog} load=${() => session.difference()} onClose=${close}
      save=${() => session.save().then(wrote, conflicted)} />`));
  };
  save.current = () => { if (session.shown.unsaved) askToSave(); else announce(texts.page.nothingToSave); };
  const discard = async () => {
    const answer = await session.discard();
    if (answer?.gone) again();
  };
  const change = (command) => settle().then(() => { command(session.view); });
  useEffect(() => { if (shown.unsaved) setSaved(false); }, [shown.unsaved]);
  useEffect(() => { document.title = texts.windowTitle(shown.page.title || page.path); }, [shown.page.title]);

  const keys = useRef();
  keys.current = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || dialog) return;
    const inText = box.current.contains(event.target);
    const key = event.key.toLowerCase();
    if (key === "s") {
      event.preventDefault();
      save.current();
    } else if (!inText && (key === "z" || key === "y")) {
      // A field has no undo of its own: one history holds what was done in the form and in the text.
      event.preventDefault();
      change(key === "y" || event.shiftKey ? redo : undo);
    }
  };
  useEffect(() => {
    const listen = (event) => keys.current(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  const choices = useChoiceLists(page.path);
  const context = {
    act: (operation, key) => session.edit(operation, key), choices, foreign: shown.foreign, readOnly, drafts, findings,
    showInText, repair, stay,
  };
  const state = session.view?.state;
  return html`
    <div class="page-editor" ref=${whole}>
      <${PageHead} shown=${shown} path=${page.path} readOnly=${readOnly} saved=${saved}
        canUndo=${state ? undoDepth(state) > 0 : false} canRedo=${state ? redoDepth(state) > 0 : false}
        undo=${() => change(undo)} redo=${() => change(redo)} save=${() => save.current()}
        discard=${() => setDialog(html`<${DiscardDialog} discard=${discard} onClose=${close} />`)}
        links=${() => setDialog(html`<${LinksDialog} load=${() => session.links()} show=${(link) => showInText(link)} onClose=${close} />`)} />
      <${PageNotices} shown=${shown} save=${askToSave} />
      <div class="columns">
        <div class="left">
          <${Findings} findings=${shown.findings} show=${show} repair=${repair} stay=${stay} repairAll=${repairAll} readOnly=${readOnly} />
          <section class="form card" aria-labelledby="form-title">
            <h2 id="form-title">${texts.page.form}</h2>
            <${FormContext.Provider} value=${context}><${Form} form=${shown.form} /></${FormContext.Provider}>
          </section>
        </div>
        <section class="text card" aria-labelledby="text-title">
          <header><h2 id="text-title">${texts.page.text}</h2><p class="soft">${texts.page.textKeys}</p></header>
          <div class="editor" ref=${box}></div>
        </section>
      </div>
      ${dialog}
    </div>
  `;
}
