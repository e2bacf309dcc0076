/** The language server: one for all opened folders. */

import { type ChildProcess, spawn } from "node:child_process";
import { homedir } from "node:os";
import * as vscode from "vscode";

import { Client } from "./client";
import { sayFailed, sayMissing } from "./dialogs";
import { findProgram } from "./program";
import { activePython } from "./python";

/** What the editor calls the documents that may be pages, or that pages are judged by. */
const LANGUAGES = ["markdown", "mdx", "quarto", "html", "yaml", "toml", "json", "jsonc"];

/** The languages of pages that were never saved. */
const UNSAVED = ["markdown", "mdx", "quarto", "rmd"];

const MOST_WORDS = 10_000; // characters
const LONGEST_END = 2_000; // milliseconds

/** Starts and ends the server. */
export class Server implements vscode.Disposable {
  private client: Client | undefined;
  private found: string | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The client of the server that runs, if one does. */
  get running(): Client | undefined {
    return this.client?.isRunning() ? this.client : undefined;
  }

  /** The program whose server was started last, if there is one. */
  get program(): string | undefined {
    return this.found;
  }

  /** Starts the server, anew if it runs; says in a dialog what to do where it cannot. */
  restart(): Promise<void> {
    this.turn = this.turn
      .then(async () => {
        await this.end();
        await this.start();
      })
      .catch((error: unknown) => this.log.error(String(error)));
    return this.turn;
  }

  private async start(): Promise<void> {
    this.found = undefined;
    const isTrusted = vscode.workspace.isTrusted;
    const found = await findProgram({
      setting: vscode.workspace.getConfiguration("profilelint").get("path", ""),
      environment: process.env,
      home: homedir(),
      platform: process.platform,
      distrusted: isTrusted
        ? []
        : (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
      python: activePython,
    });
    if (!("program" in found)) {
      this.log.error("profilelint was not found");
      void sayMissing(this.extension, found.wrong);
      return;
    }
    const { program } = found;
    this.found = program;
    this.log.info(`starting ${program}`);
    let words = "";
    let ended: Promise<void> = Promise.resolve();
    const launch = async (): Promise<ChildProcess> => {
      // A folder of somebody else's is no place to start a program in.
      const child = spawn(program, ["server"], { cwd: homedir() });
      child.stderr.on("data", (data: Buffer) => {
        words = (words + data.toString()).slice(-MOST_WORDS);
      });
      child.on("error", (error) => {
        words = error.message;
      });
      ended = new Promise((resolve) => child.once("close", () => resolve()));
      return child;
    };
    const client = new Client(launch, {
      documentSelector: [
        ...LANGUAGES.map((language) => ({ scheme: "file", language })),
        // Without an extension for TOML, these have no language of their own.
        { scheme: "file", pattern: "**/{profilelint,.profilelint,pyproject}.toml" },
        ...UNSAVED.map((language) => ({ scheme: "untitled", language })),
      ],
      outputChannel: this.log,
      middleware: {
        // The client would ask for the whole site every other second; a command does it once.
        provideWorkspaceDiagnostics: async () => ({ items: [] }),
      },
    });
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      this.log.error(String(error));
      // That it takes no more words is known before its own last ones are read.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LONGEST_END))]);
      const said = words.trim().split("\n").pop() ?? "";
      void sayFailed(this.extension, program, said, this.log);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose().catch((error: unknown) => this.log.error(String(error)));
  }

  async dispose(): Promise<void> {
    await this.turn;
    await this.end();
  }
}
