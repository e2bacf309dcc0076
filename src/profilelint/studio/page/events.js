// What the server tells by itself: the list of pages, progress, files that changed on disk, its end.
import { get } from "./api.js";
import { getState, setState } from "./store.js";

const handlers = new Map();
let stream = null;

/** Calls `handler` with the data of each event of a type; returns what ends that. */
export function on(type, handler) {
  if (!handlers.has(type)) handlers.set(type, new Set());
  handlers.get(type).add(handler);
  return () => handlers.get(type).delete(handler);
}

function tell(type, data) {
  for (const handler of [...(handlers.get(type) ?? [])]) handler(data);
}

const GATHER = 300; // milliseconds; a list of thousands is not drawn anew for each page that is judged
let gathered = null;

function takeRows({ rows, removed }) {
  if (!gathered) {
    gathered = new Map();
    setTimeout(showRows, GATHER);
  }
  for (const row of rows ?? []) gathered.set(row.path, row);
  for (const path of removed ?? []) gathered.set(path, null);
}

function showRows() {
  const known = new Map(getState().rows);
  for (const [path, row] of gathered) {
    if (row) known.set(path, row);
    else known.delete(path);
  }
  gathered = null;
  setState({ rows: known });
}

/** Asks for everything anew: at the start, and when the server answers again. */
async function load() {
  const [site, list] = await Promise.all([get("api/site"), get("api/pages")]);
  setState({
    site,
    faults: site.faults ?? [],
    rows: new Map(list.rows.map((row) => [row.path, row])),
    listed: true,
    progress: list.progress,
    connection: "open",
  });
  tell("open", null);
}

/** Connects to the server; the stream connects again by itself for as long as it is possible. */
export function connect() {
  stream = new EventSource("api/events");
  stream.onopen = () => load().catch(() => {});
  stream.onerror = () => {
    if (getState().connection !== "ended") setState({ connection: "lost" });
    if (stream.readyState === EventSource.CLOSED && getState().connection !== "ended") {
      setTimeout(connect, 3000);
    }
  };
  const take = {
    pages: takeRows,
    progress: (progress) => setState({ progress }),
    faults: (faults) => setState({ faults }),
    ended: () => {
      stream.close();
      setState({ connection: "ended" });
    },
  };
  for (const type of ["pages", "progress", "faults", "disk", "text", "writing", "ended"]) {
    stream.addEventListener(type, (event) => {
      const data = JSON.parse(event.data || "null");
      take[type]?.(data);
      tell(type, data);
    });
  }
}
