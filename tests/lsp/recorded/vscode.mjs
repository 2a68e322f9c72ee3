// One session in the real VS Code workbench: vscode.mjs EXTENSION.vsix FOLDER
// The extension's bundled program is `tap`.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Editor } from '../../editors/vscode/editor.mjs';
import { openWorkbench, until } from '../../editors/vscode/workbench.mjs';

const [vsix, folder] = process.argv.slice(2).map(name => path.resolve(name));
const note = path.join(folder, 'notes.md');
const bench = await openWorkbench({ vsix, folder, file: note });
const { page } = bench;
const editor = new Editor(page);

await editor.line('Max message size');
await page.locator('.squiggly-warning').first().waitFor();
await editor.pointAt('# SQS', 'SQS', 'Simple Queue Service');
await editor.typeAtEnd('We invoke Lambd', 'Lambda');
await page.keyboard.press('Enter');
await editor.line('We invoke Lambda');
await editor.openFixes('Max message size', '256 KB', '1 MB');
await page.keyboard.press('Enter');
await editor.line('1 MB');
await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
await editor.retry(() => page.keyboard.press('Control+s'), () => fs.readFileSync(note, 'utf8').includes('1 MB'), 'the file to be written');
await editor.retry(() => page.locator('.tabs-container .tab').first().click({ button: 'middle' }),
  async () => (await editor.tabs()).length === 0, 'the note to be closed');
await editor.command('Cloudgloss: Restart Server');
await until(() => fs.readFileSync(process.env.TAP_LOG, 'utf8').includes('"exit"'), 'the end of the server');
await bench.close();
process.exit(0);
