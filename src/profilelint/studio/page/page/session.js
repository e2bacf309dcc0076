// One page that is being edited: what the server knows of its text, and what it has not got yet.
//
// The editor's text is ahead. `base` is the text of the server's `version`; from it, `sending` and then
// `pending` lead to what the editor shows. All requests go one after the other. What another window
// did to the page comes as a conflict of versions, and is put below what was typed here.
import { ApiError, get, post } from "../api.js";
import { on } from "../events.js";
import { getState, setState } from "../store.js";
import { texts } from "../texts.js";
import { Annotation, ChangeSet, Transaction, isolateHistory } from "../vendor/codemirror.js";
import { changeBetween, listOf, setOf, textOf } from "./positions.js";

/** Marks what the server has already: it is not sent. */
export const fromServer = Annotation.define();
const SEND_AFTER = 100; // milliseconds without a key
const AGAIN_AFTER = 2000; // milliseconds after the server did not answer

/** Returns the field of a form at a route, or undefined. */
export function fieldAt(form, route) {
  const key = JSON.stringify(route);
  const find = (fields) => {
    for (const field of fields ?? []) {
      if (JSON.stringify(field.route) === key) return field;
      const inside = find(field.items) ?? find(field.fields);
      if (inside) return inside;
    }
    return undefined;
  };
  return find(form?.fields);
}

export class PageSession {
  #queue = Promise.resolve();
  #listeners = new Set();
  #wanted = new Map(); // what a control wants to be written, by its key: the last wish wins
  #timer = null;
  #ends = [];

  constructor(page) {
    this.path = page.path;
    this.version = page.version;
    this.base = textOf(page.text);
    this.sending = null;
    this.pending = ChangeSet.empty(this.base.length);
    this.view = null;
    // What the views show; replaced as a whole when something of it changes.
    this.shown = {
      page, findings: page.findings, form: page.form, unsaved: page.unsaved, publishable: page.publishable,
      disk: page.disk, readOnly: page.readOnly, digest: page.digest, unsent: false,
      otherWindow: false, reloaded: false, failure: null,
      foreign: 0, // grows with each change that no control of the form made
    };
  }

