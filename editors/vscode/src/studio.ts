/** The page in the browser: `profilelint studio`, in a terminal of its own. */

import * as path from "node:path";

/** What a terminal is started with: a program and its arguments, which no shell reads. */
export interface Command {
  readonly shellPath: string;
  readonly shellArgs: readonly string[];
}

/** The command that opens a page of a folder in the browser; both are full paths. */
export function studioCommand(program: string, folder: string, page: string | undefined): Command {
  const inside = page === undefined ? "" : path.relative(folder, page);
  const isInside = inside !== "" && !/^\.\.([\\/]|$)/.test(inside) && !path.isAbsolute(inside);
  return {
    shellPath: program,
    shellArgs: ["studio", folder, ...(isInside ? [`--page=${page}`] : [])],
  };
}
