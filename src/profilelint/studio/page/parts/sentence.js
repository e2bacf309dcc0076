/** Returns what the server says as a sentence: it begins most messages with a small letter, for they stand behind a path elsewhere. */
export function sentence(message) {
  const text = String(message ?? "").trim();
  if (!text) return "";
  const begun = text[0].toLocaleUpperCase() + text.slice(1);
  return /[.!?…”"»]$/u.test(begun) ? begun : `${begun}.`;
}
