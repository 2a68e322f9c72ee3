// What the server offers beyond mending, each seen in the workbench: two folders, everything switched on.
//
//   node features.mjs EXTENSION.vsix NOTE.md OUT_FOLDER
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Report } from '../report.mjs';
import { Editor } from './editor.mjs';
import { openWorkbench, until } from './workbench.mjs';

const [vsix, , out] = process.argv.slice(2).map(name => path.resolve(name));
const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cloudgloss-notes-')));
const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
  fs.writeFileSync(path.join(base, name), text);
  return path.join(base, name);
};

const QUESTION = 'OLTP and OLAP: why not one database for both?';
write('streams/prose.md', '');
const note = write('streams/buffers.md', `# Buffers

SQS holds a message for 4 days by default. Out loud: Simple Queue Service.
An SQS message can be at most 256 KB; a dead-letter queue takes what fails.
The id of that limit is \`sqs.message.max-size\`.

Kinesis Firehose lands the records in S3.

Night ledger :: how far the job has read, kept beside its output

Q: ${QUESTION}
A: A row store takes few rows by key.
Both at once do each other harm.

Q: What is the night ledger for?
A: To read only what is new.
`);
write('round/second.md', '# Second folder\n\nKinesis Firehose again, and a message of at most 256 KB in SQS.\n');
const workspace = write('notes.code-workspace', JSON.stringify({
  folders: [{ path: 'streams' }, { path: 'round' }],
  settings: {
    'cloudgloss.inlayHints': true, 'cloudgloss.semanticTokens': true, 'cloudgloss.outline': true,
    'task.allowAutomaticTasks': 'off',
  },
}));
write('streams/.vscode/tasks.json', JSON.stringify({
  version: '2.0.0',
  tasks: [{
    label: 'check notes', type: 'process', command: process.env.CLOUDGLOSS_BIN, args: ['check', 'task.md'],
    problemMatcher: '$cloudgloss', presentation: { reveal: 'never' },
  }],
}));
// Known to the task alone: the server leaves it out.
write('streams/.cloudgloss.toml', 'exclude = ["task.md"]\n');
write('streams/task.md', '# Lambda\n\nA function runs for at most 5 minutes.\n\nAnd Kinesis Firehose delivers.\n');

const report = new Report();
const bench = await openWorkbench({ vsix, workspace, file: note });
const { page } = bench;
const editor = new Editor(page);
const picture = name => page.screenshot({ path: path.join(out, `vscode-${name}.png`) });
const check = (name, body) => report.check(name, body, () => picture(`features-failed-${report.failed}`));
const labels = async () => (await editor.suggestions.locator('.monaco-list-row').allInnerTexts()).join('\n');
const back = async line => {
  await editor.leave();
  await page.locator('.tab[data-resource-name="buffers.md"]').click();
  await page.keyboard.press('Control+Home');
  await editor.line(line);
};

await check('both folders of the workspace are read', async () => {
  await page.locator('.squiggly-warning').first().waitFor();
  await until(async () => (await page.locator('.explorer-folders-view').innerText()).includes('round'), 'the second folder');
});

await check('what holds and what a name is today is hinted in the text', async () => {
  await editor.line('4 days\u2713');
  await editor.line('Kinesis Firehose\u2192');
  await picture('30-inlay-hints');
});

await check('names are coloured as what they are', async () => {
  const colours = () => page.evaluate(() => {
    const row = [...document.querySelectorAll('.view-line')].find(row => row.textContent.startsWith('SQS'));
    const of = word => [...row.querySelectorAll('span > span')].find(span => span.textContent.includes(word));
    return [of('SQS'), of('holds')].map(span => getComputedStyle(span).color);
  });
  await until(async () => new Set(await colours()).size === 2, 'a colour of its own for SQS');
});

await check('a term is explained', async () => {
  await editor.pointAt('An SQS message', 'dead-letter queue', 'ead-letter queue');
  await picture('31-hover-term');
  await editor.leave();
});

