# What is set up in each editor. Sourced by `install`. has_EDITOR: is it here? set_up_EDITOR: does it, and says so.
editors='vscode neovim helix emacs kakoune sublime'
extension=cloudgloss.cloudgloss

# Sets `program` to the path of one that runs: the given one, the one on PATH, the one of an unpacked release, or a new one.
find_program() {
  [[ -n ${program:-} ]] && return
  local root_of_cargo=${CARGO_INSTALL_ROOT:-${CARGO_HOME:-$HOME/.cargo}} how=found
  if [[ -n ${CLOUDGLOSS_BIN:-} ]]; then
    program=$(cd "$(dirname "$CLOUDGLOSS_BIN")" && pwd)/$(basename "$CLOUDGLOSS_BIN")
  elif [[ -x $root/cloudgloss ]]; then
    program=$root/cloudgloss
  elif program=$(command -v cloudgloss) && [[ -z $(recorded program "$root_of_cargo") ]]; then
    :
  else
    program=$root_of_cargo/bin/cloudgloss
    how='built and installed by cargo'
    install_program "$root_of_cargo"
  fi
  tell program "$program: $how"
  $dry || "$program" --version >/dev/null || fail "$program does not run here"
}

install_program() {
  command -v cargo >/dev/null || fail 'there is neither cloudgloss on PATH nor cargo to build it with: see rustup.rs'
  $dry && return
  say 'building the program (some minutes the first time)'
  cargo install --quiet --locked --path "$root" --root "$1" >&2
  record all program "$1" -
}

# show EDITOR WHAT: prints standard input, indented, as something to be written by hand.
show() {
  tell "$1" "$2"
  sed 's/^/            /'
}

# VS Code and its kin: the extension brings the program. Their commands:
codes() {
  local name
  for name in code code-insiders codium cursor windsurf code-server; do
    command -v "$name" || true
  done
  # On a Mac `code` is put on PATH only on demand.
  command -v code >/dev/null || command -v '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code' || true
}
has_vscode() { [[ -n $(codes) ]]; }
set_up_vscode() {
  local code vsix=
  while IFS= read -r code; do
    if [[ -z $(recorded extension "$code") ]] && "$code" --list-extensions </dev/null 2>/dev/null | grep -qix "$extension"; then
      tell vscode "$code: has the extension already, not from here; left alone"
      continue
    fi
    $dry && { tell vscode "$code: the extension"; continue; }
    [[ -n $vsix ]] || vsix=$(find_vsix) || { tell vscode "$code: needs npm, or a release's VSIX in CLOUDGLOSS_VSIX"; return; }
    "$code" --install-extension "$vsix" --force </dev/null >&2 || { tell vscode "$code: did not take $vsix"; continue; }
    record vscode extension "$code" -
    tell vscode "$code: has the extension now"
  done <<<"$(codes)"
}
find_vsix() {
  [[ -n ${CLOUDGLOSS_VSIX:-} ]] && { echo "$CLOUDGLOSS_VSIX"; return; }
  [[ -d $here/vscode ]] && command -v npm >/dev/null || return # there is no such folder in an unpacked release
  local built=${CLOUDGLOSS_BIN:-}
  [[ -n $built ]] || built=$(build_program) || return
  package_vsix "$built" </dev/null
}

# Neovim loads what lies in a `start` folder by itself. A plugin manager that turns this off gets its lines printed.
has_neovim() { command -v nvim >/dev/null; }
set_up_neovim() {
  local share pack named=
  # Even to tell its version Neovim would make a file for its log.
  NVIM_LOG_FILE=/dev/null nvim --version | grep -qE '^NVIM v(0\.1[1-9]|[1-9])' || { tell neovim 'is older than 0.11, which Cloudgloss needs'; return; }
  find_program
  share=${XDG_DATA_HOME:-$HOME/.local/share}/${NVIM_APPNAME:-nvim}
  if [[ -d $share/lazy/lazy.nvim ]]; then
    command -v cloudgloss >/dev/null || named="vim.lsp.config('cloudgloss', { cmd = { '$program', 'server' } }) "
    show neovim 'is run by lazy.nvim; add this to its plugins:' <<EOF
{ dir = '$here/neovim', lazy = false, config = function() ${named}vim.lsp.enable('cloudgloss') end }
EOF
    return
  fi
  pack=$share/site/pack/cloudgloss/start
  put_link neovim "$pack/cloudgloss" "$here/neovim" || tell neovim "$pack/cloudgloss is yours; left alone"
  put_help_tags
  put neovim "$pack/enable/plugin/enable_cloudgloss.lua" <<EOF || tell neovim "$pack/enable is yours; left alone"
-- Written by Cloudgloss's editors/install; \`editors/install --undo\` removes it.
if vim.fn.has('nvim-0.11') == 1 then
  if vim.fn.executable('cloudgloss') == 0 then
    vim.lsp.config('cloudgloss', { cmd = { '$program', 'server' } })
  end
  vim.lsp.enable('cloudgloss')
end
EOF
}

