import * as vscode from 'vscode';

/** The notes that the server reads. */
export const NOTES = ['file', 'untitled'].map(scheme => ({ scheme, language: 'markdown' }));

/** The one place where the extension speaks of itself: an entry behind the `{}` of the status bar, for Markdown only. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('cloudgloss', NOTES);

  constructor() {
    this.item.name = this.item.text = 'Cloudgloss';
    this.item.command = { title: 'Show log', command: 'cloudgloss.showLog' };
  }

  /** A few words for the entry: it does not wrap. */
  say(detail: string, { busy = false, failed = false } = {}) {
    const { Error, Information } = vscode.LanguageStatusSeverity;
    this.item.detail = detail;
    this.item.busy = busy;
    this.item.severity = failed ? Error : Information;
  }

  dispose() {
    this.item.dispose();
  }
}
