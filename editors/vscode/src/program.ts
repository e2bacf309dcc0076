/** Where the program is: looked for on the machine, never started to find out. */

import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import * as path from "node:path";

/** What the search goes by. */
export interface Surroundings {
  /** The setting `profilelint.path`; empty where there is none. */
  readonly setting: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** Folders in which no program is trusted, unless the setting names it. */
  readonly distrusted: readonly string[];
  /** Returns the interpreter of the active Python, if it may be used and there is one. */
  readonly python: () => Promise<string | undefined>;
}

/** A program, or why there is none: `wrong` is a path that was named but is no program. */
export type Search = { readonly program: string } | { readonly wrong: string | undefined };

/** The variable that names the program, for those who keep no settings. */
export const VARIABLE = "PROFILELINT_PATH";

/** Looks for the program; a path that somebody named is not passed over where it is wrong. */
export async function findProgram(around: Surroundings): Promise<Search> {
  const setting = around.setting.trim();
  if (setting !== "") {
    const program = expanded(setting, around.home);
    return (await isProgram(program)) ? { program } : { wrong: setting };
  }
  const variable = around.environment[VARIABLE] ?? "";
  if (variable !== "") {
    const program = expanded(variable, around.home);
    return (await isTrusted(program, around)) ? { program } : { wrong: variable };
  }
  const name = around.platform === "win32" ? "profilelint.exe" : "profilelint";
  for (const folder of folders(around)) {
    const program = path.join(folder, name);
    if (await isTrusted(program, around)) {
      return { program };
    }
  }
  const interpreter = await around.python();
  if (interpreter !== undefined && path.isAbsolute(interpreter)) {
    const beside = path.dirname(interpreter);
    for (const folder of [beside, path.join(beside, "Scripts")]) {
      const program = path.join(folder, name);
      if (await isTrusted(program, around)) {
        return { program };
      }
    }
  }
  return { wrong: undefined };
}

/** The folders of PATH, and those into which pipx and uv put programs. */
function folders({ environment, home, platform }: Surroundings): string[] {
  // Windows does not mind how the names of variables are written.
  const variable = Object.keys(environment).find((each) =>
    platform === "win32" ? each.toUpperCase() === "PATH" : each === "PATH",
  );
  const listed = (variable && environment[variable]) || "";
  return [
    ...listed.split(platform === "win32" ? ";" : ":"),
    environment["PIPX_BIN_DIR"] ?? "",
    environment["UV_TOOL_BIN_DIR"] ?? "",
    path.join(home, ".local", "bin"),
  ].filter((folder) => path.isAbsolute(folder)); // what is relative might mean the opened folder
}

function expanded(file: string, home: string): string {
  return /^~[\\/]/.test(file) ? path.join(home, file.slice(2)) : file;
}

async function isProgram(file: string): Promise<boolean> {
  if (!path.isAbsolute(file)) {
    return false;
  }
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

async function isTrusted(file: string, { distrusted }: Surroundings): Promise<boolean> {
  if (!(await isProgram(file))) {
    return false;
  }
  const real = await realpath(file);
  for (const folder of distrusted) {
    const base = await realpath(folder).catch(() => folder);
    if (isInside(file, folder) || isInside(real, base)) {
      return false;
    }
  }
  return true;
}

function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
