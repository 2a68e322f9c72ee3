import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { findBinary } from './binary';

/** A place of `cloudgloss check --format jsonl`: 1-based, the end exclusive. */
interface Place { line: number; column: number }
interface Finding { path: string; start: Place; end: Place; code: string; severity: string; message: string }

/** The findings of notes that are not open, after "Check All Notes". Those of open notes come from the server. */
export class FolderCheck implements vscode.Disposable {
  private readonly findings = vscode.languages.createDiagnosticCollection('cloudgloss check');
  private readonly opened = vscode.workspace.onDidOpenTextDocument(({ uri }) => this.findings.delete(uri));

  constructor(private readonly extensionPath: string, private readonly log: vscode.LogOutputChannel) {}

  dispose() {
    this.findings.dispose();
    this.opened.dispose();
  }

  /** Checks the folders of the window and shows the Problems view. */
  async run() {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const { command } = await findBinary(this.extensionPath);
    const progress = { location: vscode.ProgressLocation.Window, title: 'Cloudgloss: checking notes' };
    const output = await vscode.window.withProgress(progress, () => this.check(command, folders.map(({ uri }) => uri.fsPath)));
    this.show(output.split('\n').filter(Boolean).map(line => JSON.parse(line)));
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  private check(command: string, folders: string[]): Promise<string> {
    const options = { maxBuffer: 1 << 28, windowsHide: true };
    return new Promise(resolve => execFile(command, ['check', '--format', 'jsonl', ...folders], options, (_, stdout, stderr) => {
      if (stderr) this.log.warn(stderr.trim()); // what could not be read; the rest was checked
      resolve(stdout);
    }));
  }

  private show(findings: Finding[]) {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.fsPath));
    const notes = new Map<string, vscode.Diagnostic[]>();
    for (const finding of findings) {
      if (!open.has(finding.path)) notes.set(finding.path, [...notes.get(finding.path) ?? [], diagnostic(finding)]);
    }
    this.findings.clear();
    this.findings.set([...notes].map(([path, diagnostics]) => [vscode.Uri.file(path), diagnostics]));
  }
}

function diagnostic({ start, end, code, severity, message }: Finding): vscode.Diagnostic {
  const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
  const range = new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
  const level = { error: Error, warning: Warning, information: Information, hint: Hint }[severity] ?? Warning;
  return Object.assign(new vscode.Diagnostic(range, message, level), { source: 'cloudgloss', code });
}
