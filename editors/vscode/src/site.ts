/** What is found on all pages of the site, open or not, when somebody asks for it. */

import * as vscode from "vscode";
import { WorkspaceDiagnosticRequest } from "vscode-languageclient/node";

import type { Server } from "./server";

/** Shows the findings of pages that are not open; those that are show their own. */
export class Site implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection("profilelint site");
  private readonly opening: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.opening = vscode.workspace.onDidOpenTextDocument((document) => {
      this.shown.delete(document.uri);
    });
  }

  /** Asks for the findings of all pages, and opens the list of problems. */
  async check(): Promise<void> {
    const client = this.server.running;
    if (client === undefined) {
      void vscode.window.showWarningMessage("profilelint is not running.");
      return;
    }
    const report = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: "profilelint checks the whole site",
        cancellable: true,
      },
      (_progress, token) =>
        client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }, token),
    );
    this.clear();
    const open = new Set(vscode.workspace.textDocuments.map((each) => each.uri.toString()));
    for (const page of report.items) {
      const uri = client.protocol2CodeConverter.asUri(page.uri);
      if (page.kind === "full" && !open.has(uri.toString())) {
        this.shown.set(uri, await client.protocol2CodeConverter.asDiagnostics(page.items));
      }
    }
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }

  /** Forgets what was found. */
  clear(): void {
    this.shown.clear();
  }

  dispose(): void {
    this.opening.dispose();
    this.shown.dispose();
  }
}
