import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

/** A `cloudgloss` program that has answered `--version`. */
export interface Binary {
  /** Absolute path, or a bare name that was found on PATH. */
  command: string;
  /** What it said, for instance `cloudgloss 0.1.0`. */
  version: string;
}

/**
 * The program to start: the one from the settings, else the bundled one, else one on PATH.
 * Throws an error whose message tells the user what to do.
 */
export async function findBinary(extensionPath: string): Promise<Binary> {
  const chosen = vscode.workspace.getConfiguration('cloudgloss').get('server.path', '').trim();
  if (chosen) {
    return tryOut(expandHome(chosen), 'Correct the setting "cloudgloss.server.path", or clear it to use the bundled one');
  }
  const name = process.platform === 'win32' ? 'cloudgloss.exe' : 'cloudgloss';
  const bundled = path.join(extensionPath, 'server', name);
  const remedy = `Install the extension's build for ${process.platform}-${process.arch}, or build the program `
    + 'and name it in the setting "cloudgloss.server.path"';
  return tryOut(fs.existsSync(bundled) ? bundled : name, remedy);
}

async function tryOut(command: string, remedy: string): Promise<Binary> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: 10_000, windowsHide: true });
    return { command, version: stdout.trim() };
  } catch (error) {
    throw new Error(`${command} does not run here: ${reason(error)}. ${remedy}`);
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return 'there is no such program';
    case 'EACCES': return 'it may not be executed';
    case 'ENOEXEC': return 'it was built for another kind of machine';
    default: return message.trim().split('\n', 1)[0] ?? String(error);
  }
}

function expandHome(file: string): string {
  return /^~(?=[/\\]|$)/.test(file) ? path.join(os.homedir(), file.slice(1)) : file;
}
