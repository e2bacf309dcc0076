/** The extension: starts the server and has the commands. */

import * as vscode from "vscode";

import { checkLinks, openInBrowser } from "./commands";
import { Server } from "./server";
import { Site } from "./site";

/** Called by the editor when a page is opened or a folder has a configuration. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("profilelint", { log: true });
  const server = new Server(context.extensionUri, log);
  const site = new Site(server);
  const restart = async (): Promise<void> => {
    site.clear();
    await server.restart();
  };
  const commands: Record<string, () => unknown> = {
    "profilelint.fixAll": () =>
      vscode.commands.executeCommand("editor.action.sourceAction", {
        kind: "source.fixAll.profilelint",
        apply: "first",
      }),
    "profilelint.checkSite": () => site.check(),
    "profilelint.checkPageLinks": () => checkLinks(server),
    "profilelint.openInBrowser": () => openInBrowser(server),
    "profilelint.restart": restart,
    "profilelint.showLog": () => log.show(),
  };
  context.subscriptions.push(
    log,
    server,
    site,
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("profilelint.path") ? restart() : undefined,
    ),
  );
  void server.restart();
}
