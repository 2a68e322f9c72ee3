// `npm run package`: builds the extension and puts it, with the server's program inside, into a VSIX for this machine.
//
//   CLOUDGLOSS_BIN  the program to bundle (default: ../../target/release/cloudgloss)
//   VSCE_TARGET     the platform it is for, such as linux-arm64 or alpine-x64 (default: this machine's)
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, '../..');
const suffix = process.platform === 'win32' ? '.exe' : '';

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
  const copy = path.join(folder, `cloudgloss${suffix}`);
  fs.copyFileSync(binary, copy);
  fs.chmodSync(copy, 0o755);
}

function run(tool, ...args) {
  const program = path.join(here, 'node_modules/.bin', tool + (process.platform === 'win32' ? '.cmd' : ''));
  execFileSync(program, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
}

const target = process.env.VSCE_TARGET ?? hostTarget();
const vsix = path.join(here, `cloudgloss-${target}.vsix`);
bundleServer(process.env.CLOUDGLOSS_BIN ?? path.join(root, 'target/release', `cloudgloss${suffix}`));
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) fs.copyFileSync(path.join(root, name), path.join(here, name));
run('tsc', '--noEmit');
execFileSync('npm', ['run', '--silent', 'build'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
// The licences lie beside package.json under names of their own, hence --skip-license; esbuild has bundled what is needed.
run('vsce', 'package', '--no-dependencies', '--skip-license', '--target', target, '--out', vsix);
console.log(`${vsix} (${(fs.statSync(vsix).size / 1e6).toFixed(1)} MB)`);
