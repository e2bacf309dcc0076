/** The active Python, as the extension for Python knows it. */

import * as vscode from "vscode";

/** As much of the interface of ms-python.python as is used here. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri: vscode.Uri | undefined } } | undefined>;
  };
}

/** Returns the interpreter of the active Python; in a folder that is not trusted, there is none. */
export async function activePython(): Promise<string | undefined> {
  const python = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  if (!vscode.workspace.isTrusted || python === undefined) {
    return undefined;
  }
  try {
    const { environments } = await python.activate();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const active = environments?.getActiveEnvironmentPath(folder);
    const environment = active && (await environments?.resolveEnvironment(active));
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined; // another extension's trouble is not the writer's
  }
}