  /** Begins to keep the editor and the server in step. */
  attach(view) {
    this.view = view;
    this.#ends = [
      on("disk", (event) => event.path === this.path && this.#diskChanged(event.state)),
      on("text", (event) => event.path === this.path && this.#catchUp(event.version)),
      on("open", () => this.#again()),
    ];
  }

  /** Sends what is left, and ends. */
  close() {
    for (const end of this.#ends) end();
    clearTimeout(this.#timer);
    if (!this.#behind) return Promise.resolve();
    return this.flush().catch(() => {});
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(patch) {
    this.shown = { ...this.shown, ...patch };
    for (const listener of [...this.#listeners]) listener(this.shown);
  }

  get #behind() {
    return this.sending !== null || !this.pending.empty;
  }

  /** Takes note of a transaction of the editor. */
  changed(transaction) {
    if (transaction.annotation(fromServer)) return;
    this.pending = this.pending.compose(transaction.changes);
    const ofForm = transaction.isUserEvent("input.type.form");
    this.#show({ unsent: true, unsaved: true, foreign: this.shown.foreign + (ofForm ? 0 : 1) });
    this.#count();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush().catch(() => {}), SEND_AFTER);
  }

  #count() {
    const unsent = this.#behind ? 1 : 0;
    if (getState().unsent !== unsent) setState({ unsent });
  }

  /** Returns where a place of the text that the findings are about stands in the editor. */
  position(offset) {
    const sent = this.sending ? this.sending.mapPos(offset, 1) : offset;
    return this.pending.mapPos(sent, 1);
  }

  #inTurn(task) {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => {});
    return done;
  }

  /** Sends all that was typed; raises an ApiError where that fails. */
  flush() {
    return this.#inTurn(() => this.#send());
  }

  async #send() {
    while (!this.pending.empty) {
      const text = this.view.state.doc;
      this.sending = this.pending;
      this.pending = ChangeSet.empty(text.length);
      const body = { path: this.path, version: this.version, changes: listOf(this.sending) };
      try {
        const answer = await post("api/page/text", body);
        this.sending = null;
        this.base = text;
        await this.#take(answer);
      } catch (error) {
        this.pending = this.sending.compose(this.pending);
        this.sending = null;
        this.#count();
        if (error instanceof ApiError && error.code === "version") {
          await this.#rebase(error.data.page);
        } else {
          if (error instanceof ApiError && error.code === "lost") this.#againLater();
          else this.#show({ failure: error.message });
          throw error;
        }
      }
    }
  }

  async #take(answer) {
    this.version = answer.version;
    await this.#calm();
    this.#show({
      page: { ...this.shown.page, title: answer.title ?? this.shown.page.title },
      findings: answer.findings, form: answer.form, publishable: answer.publishable,
      unsaved: answer.unsaved || this.#behind, unsent: this.#behind, failure: null,
    });
    this.#count();
  }

  /** Puts another text of the server below what was typed here. */
  async #rebase(page) {
    await this.#calm();
    const remote = setOf(changeBetween(this.base.toString(), page.text), this.base.length);
    const local = this.pending;
    this.pending = local.map(remote, true);
    this.base = textOf(page.text);
    this.version = page.version;
    if (!remote.empty) {
      this.view.dispatch({
        changes: remote.map(local),
        annotations: [fromServer.of(true), Transaction.addToHistory.of(false)],
      });
    }
    const reloaded = page.digest !== this.shown.digest; // the file is another, and nothing was typed
    this.#show({
      page, findings: page.findings, form: page.form, publishable: page.publishable, disk: page.disk,
      digest: page.digest, readOnly: page.readOnly, unsaved: page.unsaved || this.#behind,
      otherWindow: this.shown.otherWindow || (!reloaded && !remote.empty),
      reloaded: this.shown.reloaded || (reloaded && !remote.empty), foreign: this.shown.foreign + 1,
    });
    this.#count();
  }

  /** Waits until no word is being composed: a change would break off an input method. */
  async #calm() {
    while (this.view.composing) {
      await new Promise((done) => this.view.contentDOM.addEventListener("compositionend", done, { once: true }));
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  #againLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#again(), AGAIN_AFTER);
  }

  #again() {
    if (this.#behind) this.flush().catch(() => {});
    else this.#catchUp();
  }

  /** Takes over what another window did; with a version, only if this one has not got that. */
  #catchUp(version = Infinity) {
    return this.#inTurn(async () => {
      if (version <= this.version) return;
      const page = await get("api/page", { path: this.path });
      if (page.version !== this.version || page.disk !== this.shown.disk) await this.#rebase(page);
    }).catch(() => {});
  }

  async #diskChanged(disk) {
    this.#show({ disk });
    await this.#catchUp();
  }

  /** Asks the server what to change, and changes it: one step of undo. Returns the answer. */
  #propose(address, body, event) {
    return this.#inTurn(async () => {
      await this.#send();
      const said = body();
      if (!said) return { changes: [] };
      let answer;
      try {
        answer = await post(address, { path: this.path, version: this.version, ...said });
      } catch (error) {
        if (!(error instanceof ApiError && error.code === "version")) throw error;
        await this.#rebase(error.data.page);
        answer = await post(address, { path: this.path, version: this.version, ...said });
      }
      if (answer.changes?.length) {
        await this.#calm();
        this.#dispatch(setOf(answer.changes, this.base.length).map(this.pending), event);
        await this.#send();
      }
      return answer;
    });
  }

  #dispatch(changes, event) {
    this.view.dispatch({
      changes,
      userEvent: event,
      annotations: event.startsWith("input.type") ? [] : [isolateHistory.of("full")],
    });
  }

  /** Writes what a control of the form wants; of wishes with one `key`, the last is written. */
  edit(operation, key) {
    if (key && this.#wanted.has(key)) {
      const wish = this.#wanted.get(key);
      wish.operation = operation;
      return wish.done;
    }
    const wish = { operation };
    const forget = () => key && this.#wanted.get(key) === wish && this.#wanted.delete(key);
    const body = () => {
      forget();
      const operation = this.#known(wish.operation);
      return operation && { operation };
    };
    wish.done = this.#propose("api/page/edit", body, key ? "input.type.form" : "input.form").finally(forget);
    if (key) this.#wanted.set(key, wish);
    return wish.done;
  }

  /** Returns an operation of the API for one of a control, which depends on what is there by now. */
  #known(operation) {
    const present = fieldAt(this.shown.form, operation.route)?.present ?? true;
    if (operation.do === "write") return { ...operation, do: present ? "set" : "add" };
    if (operation.do === "clear") return present ? { ...operation, do: "remove" } : null;
    return operation;
  }

  /** Returns what all safe fixes, or those of one rule, would change; nothing is changed. */
  repairs(rule) {
    return this.#inTurn(async () => {
      await this.#send();
      const answer = await post("api/page/repair", { path: this.path, version: this.version, rule: rule ?? null });
      return answer.changes;
    });
  }

  /** Changes the text; the list is about the text of a version, which has to be that of the server still. */
  apply(list, version) {
    if (version !== this.version) return Promise.reject(new Error(texts.page.notAnyMore));
    const sent = setOf(list, this.base.length);
    const behind = this.sending ? sent.map(this.sending) : sent;
    this.#dispatch(behind.map(this.pending), "input.fix");
    return this.flush();
  }

  stay(finding, reason, until, where) {
    const body = { finding: finding.id, reason, until: until || null, ...(where ? { where } : {}) };
    return this.#propose("api/page/stay", () => body, "input.stay").then(async (answer) => {
      if (answer.recorded) await this.#inTurn(() => this.#reload());
      return answer;
    });
  }

  async #reload() {
    await this.#rebase(await get("api/page", { path: this.path }));
  }

  /** Returns the verdicts of this page's links; the server asks the network. */
  links() {
    return this.flush().then(() => post("api/page/links", { path: this.path }));
  }

  difference() {
    return this.#inTurn(async () => {
      await this.#send();
      return post("api/page/difference", { path: this.path });
    });
  }

  /** Writes the file; a conflict is raised as an ApiError with the code "conflict". */
  save(digest) {
    return this.#inTurn(async () => {
      await this.#send();
      const answer = await post("api/page/save", {
        path: this.path, version: this.version, digest: digest ?? this.shown.digest,
      });
      this.#show({ digest: answer.digest, unsaved: this.#behind, disk: "same", otherWindow: false, reloaded: false });
      return answer;
    });
  }

  /** Takes the text of the file again; undo brings back what was typed. */
  discard() {
    return this.#inTurn(async () => {
      await this.#send();
      const page = await post("api/page/discard", { path: this.path });
      if (page.gone) return page;
      const changes = setOf(changeBetween(this.base.toString(), page.text), this.base.length);
      this.base = textOf(page.text);
      this.version = page.version;
      if (!changes.empty) {
        this.view.dispatch({ changes, annotations: [fromServer.of(true), isolateHistory.of("full")] });
      }
      this.#show({
        page, findings: page.findings, form: page.form, publishable: page.publishable, disk: page.disk,
        digest: page.digest, unsaved: page.unsaved, otherWindow: false, reloaded: false,
        foreign: this.shown.foreign + 1,
      });
      return page;
    });
  }
}
