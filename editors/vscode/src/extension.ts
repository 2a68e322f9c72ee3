import * as vscode from 'vscode';
import { askQuestion, insertQuestion } from './questions';
import { Server } from './server';

let server: Server | undefined;

/** Called by VS Code when the first Markdown note is opened, or by one of the commands. */
export async function activate(context: vscode.ExtensionContext) {
  const log = vscode.window.createOutputChannel('Cloudgloss', { log: true });
  const running = server = new Server(context.extensionPath, log);
  const commands: Record<string, (...rest: never[]) => unknown> = {
    restart: () => running.restart(),
    showLog: () => log.show(),
    // Not named as the server's own command `cloudgloss.fixAll`: the language client registers that one.
    fixNote: () => vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.cloudgloss', apply: 'first' }),
    check: () => checkAll(running),
    ask: () => askQuestion(running),
    insertQuestion: () => insertQuestion(running),
    whatChanged: () => running.run('showPage', 'changes'),
    showKnowledge: async () => vscode.window.showInformationMessage(await running.knowledge()),
    openConfig,
    toggle,
  };
  context.subscriptions.push(
    log,
    running,
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`cloudgloss.${name}`, run)),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (['enabled', 'server'].some(key => change.affectsConfiguration(`cloudgloss.${key}`))) void running.restart();
    }),
  );
  await running.restart();
}

/** Called by VS Code before it leaves. */
export function deactivate() {
  return server?.stop();
}

/** The server works in the background and shows how far it is. */
async function checkAll(running: Server) {
  await running.run('checkWorkspace');
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Opens `.cloudgloss.toml` of the open note's folder; where there is none, as a file that saving makes. */
async function openConfig() {
  const note = vscode.window.activeTextEditor?.document.uri;
  const folder = (note && vscode.workspace.getWorkspaceFolder(note)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, '.cloudgloss.toml');
  const there = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
  await vscode.window.showTextDocument(there ? uri : uri.with({ scheme: 'untitled' }));
}

/** Where the setting was made before, it is changed; else for all folders. */
function toggle() {
  const section = vscode.workspace.getConfiguration('cloudgloss');
  const inFolder = section.inspect('enabled')?.workspaceValue !== undefined;
  return section.update('enabled', !section.get('enabled', true), !inFolder);
}
