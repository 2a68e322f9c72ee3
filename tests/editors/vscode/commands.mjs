// What the command palette offers beyond mending: questions, recent changes, settings, the first steps.
//
//   node commands.mjs EXTENSION.vsix NOTE.md OUT_FOLDER
import assert from 'node:assert/strict';
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
const bench = await openWorkbench({ vsix, folder, file: note });
const { page } = bench;
const editor = new Editor(page);
const picture = name => page.screenshot({ path: path.join(out, `vscode-${name}.png`) });
const check = (name, body) => report.check(name, body, () => picture(`commands-failed-${report.failed}`));
const shows = text => until(async () => (await editor.choices()).includes(text), `"${text}" in the quick-pick`);

await check('the status tells findings and the day of the knowledge, and offers to turn off', async () => {
  await page.locator('.squiggly-warning').first().waitFor();
  await editor.retry(() => page.locator('#status\\.languageStatus').hover(), async () => {
    const text = (await editor.hover.allInnerTexts()).join('\n');
    return /Cloudgloss: \d+ findings/.test(text) && /Knowledge of \d{4}-\d\d-\d\d/.test(text) && text.includes('Turn off');
  }, 'the status');
  assert.match((await editor.hover.allInnerTexts()).join('\n'), /Knowledge of \d{4}-\d\d-\d\d\s*Turn off/);
  await picture('20-status');
  await editor.leave();
});

await check('cards and markers are coloured', async () => {
  const colour = (line, word) => page.evaluate(([line, word]) => {
    const row = [...document.querySelectorAll('.view-line')].find(row => row.textContent.replaceAll('\u00a0', ' ').startsWith(line));
    const piece = [...row.querySelectorAll('span > span')].find(span => span.textContent.includes(word));
    return getComputedStyle(piece).color;
  }, [line, word]);
  await editor.line('Q: Who draws the dashboards');
  assert.notEqual(await colour('Q: Who draws', 'Q:'), await colour('Q: Who draws', 'dashboards'));
});

await check('a question of the note is asked, and its answer shown when asked for', async () => {
  await editor.command('Cloudgloss: Ask Me Questions');
  await editor.pick('This note');
  await shows('Who draws the dashboards');
  await picture('21-questions');
  await editor.pick('Who draws the dashboards');
  await shows('It reads from Athena and keeps a copy in SPICE');
  await picture('22-answer');
  await page.keyboard.press('Enter');
  await shows('One consumer of a queue');
  await editor.leave();
});

await check('a question about a topic is inserted with its answer', async () => {
  await page.keyboard.press('Control+Home');
  await editor.command('Cloudgloss: Insert Question');
  await editor.pick('services-s3');
  await shows('questions');
  await picture('23-insert-question');
  await page.keyboard.press('Enter');
  await editor.line('Q: ');
  await until(async () => (await editor.lines())[0].startsWith('Q: '), 'the question');
  await page.keyboard.press('Control+z');
});

await check('"What Changed Lately" opens a page, newest first', async () => {
  await editor.command('Cloudgloss: What Changed Lately');
  await editor.line('# What changed in the last');
  await editor.line(`## 202`);
  await picture('24-what-changed');
  await page.keyboard.press('Control+F4');
});

await check('"Open .cloudgloss.toml" begins one where there is none', async () => {
  await editor.command('Cloudgloss: Open .cloudgloss.toml');
  await until(async () => (await editor.tabs()).includes('.cloudgloss.toml'), 'the tab');
  await page.keyboard.press('Control+F4');
});

await check('the settings are described', async () => {
  await editor.command('Preferences: Open Settings (UI)');
  const search = page.locator('.settings-editor .suggest-input-container').first();
  await search.waitFor();
  await until(async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type('cloudgloss.');
    const first = page.locator('.settings-editor .setting-item-contents').first();
    return until(async () => (await first.innerText()).startsWith('Cloudgloss'), 'settings', 3000);
  }, 'the settings of Cloudgloss');
  await picture('25-settings');
  await page.keyboard.press('Control+F4');
});

await check('the walkthrough has three steps with pictures', async () => {
  await editor.command('Welcome: Open Walkthrough...');
  await editor.pick('Get started with Cloudgloss');
  await page.locator('.getting-started-step', { hasText: 'See what is outdated' }).first().waitFor();
  assert.equal(await page.locator('.step-list-container .getting-started-step').count(), 3);
  await until(() => page.locator('.getting-started-media img').evaluate(image => image.naturalWidth > 0), 'its picture');
  await page.keyboard.press('Control+b');
  await page.locator('.getting-started-media img').waitFor();
  await picture('26-walkthrough');
  await page.keyboard.press('Control+F4');
});

await check('none of this popped up anything or asked another machine', async () => {
  assert.deepEqual(await editor.toasts.allInnerTexts(), []);
  assert.deepEqual([...bench.foreign], []);
});

if (report.failed) console.log(`---- log of the extension ----\n${bench.extensionLog()}\n----`);
await bench.close();
fs.rmSync(folder, { recursive: true, force: true });
process.exit(report.close());
