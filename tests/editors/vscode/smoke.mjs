// The built VSIX in the real VS Code workbench: what a person sees who opens the example note for the first time.
//
//   node smoke.mjs EXTENSION.vsix NOTE.md OUT_FOLDER
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
fs.writeFileSync(path.join(folder, 'second.md'), '# SQS\n\n- Max message size: 256 KB\n');

const report = new Report();
const bench = await openWorkbench({ vsix, folder, file: note });
const { page } = bench;
const editor = new Editor(page);
const picture = name => page.screenshot({ path: path.join(out, `vscode-${name}.png`) });
/** A part of the window for people who do not have it yet: the README, the walkthrough. See keep-pictures. */
const part = (name, y, height) =>
  page.screenshot({ path: path.join(out, `part-${name}.png`), clip: { x: 353, y, width: 922, height } });
const check = (name, body) => report.check(name, body, () => picture(`failed-${report.failed}`));
const onDisk = () => fs.readFileSync(note, 'utf8');

await check('the note is open', () => editor.line('Data engineering round'));

await check('outdated facts and former names are underlined', async () => {
  await page.locator('.squiggly-warning').first().waitFor();
  await page.locator('.squiggly-info').first().waitFor();
  await picture('1-underlined');
});

await check('pointing at a service explains it', async () => {
  await editor.pointAt('SQS sits between', 'SQS', 'Simple Queue Service');
  await picture('2-hover');
  await editor.leave();
});

await check('pointing at an outdated number says what holds today', async () => {
  const text = await editor.pointAt('A message can be at most', '256 KB', '1 MiB');
  assert.match(text, /2025-08-04/);
  assert.match(text, /outdated-fact/);
  await picture('3-hover-outdated');
  await part('picture', 37, 620);
  await part('see', 92, 300);
});

await check('the quick fix is offered and mends the note', async () => {
  await editor.openFixes('Kinesis Firehose is the', 'Kinesis Firehose', 'Data Firehose');
  await picture('4-quick-fix');
  await part('mend', 92, 320);
  await page.keyboard.press('Enter');
  await editor.line('Data Firehose is the "just land it in S3" answer');
});

await check('a service is completed as one types', async () => {
  await editor.typeAtEnd('We send them through Kinesis Da', 'Kinesis Data Streams');
  await picture('5-completion');
  await page.keyboard.press('Enter');
  await editor.line('We send them through Amazon Kinesis Data Streams');
});

await check('a former name leads to the present one', async () => {
  await editor.typeAtEnd('and then QuickSi', 'Quick');
  await picture('6-completion-former-name');
  await editor.leave();
});

await check('ordinary words open no list: Enter begins a new line', async () => {
  await editor.leave();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nOur customers log the date and keep the data in a bucket\nand the cost is shown per instance\n', { delay: 40 });
  await editor.line('and the cost is shown per instance');
  assert.ok((await editor.lines()).includes('Our customers log the date and keep the data in a bucket'), (await editor.lines()).join('\n'));
});

await check('"Q: " completes questions', async () => {
  await editor.typeAtEnd('Q: ', '?');
  await picture('7-completion-question');
  await part('learn', 360, 320);
  await editor.leave();
});

await check('and narrows them down, to insert one with its answer', async () => {
  await editor.typeAtEnd('Q: How do you check da', 'How do you check data quality');
  await page.keyboard.press('Enter');
  await editor.line('Q: How do you check data quality on AWS?');
  await editor.line('A: ');
});

await check('the definition opens a page about the service', async () => {
  await page.keyboard.press('Control+Home');
  await editor.retry(async () => {
    await editor.click('SQS sits between', 'SQS');
    await page.keyboard.press('F12');
  }, async () => (await editor.tabs()).some(tab => tab === 'sqs.md'), 'a tab with sqs.md');
  await editor.line('Simple Queue Service');
  await picture('8-definition');
  await page.keyboard.press('Control+Tab');
  await editor.line('Data engineering round');
});

await check('references list every mention, under any name', async () => {
  await page.keyboard.press('Control+Home');
  await editor.retry(async () => {
    await editor.click('Kinesis Data Streams keeps', 'Kinesis Data Streams');
    await page.keyboard.press('Shift+F12');
  }, () => page.locator('.reference-zone-widget .monaco-list-row', { hasText: 'Data Streams replays' }).isVisible(), 'the references');
  await picture('9-references');
  await editor.leave();
});

await check('"Fix All in This Note" leaves no outdated name or number', async () => {
  await editor.command('Cloudgloss: Fix All in This Note');
  await editor.line('A message can be at most 1 M');
  await picture('10-fixed');
});

await check('saving writes what the editor shows', async () => {
  await editor.retry(() => page.keyboard.press('Control+s'), () => onDisk().includes('at most 1 M'), 'the file to be written');
  assert.match(onDisk(), /- (Amazon )?Data Firehose is the "just land it/);
  assert.match(onDisk(), /mail really says "Kinesis Firehose"/, 'the ignored line is left alone');
});

await check('"Check All Notes" lists what is wrong in notes that are not open', async () => {
  await editor.command('Cloudgloss: Check All Notes');
  await page.getByRole('treeitem', { name: 'problems in file second.md' }).waitFor({ timeout: 60_000 });
  await picture('11-problems');
});

await check('the extension was quiet: no pop-up, no request to another machine', async () => {
  assert.deepEqual(await editor.toasts.allInnerTexts(), []);
  assert.deepEqual([...bench.foreign], []);
});

if (report.failed) console.log(`---- log of the extension ----\n${bench.extensionLog()}\n----`);
await bench.close();
fs.rmSync(folder, { recursive: true, force: true });
process.exit(report.close());
