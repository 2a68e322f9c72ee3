import * as vscode from 'vscode';
import { CompletionRequest, CompletionTriggerKind, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { NOTES } from './status';

/**
 * Completion as one types.
 *
 * VS Code switches quick suggestions off in Markdown, and it heeds a server's trigger characters only where no word ends,
 * so letters as trigger characters do nothing. Switching quick suggestions on for Markdown would offer snippets and the
 * note's own words at every word. Therefore: when a letter is typed, ask the server as if the letter were a trigger; where
 * it knows a completion, and only there, open the list. From then on VS Code narrows it down by itself.
 */
export class SuggestWhileTyping implements vscode.Disposable {
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(change => void this.typed(change));
  /** Where the word begins for which the list was opened last: once closed, it stays closed for that word. */
  private opened: string | undefined;
  /** The letter for which the list is being opened. */
  private letter: string | undefined;

  constructor(private readonly client: LanguageClient) {}

  dispose() {
    this.subscription.dispose();
  }

  /** Tells the server that a list which opens by itself was not called for by the user. */
  readonly provide: NonNullable<Middleware['provideCompletionItem']> = (document, position, context, token, next) => {
    const triggerCharacter = this.letter;
    this.letter = undefined;
    return next(document, position, triggerCharacter === undefined ? context
      : { triggerKind: vscode.CompletionTriggerKind.TriggerCharacter, triggerCharacter }, token);
  };

  private async typed({ document, contentChanges }: vscode.TextDocumentChangeEvent) {
    const [change, second] = contentChanges;
    if (!change || second || !/^[\p{L}\p{N}]$/u.test(change.text) || !needsHelp(document)) return;
    const position = change.range.start.translate(0, change.text.length);
    const start = document.getWordRangeAtPosition(position)?.start ?? change.range.start;
    const word = `${document.uri} ${start.line}:${start.character}`;
    if (word === this.opened || !await this.knows(document, position, change.text)) return;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || !editor.selection.active.isEqual(position)) return;
    this.opened = word;
    this.letter = change.text;
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }

  private async knows(document: vscode.TextDocument, position: vscode.Position, letter: string): Promise<boolean> {
    // The client tells the server of this very change in the current turn of the event loop: ask in the next one.
    await new Promise(setImmediate);
    const at = this.client.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
    const context = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: letter };
    const result = await this.client.sendRequest(CompletionRequest.type, { ...at, context }).catch(() => null);
    return (Array.isArray(result) ? result : result?.items ?? []).length > 0;
  }
}

function needsHelp(document: vscode.TextDocument): boolean {
  const quick = vscode.workspace.getConfiguration('editor', document).get<unknown>('quickSuggestions');
  const on = quick === true || (quick as { other?: unknown } | undefined)?.other === 'on';
  return !on && vscode.languages.match(NOTES, document) > 0;
}
