// Starts VS Code's own server with a built VSIX installed, and shows its workbench in a headless Chromium.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const parts = path.join(process.env.CLOUDGLOSS_TESTS, 'vscode');
const { chromium } = createRequire(path.join(parts, 'package.json'))('playwright-core');
const serverMain = path.join(parts, 'node_modules/code-server/lib/vscode/out/server-main.js');

// No questions, no advertisements, no network; everything that concerns editing stays as VS Code ships it.
const settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
};

/**
 * Installs `vsix` and serves `folder`, or the folders that the file `workspace` lists, with `file` open.
 *
 * Gives the `page`, its folder `root`, the `foreign` machines that it asked, the extension's log, and `close`.
 */
export async function openWorkbench({ vsix, folder, workspace, file }) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudgloss-vscode-'));
  const data = path.join(root, 'data');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings));
  const base = [serverMain, '--server-data-dir', path.join(root, 'server'), '--user-data-dir', data,
    '--extensions-dir', path.join(root, 'extensions'), '--accept-server-license-terms'];
  // An empty gallery: the page asks no other machine for anything.
  const gallery = JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' });
  const env = { ...process.env, HOME: root, EXTENSIONS_GALLERY: gallery };
  installExtension(base, env, vsix);
  const server = await serve(base, env, root);
  const browser = await showPage(server.port, root, workspace ? { workspace } : { folder }, file);
  const close = async () => {
    await browser.context.close();
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  return { root, page: browser.page, foreign: browser.foreign, extensionLog: () => readLogs(root), close };
}

function installExtension(base, env, vsix) {
  const { stdout, stderr } = spawnSync(process.execPath, [...base, '--install-extension', vsix], { env, encoding: 'utf8' });
  if (!/successfully installed/.test(stdout)) throw new Error(`${vsix} cannot be installed:\n${stdout}${stderr}`);
}

async function serve(base, env, root) {
  const port = await freePort();
  const log = fs.openSync(path.join(root, 'server.log'), 'w');
  const child = spawn(process.execPath, [...base, '--host', '127.0.0.1', '--port', String(port),
    '--without-connection-token', '--telemetry-level', 'off', '--disable-workspace-trust'],
  // A process group of its own, so that the extension host and the language server leave with it.
  { env, stdio: ['ignore', log, log], detached: true });
  const gone = new Promise(resolve => child.once('exit', resolve));
  await until(async () => (await fetch(`http://127.0.0.1:${port}/version`)).ok, 'the server to answer');
  return { port, stop: () => { process.kill(-child.pid); return gone; } };
}

async function showPage(port, root, opened, file) {
  const context = await chromium.launchPersistentContext(path.join(root, 'browser'), {
    executablePath: process.env.CHROMIUM,
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const page = context.pages()[0] ?? await context.newPage();
  const foreign = new Set();
  page.on('request', request => {
    const { protocol, hostname, origin } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && !hostname.endsWith('localhost')) foreign.add(origin);
  });
  const payload = [['skipWelcome', 'true'], ['openFile', `vscode-remote://127.0.0.1:${port}${file}`]];
  await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ ...opened, payload: JSON.stringify(payload) })}`);
  return { context, page, foreign };
}

function readLogs(root) {
  const files = fs.readdirSync(root, { recursive: true }).filter(name => /Cloudgloss\.log$/.test(name));
  return files.map(name => fs.readFileSync(path.join(root, name), 'utf8')).join('\n');
}

function freePort() {
  return new Promise(resolve => {
    const socket = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

/** Asks `probe` until it gives something true, and gives that. The bound is there against hanging, not to measure speed. */
export async function until(probe, what, within = 60_000) {
  const end = Date.now() + within;
  for (let last = ''; ;) {
    try {
      const value = await probe();
      if (value) return value;
    } catch (error) {
      last = `: ${error.message.split('\n', 1)[0]}`;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${last}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
