# Where the editor tests find things. Sourced by `install` and `run`.
cache=${CLOUDGLOSS_TESTS:-${XDG_CACHE_HOME:-$HOME/.cache}/cloudgloss-tests}
case $(uname -m) in
  aarch64 | arm64) arch=arm64 ;;
  *) arch=x64 ;;
esac

# Prints the browser's path; status 1 when there is none.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [[ -n $name ]] && command -v "$name" && return
  done
  return 1
}
