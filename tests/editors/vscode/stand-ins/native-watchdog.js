// Stands in for the native module @vscode/native-watchdog: leaves when the parent process is gone.
exports.start = parent => {
  setInterval(() => {
    try { process.kill(parent, 0); } catch { process.exit(0); }
  }, 5000).unref();
};
