import * as vscode from 'vscode';
import { findBinary } from './binary';

/**
 * Runs `cloudgloss check` over every folder of the window, as a task: its output is readable in the terminal, and the
 * problem matcher puts the findings of notes that are not open into the Problems view.
 */
export async function checkAll(extensionPath: string) {
  const { command } = await findBinary(extensionPath);
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme !== 'file') continue;
    const run = new vscode.ProcessExecution(command, ['check', '.'], { cwd: folder.uri.fsPath });
    const task = new vscode.Task({ type: 'cloudgloss' }, folder, 'check', 'Cloudgloss', run, '$cloudgloss');
    task.presentationOptions = { clear: true, showReuseMessage: false };
    await vscode.tasks.executeTask(task);
  }
}
