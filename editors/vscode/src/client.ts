/** A client that leaves it to its caller to say that a server does not start. */

import {
  CloseAction,
  type LanguageClientOptions,
  LanguageClient,
  type ServerOptions,
  State,
} from "vscode-languageclient/node";

/** Speaks with the server; one that ends while it runs is started again, a few times. */
export class Client extends LanguageClient {
  constructor(server: ServerOptions, options: LanguageClientOptions) {
    super("profilelint", "profilelint", server, options);
    const usual = this.createDefaultErrorHandler();
    this.clientOptions.initializationFailedHandler = () => false;
    this.clientOptions.errorHandler = {
      error: (error, message, count) => usual.error(error, message, count),
      closed: () =>
        this.state === State.Running
          ? usual.closed()
          : { action: CloseAction.DoNotRestart, handled: true },
    };
  }

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.state === State.Running ? show : false);
  }
}
