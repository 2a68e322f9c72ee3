import * as vscode from 'vscode';
import { FolderCheck } from './check';
import { Server } from './server';

let server: Server | undefined;

/** Called by VS Code when the first Markdown note is opened. */
export async function activate(context: vscode.ExtensionContext) {
  const log = vscode.window.createOutputChannel('Cloudgloss', { log: true });
  const running = server = new Server(context.extensionPath, log);
  const check = new FolderCheck(context.extensionPath, log);
  context.subscriptions.push(
    log,
    running,
    check,
    vscode.commands.registerCommand('cloudgloss.restart', () => running.restart()),
    vscode.commands.registerCommand('cloudgloss.showLog', () => log.show()),
    vscode.commands.registerCommand('cloudgloss.fixNote', fixNote),
    vscode.commands.registerCommand('cloudgloss.check', () => check.run()),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (['enable', 'server'].some(key => change.affectsConfiguration(`cloudgloss.${key}`))) void running.restart();
    }),
  );
  await running.restart();
}

/** Called by VS Code before it leaves. */
export function deactivate() {
  return server?.stop();
}

/** Not named as the server's own command `cloudgloss.fixAll`: the language client registers that one. */
function fixNote() {
  return vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.cloudgloss', apply: 'first' });
}
