// What a person does in the workbench: look at a line, point at a word, press keys, choose from a list.
import { until } from './workbench.mjs';

/** How long one try of an act may take before it is repeated. Keys pressed while a widget opens or closes can get lost. */
const TRY = 5_000;
const TRIES = 6;

export class Editor {
  constructor(page) {
    this.page = page;
    this.hover = page.locator('.monaco-hover:visible');
    this.menu = page.locator('.action-widget:visible');
    this.suggestions = page.locator('.suggest-widget.visible');
    this.toasts = page.locator('.notification-toast');
  }

  /** The visible text, line by line as it stands on the screen. */
  lines() {
    return this.page.$$eval('.editor-instance .view-line', rows => rows
      .map(row => [parseFloat(row.style.top), row.textContent.replaceAll('\u00a0', ' ')])
      .sort(([a], [b]) => a - b)
      .map(([, text]) => text));
  }

  /** Waits until a visible line has `text` in it, and gives that line. */
  line(text) {
    return until(async () => (await this.lines()).find(line => line.includes(text)), `a line with "${text}"`);
  }

  /** The middle of `word` on the first visible line that has `line` in it: { x, y } in the page. */
  place(line, word) {
    return until(() => this.page.evaluate(([line, word]) => {
      const plain = node => node.textContent.replaceAll('\u00a0', ' ');
      const row = [...document.querySelectorAll('.editor-instance .view-line')].find(row => plain(row).includes(line));
      if (!row) return undefined;
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const from = plain(row).indexOf(word, plain(row).indexOf(line));
      const middle = from + Math.floor(word.length / 2);
      for (let at = 0, node; (node = texts.nextNode()); at += node.length) {
        if (middle >= at + node.length) continue;
        const range = document.createRange();
        range.setStart(node, middle - at);
        range.setEnd(node, middle - at + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      return undefined;
    }, [line, word]), `"${word}" in a line with "${line}"`);
  }

  /** Repeats `act` until `seen` holds; each time it may take `within` milliseconds. */
  async retry(act, seen, what, within = TRY) {
    for (let left = TRIES; ; left--) {
      await act();
      try {
        return await until(seen, what, within);
      } catch (error) {
        if (left <= 1) throw error;
        await this.leave();
      }
    }
  }

  /** Closes whatever hangs open over the text and takes the mouse out of the way. */
  async leave() {
    await this.page.mouse.move(1000, 700);
    await this.page.keyboard.press('Escape');
  }

  /** Points at a word; gives the hover's text as soon as that has `expected` in it. */
  async pointAt(line, word, expected) {
    return this.retry(async () => {
      const { x, y } = await this.place(line, word);
      await this.page.mouse.move(x - 3, y);
      await this.page.mouse.move(x, y, { steps: 3 });
    }, async () => {
      const text = (await this.hover.allInnerTexts()).join('\n');
      return text.includes(expected) && text;
    }, `a hover on "${word}" with "${expected}"`);
  }

  async click(line, word) {
    const { x, y } = await this.place(line, word);
    await this.page.mouse.click(x, y);
  }

  /** Opens the quick fixes of a word; gives their titles once `title` is among them. */
  async openFixes(line, word, title) {
    await this.leave();
    return this.retry(async () => {
      await this.click(line, word);
      await this.page.mouse.move(1000, 700);
      await this.page.keyboard.press('Control+Period');
    }, async () => {
      const rows = await this.menu.locator('.monaco-list-row').allInnerTexts();
      return rows.some(row => row.includes(title)) && rows;
    }, `the quick fix "${title}"`);
  }

  /** A new last line with `text` typed into it, key by key; gives the suggestions once `label` is among them. */
  async typeAtEnd(text, label) {
    await this.leave();
    return this.retry(async () => {
      await this.page.keyboard.press('Control+End');
      await this.page.keyboard.press('Shift+Home');
      await this.page.keyboard.press('Delete');
      await this.page.keyboard.type(text, { delay: 40 });
    }, async () => {
      const rows = await this.suggestions.locator('.monaco-list-row').allInnerTexts();
      return rows.some(row => row.includes(label)) && rows;
    }, `"${label}" among the suggestions for "${text}"`);
  }

  /** Runs a command by its title through the command palette. */
  async command(title) {
    await this.leave();
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    await this.retry(async () => {
      await this.page.keyboard.press('F1');
      await this.page.keyboard.type(title);
    }, () => focused.isVisible(), `"${title}" in the palette`);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses from an open quick-pick: types `text`, and Enter once a row with `row` in it is the one that Enter takes. */
  async pick(text, row = text) {
    const input = this.page.locator('.quick-input-widget input.input');
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row });
    await until(async () => {
      await input.fill(text, { timeout: 1000 });
      return focused.isVisible();
    }, `"${row}" to choose`);
    await this.page.keyboard.press('Enter');
  }

  /** The title and the rows of the open quick-pick. */
  async choices() {
    const rows = await this.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    return [...await this.page.locator('.quick-input-title').allInnerTexts(), ...rows].join('\n');
  }

  /** The labels of the open tabs. */
  tabs() {
    return this.page.$$eval('.tabs-container .tab', tabs => tabs.map(tab => tab.getAttribute('data-resource-name')));
  }
}
