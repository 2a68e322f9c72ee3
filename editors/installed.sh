# What `install` made, written down so that it can be taken away again, and nothing else. Sourced by `install`.
#
# A line of the list: EDITOR, KIND, PATH, CHECK, with tabs between them.
#   file      CHECK is its checksum: a file that was changed since is the user's
#   link      CHECK is what it points to
#   folder    removed when it is empty
#   extension PATH is the `code` it was installed with
#   program   PATH is the folder that cargo installed into
installed=$state/installed

tell() { printf '%-8s  %s\n' "$1" "$2"; }
checksum() { cksum <"$1"; }
recorded() { [[ -f $installed ]] && grep -F "$tab$1$tab$2$tab" "$installed" | head -n 1 | cut -f 4; }

# record EDITOR KIND PATH CHECK: in the place of what the list said of this path.
record() {
  $dry && return
  [[ -d $state ]] || make_folder all "$state"
  forget "$2" "$3"
  printf '%s\t%s\t%s\t%s\n' "$@" >>"$installed"
}

forget() {
  [[ -f $installed ]] || return 0
  grep -vF "$tab$1$tab$2$tab" "$installed" >"$installed.new" || true
  mv "$installed.new" "$installed"
}

# make_folder EDITOR PATH: with its parents; those that were not there are written down.
make_folder() {
  local folder=$2 missing=
  $dry && return
  while [[ ! -d $folder ]]; do
    missing=$folder$'\n'$missing
    folder=$(dirname "$folder")
  done
  mkdir -p "$2"
  while IFS= read -r folder; do
    [[ -z $folder ]] || record "$1" folder "$folder" -
  done <<<"$missing"
}

# put EDITOR PATH: writes standard input there. Status 1, and nothing written, where a file of the user's stands.
put() {
  local text before=there
  text=$(cat)
  if [[ -e $2 || -L $2 ]]; then
    [[ -f $2 && $(recorded file "$2") == "$(checksum "$2")" ]] || return 1
    [[ $(<"$2") == "$text" ]] && { tell "$1" "$2: as it should be"; return; }
  else
    before=gone
  fi
  tell "$1" "$2: $([[ $before == gone ]] && echo written || echo brought up to date)"
  $dry && return
  # A caller that asks for the status switches `set -e` off in here.
  { make_folder "$1" "$(dirname "$2")" && printf '%s\n' "$text" >"$2"; } || fail "$2 cannot be written"
  record "$1" file "$2" "$(checksum "$2")"
}

# put_link EDITOR PATH TARGET: status 1 where something of the user's stands.
put_link() {
  if [[ -e $2 || -L $2 ]]; then
    [[ -L $2 && $(recorded link "$2") == "$(readlink "$2")" ]] || return 1
    [[ $(readlink "$2") == "$3" ]] && { tell "$1" "$2: as it should be"; return; }
  fi
  tell "$1" "$2: a link to $3"
  $dry && return
  { make_folder "$1" "$(dirname "$2")" && ln -sfn "$3" "$2"; } || fail "$2 cannot be written"
  record "$1" link "$2" "$3"
}

# remove EDITOR KIND PATH CHECK: status 1 where that failed, so that the list keeps it.
remove() {
  case $2 in
    file)
      [[ -f $3 ]] || return 0
      [[ $(checksum "$3") == "$4" ]] || { tell "$1" "$3: you changed it, so it stays"; return; }
      $dry || rm "$3"
      ;;
    link)
      [[ -L $3 && $(readlink "$3") == "$4" ]] || return 0
      $dry || rm "$3"
      ;;
    extension)
      command -v "$3" >/dev/null || return 0
      $dry || "$3" --uninstall-extension "$extension" >&2 || { tell "$1" "$3 did not remove the extension: do it there"; return 1; }
      ;;
    program)
      [[ -x $3/bin/cloudgloss ]] || return 0
      $dry || cargo uninstall --quiet --root "$3" cloudgloss || { tell "$1" "$3/bin/cloudgloss: cargo did not remove it"; return 1; }
      ;;
  esac
  tell "$1" "$3: $([[ $2 != extension ]] || echo 'extension ')removed"
}

# Removes what was made for the chosen editors: things first, then folders from the inside out.
undo_all() {
  local editor kind path check list
  [[ -s $installed ]] || { echo "nothing is installed ($installed is not there)"; return; }
  list=$(cat "$installed")
  while IFS=$tab read -r editor kind path check; do
    [[ $kind != folder ]] && wanted "$editor" || continue
    if remove "$editor" "$kind" "$path" "$check" </dev/null && ! $dry; then forget "$kind" "$path"; fi
  done <<<"$list"
  $dry && return
  # Only the folder of the list itself may be left: then the list goes, so that the folder can.
  grep -qv "${tab}folder$tab" "$installed" || rm "$installed"
  LC_ALL=C sort -r -t "$tab" -k 3 <<<"$list" | while IFS=$tab read -r editor kind path check; do
    [[ $kind == folder ]] || continue
    if rmdir "$path" 2>/dev/null || [[ ! -d $path ]]; then forget folder "$path"; fi
  done
}

# The program and the list's own folder belong to no editor, and go with the last one.
wanted() { [[ $1 != all ]] && chosen "$1" || [[ -z $only ]]; }
