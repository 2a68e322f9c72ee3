// Stands in for the native module @vscode/spdlog, so that nothing need be compiled: appends lines to a file.
const fs = require('node:fs');
const path = require('node:path');

const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
let level = 2;

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.level = level;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  getLevel() { return this.level; }
  setLevel(value) { this.level = value; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
names.forEach((name, index) => {
  Logger.prototype[name] = function (message) {
    if (index < this.level) return;
    // A log that cannot be written must not stop the server.
    try { fs.appendFileSync(this.file, `${new Date().toISOString()} [${name}] ${message}\n`); } catch {}
  };
});

// One `exports.name =` each: only so does Node find the names when an ES module imports this file.
exports.version = 0;
exports.setLevel = value => { level = value; };
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
