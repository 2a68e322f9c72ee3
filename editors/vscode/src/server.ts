import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { type Binary, findBinary } from './binary';
import { NOTES, Status } from './status';
import { SuggestWhileTyping } from './suggest';

const SERVER_SETTINGS = ['rules', 'hover', 'completion', 'asOf'];

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
      if (settings().get('enable', true)) {
        await this.launch();
      } else {
        this.status.say('off');
      }
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.halt());
  }

  dispose() {
    this.status.dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch(error => this.fail(error));
    return this.queue;
  }

  private async launch() {
    this.status.say('starting', { busy: true });
    const binary = await findBinary(this.extensionPath);
    this.log.info(`${binary.version}, ${binary.command}`);
    this.client = this.connect(binary);
    this.suggest = new SuggestWhileTyping(this.client);
    // A start that fails is shown by the client itself, with a way to the log.
    await this.client.start().catch(() => this.status.say('the server did not start; see the log', { failed: true }));
  }

  private async halt() {
    const client = this.client;
    this.client = undefined;
    this.suggest?.dispose();
    await client?.dispose().catch(error => this.log.warn(String(error)));
  }

  private connect(binary: Binary): LanguageClient {
    const client = new LanguageClient('cloudgloss', 'Cloudgloss', { command: binary.command, args: ['server'] }, {
      documentSelector: NOTES,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: () => serverSettings(),
      middleware: {
        // The server asks for the section `cloudgloss`; what is meant for this extension is none of its business.
        workspace: { configuration: ({ items }) => items.map(item => serverSettings(item.scopeUri)) },
        // A second list of the same headings would only be in the way.
        provideDocumentSymbols: (document, token, next) =>
          settings(document.uri).get('outline', false) ? next(document, token) : undefined,
        provideCompletionItem: (...request) => this.suggest?.provide(...request),
      },
    });
    client.onDidChangeState(({ newState }) => this.follow(client, newState, binary));
    return client;
  }

  private follow(client: LanguageClient, state: State, binary: Binary) {
    if (client !== this.client) return;
    switch (state) {
      case State.Starting: return this.status.say('starting', { busy: true });
      case State.Running: return this.status.say(binary.version);
      default: return this.status.say('the server stopped; see the log', { failed: true });
    }
  }

  /** The extension's only message of its own: without a server there is nothing else to be seen of it. */
  private fail(error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    this.status.say('no server; see the log', { failed: true });
    void vscode.window.showErrorMessage(`Cloudgloss: ${message}`, 'Open Settings').then(choice => {
      if (choice) void vscode.commands.executeCommand('workbench.action.openSettings', 'cloudgloss.server.path');
    });
  }
}

function serverSettings(scopeUri?: string) {
  const section = settings(scopeUri ? vscode.Uri.parse(scopeUri) : undefined);
  return Object.fromEntries(SERVER_SETTINGS.map(key => [key, section.get(key)]));
}

function settings(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('cloudgloss', scope);
}
