import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

/** A `cloudgloss` program that has answered `--version`: its path, and what it said, such as `cloudgloss 0.1.0`. */
export interface Binary { command: string; version: string }

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such program',
  EACCES: 'it may not be executed',
  ENOEXEC: 'it was built for another kind of machine',
};

/**
 * The program to start: the one from the settings, else the bundled one, else one on PATH.
 * Throws an error whose message tells the user what to do.
 */
export async function findBinary(extensionPath: string): Promise<Binary> {
  const chosen = vscode.workspace.getConfiguration('cloudgloss').get('server.path', '').trim();
  if (chosen) {
    return tryOut(chosen.replace(/^~(?=[/\\])/, os.homedir()), 'Correct the setting "cloudgloss.server.path", or clear it to use the bundled one');
  }
  const name = process.platform === 'win32' ? 'cloudgloss.exe' : 'cloudgloss';
  const bundled = path.join(extensionPath, 'server', name);
  return tryOut(fs.existsSync(bundled) ? bundled : name, 'Install the extension\'s build for '
    + `${process.platform}-${process.arch}, or name a program in the setting "cloudgloss.server.path"`);
}

async function tryOut(command: string, remedy: string): Promise<Binary> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: 10_000, windowsHide: true });
    return { command, version: stdout.trim() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = REASONS[code ?? ''] ?? message.trim().split('\n', 1)[0];
    throw new Error(`${command} does not run here: ${reason}. ${remedy}`);
  }
}