# `:help cloudgloss` needs a list of the manual's headings, which lies beside it.
put_help_tags() {
  local tags=$here/neovim/doc/tags
  if $dry || [[ -e $tags || ! -w ${tags%/*} ]]; then return; fi
  NVIM_LOG_FILE=/dev/null nvim --clean --headless +"helptags ${tags%/*}" +qa </dev/null >&2
  record neovim file "$tags" "$(checksum "$tags")"
}

has_helix() { first_of hx helix >/dev/null; }
set_up_helix() {
  find_program
  offer helix "$config/helix/languages.toml" <<EOF
# Written by Cloudgloss's editors/install.
[language-server.cloudgloss]
command = "$program"
args = ["server"]

[[language]]
name = "markdown"
language-servers = ["marksman", "markdown-oxide", "cloudgloss"]
EOF
}

has_sublime() { first_of subl >/dev/null || [[ -d $(sublime_folder) ]]; }
sublime_folder() {
  local mac=$HOME/Library/Application\ Support/Sublime\ Text
  [[ -d $mac ]] && echo "$mac" || echo "$config/sublime-text"
}
set_up_sublime() {
  find_program
  offer sublime "$(sublime_folder)/Packages/User/LSP.sublime-settings" <<EOF
// Written by Cloudgloss's editors/install. The package LSP reads it: Package Control: Install Package.
{
  "clients": {
    "cloudgloss": {
      "enabled": true,
      "command": ["$program", "server"],
      "selector": "text.html.markdown"
    }
  }
}
EOF
}

# offer EDITOR FILE: writes standard input there, or prints it where a file of the user's stands.
offer() {
  local text
  text=$(cat)
  put "$1" "$2" <<<"$text" && return
  if grep -q cloudgloss "$2"; then
    tell "$1" "$2: speaks of cloudgloss already; left alone"
  else
    show "$1" "$2 is yours; add this to it:" <<<"$text"
  fi
}

has_emacs() { command -v emacs >/dev/null; }
set_up_emacs() {
  find_program
  put emacs "$data/cloudgloss.el" <<EOF || tell emacs "$data/cloudgloss.el: you changed it; left alone"
;; Written by Cloudgloss's editors/install; \`editors/install --undo\` removes it.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(markdown-mode . ("$program" "server"))))
(defun cloudgloss-start ()
  "Start Cloudgloss where eglot is installed, which Emacs 29 and newer bring."
  (when (fboundp 'eglot-ensure) (eglot-ensure)))
(add-hook 'markdown-mode-hook #'cloudgloss-start)
EOF
  ask_for_line emacs "(load \"$data/cloudgloss\" t)" "$data/cloudgloss" "$HOME/.emacs" "$config/emacs/init.el" "$HOME/.emacs.d/init.el"
}

has_kakoune() { command -v kak >/dev/null; }
set_up_kakoune() {
  find_program
  put kakoune "$data/cloudgloss.kak" <<EOF || tell kakoune "$data/cloudgloss.kak: you changed it; left alone"
# Written by Cloudgloss's editors/install; \`editors/install --undo\` removes it. kakoune-lsp 18 or newer reads it.
hook -group lsp-filetype-markdown global BufSetOption filetype=markdown %{
    set-option buffer lsp_servers %{
        [cloudgloss]
        command = "$program"
        args = ["server"]
        root_globs = [".cloudgloss.toml", ".git"]
    }
}
EOF
  ask_for_line kakoune "try %{ source $data/cloudgloss.kak }" "$data/cloudgloss.kak" "$config/kak/kakrc"
}

# ask_for_line EDITOR LINE MARK FILE…: asks for a line in the first of the files, unless one of them has the mark.
ask_for_line() {
  local editor=$1 line=$2 mark=$3
  shift 3
  if grep -qsF "$mark" "$@"; then tell "$editor" 'your settings load it'; else show "$editor" "add this line to $(first_file "$@"):" <<<"$line"; fi
}
first_file() {
  local file
  for file; do [[ -f $file ]] && { echo "$file"; return; }; done
  echo "${!#}"
}
