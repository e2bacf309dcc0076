/** What is said where profilelint cannot be started, and what can be done about it. */

import * as vscode from "vscode";

const INSTALL = "pipx install 'profilelint[editor]'";
const COPY = "Copy command";
const SETTINGS = "Open settings";
const HELP = "Documentation";
const LOG = "Show the log";

/** Says that there is no program, or that `wrong`, which was named, is none. */
export function sayMissing(extension: vscode.Uri, wrong: string | undefined): Promise<void> {
  const message =
    wrong === undefined
      ? `profilelint was not found on this machine. Install it with: ${INSTALL}`
      : `“${wrong}”, which should be profilelint, is no program with a full path. ` +
        "Correct it, or leave it empty to have profilelint looked for.";
  const choices = wrong === undefined ? [COPY, SETTINGS, HELP] : [SETTINGS, HELP];
  return offer(message, choices, extension);
}

/** Says that a program ended instead of answering; `words` are the last ones it wrote. */
export function sayFailed(
  extension: vscode.Uri,
  program: string,
  words: string,
  log: vscode.OutputChannel,
): Promise<void> {
  const message = `${program} cannot be used: ${words || "it does not answer"}`;
  return offer(message, [LOG, SETTINGS, HELP], extension, log);
}

async function offer(
  message: string,
  choices: readonly string[],
  extension: vscode.Uri,
  log?: vscode.OutputChannel,
): Promise<void> {
  switch (await vscode.window.showErrorMessage(message, ...choices)) {
    case COPY:
      await vscode.env.clipboard.writeText(INSTALL);
      break;
    case SETTINGS:
      await vscode.commands.executeCommand("workbench.action.openSettings", "profilelint.path");
      break;
    case HELP:
      await vscode.commands.executeCommand(
        "markdown.showPreview",
        vscode.Uri.joinPath(extension, "readme.md"), // as it is named in the package
      );
      break;
    case LOG:
      log?.show();
      break;
  }
}
