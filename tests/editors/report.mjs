// Counts checks and says how they went, one line each, in the words that CI logs are searched for.
export class Report {
  passed = 0;
  failed = 0;
  #start = Date.now();

  /** Runs one check. `onFailure` may add something for the reader, such as a picture; the next check runs all the same. */
  async check(name, body, onFailure = async () => {}) {
    try {
      await body();
      this.passed++;
      this.#line('ok  ', name);
    } catch (error) {
      this.failed++;
      this.#line('FAIL', `${name}\n            ${error.message.slice(0, 800)}`);
      await onFailure().catch(() => {});
    }
  }

  #line(verdict, text) {
    console.log(`${((Date.now() - this.#start) / 1000).toFixed(1).padStart(6)} s  ${verdict} ${text}`);
  }

  /** Prints the closing line; gives the exit status. */
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed ? 1 : 0;
  }
}