// Not folded away: VS Code's hover does not grow when `<details>` opens, so the answer could not be read.
await check('a question shows its key points first, then the answer', async () => {
  const text = await editor.pointAt(`Q: ${QUESTION}`, 'why not one', 'Key points');
  assert.match(text, /reports disturb transactions[\s\S]*Transactions \(OLTP\)/);
  await picture('32-hover-question');
  await editor.leave();
});

await check("the note's own definition is shown, marked as such", async () => {
  await editor.pointAt('Q: What is the night', 'night ledger', 'how far the job has read');
  await picture('34-hover-own');
  await editor.leave();
});

await check('a line above a question says how much of it is answered, and leads to the answer', async () => {
  const lens = page.locator('.codelens-decoration a', { hasText: 'key points' }).first();
  await lens.waitFor();
  await editor.retry(() => lens.click(), async () => (await editor.tabs()).some(tab => tab === 'oltp-olap.md'), 'the page');
  await editor.line(`# ${QUESTION}`);
  await picture('35-code-lens-page');
  await back('# Buffers');
});

await check('all names of one thing are highlighted together', async () => {
  await editor.retry(() => editor.click('SQS holds', 'SQS'),
    async () => (await page.locator('.wordHighlight, .wordHighlightText, .wordHighlightStrong').count()) >= 2, 'both names');
  await picture('36-highlight');
});

await check('an id is a link to its page', async () => {
  await page.locator('.detected-link', { hasText: 'sqs.message.max-size' }).first().waitFor();
});

await check('the outline lists headings, questions and definitions', async () => {
  await editor.command('Explorer: Focus on Outline View');
  const outline = page.locator('.outline-tree');
  await until(async () => /Night ledger[\s\S]*OLTP and OLAP/.test(await outline.innerText()), 'the outline');
  await picture('37-outline');
});

await check('Go to Symbol in Workspace finds services and the notes\' own headings', async () => {
  await editor.retry(async () => {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget input.input').fill('#Second folder', { timeout: 1000 });
  }, async () => (await editor.choices()).includes('second.md'), 'the heading');
  await page.locator('.quick-input-widget input.input').fill('#Step Functions');
  await until(async () => (await editor.choices()).includes('AWS Step Functions'), 'the service');
  await picture('38-workspace-symbol');
  await editor.leave();
});

await check('answers fold below their questions', async () => {
  await back('# Buffers');
  await editor.click(`Q: ${QUESTION}`, 'OLTP');
  await editor.retry(() => page.keyboard.press('Control+Shift+BracketLeft'),
    async () => !(await editor.lines()).some(line => line.includes('A row store takes')), 'the answer to fold');
  await picture('39-folded');
  await page.keyboard.press('Control+Shift+BracketRight');
  await editor.line('A row store takes');
});

for (const [what, typed, label, name] of [
  ['a fact', 'lambda timeout', '15 minutes', '40-completion-fact'],
  ['a marker with its rules', '<!-- cloudgloss-ignore ', 'renamed-service', '42-completion-marker'],
  ["the note's own term", 'See the Night led', 'Night ledger', '43-completion-own'],
]) {
  await check(`${what} is completed`, async () => {
    await back('# Buffers');
    await editor.typeAtEnd(typed, label);
    await picture(name);
    await editor.leave();
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Delete');
  });
}

await check('Enter behind a whole question begins a new line, where its answer is completed', async () => {
  await back('# Buffers');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Q: How do you choose an S3 storage class?', { delay: 40 });
  await editor.suggestions.waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await editor.typeAtEnd('A: ', 'Model answer');
  await picture('41-completion-answer');
  await editor.leave();
});

