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

function takeRows({ rows, removed }) {
  const known = new Map(getState().rows);
  for (const row of rows ?? []) known.set(row.path, row);
  for (const path of removed ?? []) known.delete(path);
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
  for (const type of ["pages", "progress", "faults", "disk", "text", "ended"]) {
    stream.addEventListener(type, (event) => {
      const data = JSON.parse(event.data || "null");
      take[type]?.(data);
      tell(type, data);
    });
  }
}
