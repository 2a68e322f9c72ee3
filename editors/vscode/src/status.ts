import * as vscode from 'vscode';

/** The notes that the server reads. */
export const NOTES = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'untitled', language: 'markdown' },
];

/** The one place where the extension speaks of itself: an entry behind the `{}` of the status bar, for Markdown only. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('cloudgloss', NOTES);

  constructor() {
    this.item.name = 'Cloudgloss';
    this.item.text = 'Cloudgloss';
    this.item.command = { title: 'Show log', command: 'cloudgloss.showLog' };
  }

  starting() {
    this.show('starting', vscode.LanguageStatusSeverity.Information, true);
  }

  running(version: string) {
    this.show(version, vscode.LanguageStatusSeverity.Information);
  }

  off() {
    this.show('off', vscode.LanguageStatusSeverity.Information);
  }

  failed(why: string) {
    this.show(why, vscode.LanguageStatusSeverity.Error);
  }

  dispose() {
    this.item.dispose();
  }

  private show(detail: string, severity: vscode.LanguageStatusSeverity, busy = false) {
    this.item.detail = detail;
    this.item.severity = severity;
    this.item.busy = busy;
  }
}
