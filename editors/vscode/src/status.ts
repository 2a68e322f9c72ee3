import * as vscode from 'vscode';

/** The notes that the server reads. */
export const NOTES = ['file', 'untitled'].map(scheme => ({ scheme, language: 'markdown' }));

/** The one place where the extension speaks of itself: an entry behind the `{}` of the status bar, for Markdown only. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('cloudgloss', NOTES);
  private readonly listeners = [
    vscode.languages.onDidChangeDiagnostics(() => this.count()),
    vscode.window.onDidChangeActiveTextEditor(() => this.count()),
  ];
  private knowledge = '';

  /** The server runs with what was known on `knowledge`. */
  running(knowledge: string) {
    this.say(knowledge, 'off');
    this.knowledge = knowledge;
    this.count();
  }

  /** A few words for the entry: it does not wrap. */
  say(detail: string, offer: 'on' | 'off' | 'log', busy = false) {
    this.knowledge = '';
    this.item.name = this.item.text = 'Cloudgloss';
    this.item.detail = detail;
    this.item.busy = busy;
    this.item.severity = vscode.LanguageStatusSeverity[offer === 'log' ? 'Error' : 'Information'];
    this.item.command = offer === 'log' ? { title: 'Show log', command: 'cloudgloss.showLog' }
      : { title: `Turn ${offer}`, command: 'cloudgloss.toggle' };
  }

  dispose() {
    vscode.Disposable.from(this.item, ...this.listeners).dispose();
  }

  private count() {
    const note = vscode.window.activeTextEditor?.document;
    if (!note || !this.knowledge) return;
    const findings = vscode.languages.getDiagnostics(note.uri).filter(({ source }) => source === 'cloudgloss').length;
    this.item.text = `Cloudgloss: ${findings === 1 ? '1 finding' : `${findings || 'no'} findings`}`;
  }
}