await check('"Rename Symbol" brings a former name up to date in the notes of both folders', async () => {
  await back('# Buffers');
  const box = page.locator('.rename-box.preview, .rename-box');
  await editor.retry(async () => {
    await editor.click('Kinesis Firehose', 'Firehose');
    await page.keyboard.press('F2');
  }, () => box.first().isVisible(), 'the box for a name');
  await picture('44-rename');
  await page.keyboard.type('Data Firehose');
  await page.keyboard.press('Enter');
  await until(async () => (await editor.lines()).some(line => /^(Amazon )?Data Firehose lands/.test(line)), 'the new name');
  await page.keyboard.press('Escape');
  await editor.command('View: Show Explorer');
  await page.locator('.explorer-folders-view').getByText('second.md').click();
  await until(async () => (await editor.lines()).some(line => /^(Amazon )?Data Firehose again/.test(line)), 'the new name');
  await back('# Buffers');
});

await check('a finding can be left alone, here or in the workspace', async () => {
  const titles = await editor.openFixes('An SQS message can be', '256 KB', 'in this workspace');
  assert.ok(titles.some(title => title.includes('on this line')), titles.join());
  await picture('45-ignore');
  await editor.menu.locator('.monaco-list-row', { hasText: 'in this workspace' }).click();
  await until(() => /ignore = \[\s*"sqs\.message\.max-size"/.test(fs.readFileSync(path.join(base, 'streams/.cloudgloss.toml'), 'utf8')),
    'the id in .cloudgloss.toml');
});

await check('what `cloudgloss check` prints in a task becomes problems', async () => {
  await page.keyboard.press('Control+p');
  await editor.pick('task check notes', 'check notes');
  await page.keyboard.press('Control+Shift+m');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await until(async () => {
    const texts = (await rows.allInnerTexts()).join('\n');
    return /task\.md/.test(texts) && /outdated-fact[\s\S]*\[Ln 3, Col 29\]/.test(texts) && /renamed-service[\s\S]*\[Ln 5, Col 5\]/.test(texts);
  }, 'both findings');
  await picture('46-task');
  await page.keyboard.press('Control+Shift+m');
});

// Our own words: capitals, figures, names and questions as they come in notes.
const PROSE = `The interviewer asked how we move data from the shop to the warehouse, and I said that most of it is a nightly job.
In the end a stream was not worth its cost: nobody reads the dashboards before nine, and the team is three people.

We keep raw files for a year. Our customers send them as CSV, some with a date in the name and some without one.
The step that breaks most often is the one that reads the schema; a query on the catalog shows it in a minute.

Next time I will start with the question, draw the queue between the two sides, and say what happens when one side stops.
A lake is not a warehouse. Ask whether events may come twice, and who is called when the function fails at night.
`;

await check('three paragraphs of prose are what was typed, every Enter a new line', async () => {
  const file = path.join(base, 'streams/prose.md');
  await editor.retry(async () => {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget input.input').fill('prose.md', { timeout: 1000 });
  }, async () => (await editor.choices()).includes('prose.md'), 'the file');
  await page.keyboard.press('Enter');
  await until(async () => (await editor.tabs()).includes('prose.md'), 'the note');
  await page.locator('.editor-instance .view-lines').click();
  await page.keyboard.type(PROSE, { delay: 12 });
  await editor.line('A lake is not a warehouse');
  await picture('47-prose');
  await editor.retry(() => page.keyboard.press('Control+s'), () => fs.readFileSync(file, 'utf8').length > PROSE.length - 40, 'the file');
  assert.equal(fs.readFileSync(file, 'utf8'), PROSE);
});

await check('keys and values of the front matter are completed', async () => {
  await page.keyboard.press('Control+a');
  await editor.retry(async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type('---\nexam: DEA', { delay: 40 });
    await page.keyboard.press('Control+Space');
  }, async () => (await labels()).includes('DEA-C01'), 'the exam');
  await picture('48-completion-front-matter');
  await editor.leave();
});

await check('none of this popped up anything or asked another machine', async () => {
  assert.deepEqual(await editor.toasts.allInnerTexts(), []);
  assert.deepEqual([...bench.foreign], []);
});

if (report.failed) console.log(`---- log of the extension ----\n${bench.extensionLog()}\n----`);
await bench.close();
fs.rmSync(base, { recursive: true, force: true });
process.exit(report.close());
