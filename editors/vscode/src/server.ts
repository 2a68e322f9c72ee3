import * as vscode from 'vscode';
import { ErrorAction, type ErrorHandler, ExecuteCommandRequest, LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { type Binary, findBinary } from './binary';
import { NOTES, Status } from './status';
import { SuggestWhileTyping } from './suggest';

/** The server's life: at most one runs, and starts and stops happen one after the other. */
export class Server implements vscode.Disposable {
  private readonly status = new Status();
  private client: LanguageClient | undefined;
  private suggest: SuggestWhileTyping | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly extensionPath: string, private readonly log: vscode.LogOutputChannel) {}

  /** Stops what runs and, unless switched off in the settings, starts anew. Settles when that is done; never rejects. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.halt();
      if (!settings().get('enabled', true)) return this.status.say('off', 'on');
      await this.launch();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.halt());
  }

  /** Has the server carry out one of its commands, such as `showPage`; gives what it answers. */
  async run<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    await this.queue;
    if (!this.client?.isRunning()) throw new Error('Cloudgloss does not run here; see its log');
    return await this.client.sendRequest(ExecuteCommandRequest.type, { command: `cloudgloss.${command}`, arguments: args });
  }

  /** How new the knowledge is; in full, also how much. */
  async knowledge(inFull = true): Promise<string> {
    const known = await this.run<{ asOf: string; facts: number; names: number; questions: number }>('knowledge');
    const much = inFull ? `: ${known?.facts} facts, ${known?.names} names, ${known?.questions} questions` : '';
    return `Knowledge of ${known?.asOf}${much}`;
  }

  dispose() {
    this.status.dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    return this.queue = this.queue.then(step).catch(error => this.fail(error));
  }

  private async launch() {
    this.status.say('starting', 'off', true);
    const binary = await findBinary(this.extensionPath);
    this.log.info(`${binary.version}, ${binary.command}`);
    this.client = this.connect(binary);
    this.suggest = new SuggestWhileTyping(this.client);
    // A start that fails is shown by the client itself, with a way to the log.
    await this.client.start().catch(() => this.status.say('the server did not start; see the log', 'log'));
  }

  private async halt() {
    const client = this.client;
    this.client = undefined;
    this.suggest?.dispose();
    await client?.dispose().catch(error => this.log.warn(String(error)));
  }

  private connect(binary: Binary): LanguageClient {
    let usual: ErrorHandler | undefined;
    const client: LanguageClient = new LanguageClient('cloudgloss', 'Cloudgloss', { command: binary.command, args: ['server'] }, {
      documentSelector: NOTES,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: () => serverSettings(),
      errorHandler: {
        // A write to a server that died just now is no reason to give up: that it is gone is told next, and starts another.
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => (usual ??= client.createDefaultErrorHandler()).closed(),
      },
      middleware: {
        // The server asks for the section `cloudgloss`.
        workspace: { configuration: ({ items }) => items.map(item => serverSettings(item.scopeUri)) },
        // A second list of the same headings would only be in the way.
        provideDocumentSymbols: (document, token, next) =>
          settings(document.uri).get('outline', false) ? next(document, token) : undefined,
        // VS Code takes no new name that is the one in its box: show there what stands in the note, not today's name.
        prepareRename: async (document, position, token, next) => {
          const found = await next(document, position, token);
          return found && 'range' in found ? found.range : found;
        },
        provideCompletionItem: (...request) => this.suggest?.provide(...request),
      },
    });
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    return client;
  }

  private follow(client: LanguageClient, state: State) {
    if (client !== this.client) return;
    switch (state) {
      case State.Starting: return this.status.say('starting', 'off', true);
      case State.Running: return void this.knowledge(false).then(known => this.status.running(known)).catch(() => {});
      default: return this.status.say('the server stopped; see the log', 'log');
    }
  }

  /** The extension's only message of its own: without a server there is nothing else to be seen of it. */
  private fail(error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    this.status.say('no server; see the log', 'log');
    void vscode.window.showErrorMessage(`Cloudgloss: ${message}`, 'Open Settings').then(choice => {
      if (choice) void vscode.commands.executeCommand('workbench.action.openSettings', 'cloudgloss.server.path');
    });
  }
}

/** All settings but those that are meant for this extension. An empty field means that nothing is set. */
function serverSettings(scopeUri?: string) {
  const section = vscode.workspace.getConfiguration(undefined, scopeUri ? vscode.Uri.parse(scopeUri) : undefined);
  const all = section.get<Record<string, unknown>>('cloudgloss', {});
  const { enabled, outline, server, trace, ...rest } = all;
  return { ...rest, asOf: rest.asOf || null };
}

function settings(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('cloudgloss', scope);
}
