// `npm run package`: checks and builds the extension and puts it, with the server's program inside, into a VSIX for this
// machine.
//
//   CLOUDGLOSS_BIN  the program to bundle (default: ../../target/release/cloudgloss)
//   VSCE_TARGET     the platform that it is for, such as linux-arm64 or alpine-x64 (default: this machine's)
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const windows = process.platform === 'win32';
const program = windows ? 'cloudgloss.exe' : 'cloudgloss';

function hostTarget() {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${musl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

function bundleServer(binary) {
  if (!fs.existsSync(binary)) {
    console.error(`${binary} is missing: run \`cargo build --release\` first, or name a program in CLOUDGLOSS_BIN`);
    process.exit(2);
  }
  const folder = path.join(here, 'server');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  fs.copyFileSync(binary, path.join(folder, program));
  fs.chmodSync(path.join(folder, program), 0o755);
}

function run(tool, ...args) {
  const shim = path.join(here, 'node_modules/.bin', windows ? `${tool}.cmd` : tool);
  execFileSync(shim, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
}

const target = process.env.VSCE_TARGET ?? hostTarget();
const vsix = path.join(here, `cloudgloss-${target}.vsix`);
bundleServer(process.env.CLOUDGLOSS_BIN ?? path.join(root, 'target/release', program));
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) fs.copyFileSync(path.join(root, name), path.join(here, name));
run('tsc', '--noEmit');
await (await import('./build.mjs')).built;
// esbuild has bundled what is needed; the licences lie beside package.json under names of their own.
run('vsce', 'package', '--no-dependencies', '--skip-license', '--target', target, '--out', vsix);
console.log(`${vsix} (${(fs.statSync(vsix).size / 1e6).toFixed(1)} MB)`);
