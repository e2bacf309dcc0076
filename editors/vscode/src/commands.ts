/** Commands on the page at hand: its links, and the page in the browser. */

import { homedir } from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient/node";

import type { Server } from "./server";
import { studioCommand } from "./studio";

const NOT_RUNNING = "profilelint is not running.";

/** Has the server ask for the links of the page at hand; it says itself what came of that. */
export async function checkLinks(server: Server): Promise<void> {
  const client = server.running;
  const document = vscode.window.activeTextEditor?.document;
  if (client === undefined) {
    void vscode.window.showWarningMessage(NOT_RUNNING);
    return;
  }
  if (document === undefined) {
    void vscode.window.showWarningMessage("Open a page first: its links are checked.");
    return;
  }
  // The server's own command, which is not in the list of commands, since it needs the page.
  await client.sendRequest(ExecuteCommandRequest.type, {
    command: "profilelint.checkLinks",
    arguments: [client.code2ProtocolConverter.asUri(document.uri)],
  });
}

/** Opens the page at hand in the browser, or the site where there is none. */
export function openInBrowser(server: Server): void {
  const { program } = server;
  if (program === undefined) {
    void vscode.window.showWarningMessage(NOT_RUNNING);
    return;
  }
  const document = vscode.window.activeTextEditor?.document;
  const file = document?.uri.scheme === "file" ? document.uri.fsPath : undefined;
  const around = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const folder =
    around?.uri.fsPath ??
    (file && path.dirname(file)) ??
    vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (folder === undefined) {
    void vscode.window.showWarningMessage("Open the folder of a site first.");
    return;
  }
  const { shellPath, shellArgs } = studioCommand(program, folder, file);
  const terminal = vscode.window.createTerminal({
    name: "profilelint studio",
    shellPath,
    shellArgs: [...shellArgs],
    cwd: homedir(), // a folder of somebody else's is no place to start a program in
    isTransient: true,
  });
  terminal.show(true);
}
