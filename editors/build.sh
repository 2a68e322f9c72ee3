# Finds programs, and builds what an editor is given. Sourced by `try` and `install`; `root` is the project's folder.

# Prints the first of the names that is a program.
first_of() {
  local name
  for name; do command -v "$name" && return; done
  return 1
}

# Builds the program, and prints where it lies; status 1 without cargo.
build_program() {
  command -v cargo >/dev/null || return 1
  say "building the program (some minutes the first time)"
  cargo build --release --quiet --locked --manifest-path "$root/Cargo.toml" >&2 &&
    echo "${CARGO_TARGET_DIR:-$root/target}/release/cloudgloss"
}

# Puts program $1 and the extension for VS Code into one file, and prints where it lies.
package_vsix() {
  local log status=0
  log=$(mktemp)
  say "packaging the extension for VS Code"
  (
    cd "$root/editors/vscode"
    npm install --ignore-scripts --no-package-lock --no-audit --no-fund --no-update-notifier --loglevel=error >&2
    CLOUDGLOSS_BIN=$1 npm run --silent package >"$log" 2>&1 || { cat "$log" >&2; exit 2; }
  ) || status=$?
  rm -f "$log"
  ((status == 0)) || return "$status"
  # shellcheck disable=SC2012 # names of our own making
  ls -t "$root"/editors/vscode/cloudgloss-*.vsix | head -n 1
}
