// When something is wrong: a server that does not exist, one that dies, and settings that are mended while VS Code runs.
//
//   node trouble.mjs EXTENSION.vsix NOTE.md OUT_FOLDER
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Report } from '../report.mjs';
import { Editor } from './editor.mjs';
import { openWorkbench, until } from './workbench.mjs';

const [vsix, example, out] = process.argv.slice(2).map(name => path.resolve(name));
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cloudgloss-notes-')));
const note = path.join(folder, 'notes.md');
fs.copyFileSync(example, note);

const report = new Report();
fs.mkdirSync(path.join(folder, '.vscode'));
const configure = settings => fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
configure({ 'cloudgloss.server.path': '/no/such/cloudgloss' });
const bench = await openWorkbench({ vsix, folder, file: note });
const { page } = bench;
const editor = new Editor(page);
const picture = name => page.screenshot({ path: path.join(out, `vscode-${name}.png`) });
const check = (name, body) => report.check(name, body, () => picture(`trouble-failed-${report.failed}`));
const squiggle = () => page.locator('.squiggly-warning').first().isVisible();

/** The language servers of this workbench: the processes that were started from its folder of extensions. */
function servers() {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter(line => line.includes(`${bench.root}/extensions/`) && / server$/.test(line.trimEnd()))
    .map(line => Number.parseInt(line, 10));
}

await check('a program that is not there is told once, with what to do', async () => {
  await until(async () => (await editor.toasts.count()) === 1, 'a message');
  const text = await editor.toasts.innerText();
  assert.match(text, /\/no\/such\/cloudgloss does not run here: there is no such program/);
  assert.match(text, /Correct the setting "cloudgloss.server.path"/);
  await picture('12-no-program');
});

await check('the status says so too', async () => {
  await editor.retry(() => page.locator('#status\\.languageStatus').hover(),
    async () => /no server; see the log/.test((await editor.hover.allInnerTexts()).join('\n')), 'the status');
  await picture('13-status');
  await editor.leave();
});

await check('once the setting is mended, the bundled server starts', async () => {
  configure({});
  await until(squiggle, 'the findings');
  assert.equal(servers().length, 1);
});

await check('a server that dies is started again, without a word', async () => {
  const [first] = servers();
  process.kill(first, 'SIGKILL');
  await until(() => servers().some(pid => pid !== first), 'a new server');
  await editor.pointAt('SQS sits between', 'SQS', 'Simple Queue Service');
  await editor.leave();
});

await check('"Restart Server" gives a new one, and the old one leaves', async () => {
  const [old] = servers();
  await editor.command('Cloudgloss: Restart Server');
  await until(() => servers().length === 1 && servers()[0] !== old, 'another server');
  await until(squiggle, 'the findings');
});

await check('switched off, it marks nothing; switched on, it does again', async () => {
  configure({ 'cloudgloss.enabled': false });
  await until(async () => !await squiggle() && servers().length === 0, 'the findings to go');
  configure({});
  await until(squiggle, 'the findings');
});

await check('a rule can be silenced', async () => {
  configure({ 'cloudgloss.rules': { 'outdated-fact': 'off' } });
  await until(async () => !await squiggle(), 'the warnings to go');
});

await check('a mistake in .cloudgloss.toml is told in the file itself', async () => {
  configure({});
  await until(squiggle, 'the findings');
  fs.writeFileSync(path.join(folder, '.cloudgloss.toml'), 'hovr = true\n\n[rules]\noutdated-fact = "off"\n');
  await until(async () => !await squiggle(), 'the rule to be silent');
  await editor.command('Cloudgloss: Open .cloudgloss.toml');
  await editor.line('hovr = true');
  await editor.pointAt('hovr = true', 'hovr', 'unknown field');
  await picture('14-settings-file');
  await editor.leave();
});

await check('once mended, the finding goes and the setting holds', async () => {
  fs.writeFileSync(path.join(folder, '.cloudgloss.toml'), 'hover = true\n');
  await until(async () => (await page.locator('.squiggly-error, .squiggly-warning').count()) === 0, 'the mistake to go');
});

if (report.failed) console.log(`---- log of the extension ----\n${bench.extensionLog()}\n----`);
await bench.close();
fs.rmSync(folder, { recursive: true, force: true });
process.exit(report.close());
