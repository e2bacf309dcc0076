// The one client of the server's API. Everything that fails is an ApiError with plain words.
import { setState } from "./store.js";
import { texts } from "./texts.js";

export class ApiError extends Error {
  /** `code` is the server's name of the error, or "lost" where no answer came; `data` its answer. */
  constructor(status, code, message, data) {
    super(message);
    Object.assign(this, { status, code, data });
  }
}

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", ...options });
  } catch {
    setState({ connection: "lost" });
    throw new ApiError(0, "lost", texts.connection.lost, null);
  }
  let data = null;
  try {
    data = await answer.json();
  } catch {
    // An answer without JSON is one of the refusals below, or of something that is not the studio.
  }
  if (answer.ok && data !== null) return data;
  if (answer.status === 401 || answer.status === 421) {
    throw new ApiError(answer.status, "key", texts.connection.noKey, data);
  }
  const message = data?.message || texts.connection.refused(answer.status);
  throw new ApiError(answer.status, data?.error ?? "refused", message, data);
}

/** Returns the answer to a GET; `parameters` are put behind the address. */
export function get(address, parameters) {
  const query = new URLSearchParams(parameters ?? {}).toString();
  return ask(query ? `${address}?${query}` : address, {});
}

/** Returns the answer to a POST of JSON; `last` sends it even while the window is being closed. */
export function post(address, body, { last = false } = {}) {
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
    keepalive: last,
  });
}

/** Returns the address of an image of the site. */
export const fileAddress = (path) => `api/file?${new URLSearchParams({ path })}`;
