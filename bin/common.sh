# Read by every script here: where we are, how Python starts, and how Debian packages are had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONDONTWRITEBYTECODE # without compiled modules every start takes more than twice as long
export PATH="$PWD/.venv/bin:$PATH"

say() { printf '\n▶ %s\n' "$*"; }
fail() { printf '\n✗ %s\n' "$*" >&2; exit 1; }

# What the portal needs of Debian, and what its tests need on top. The Dockerfile installs RUN_PACKAGES too.
RUN_PACKAGES=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-morisawa-bizud-gothic fonts-noto-cjk)
# Chromium's headless shell draws the same pages in a third of the processor time; where it cannot be had, bin/test
# is content with Chromium.
TEST_PACKAGES=(
  "${RUN_PACKAGES[@]}" chromium-headless-shell redis-server postgresql poppler-utils default-jre-headless
)

# is_there PACKAGE – a program counts wherever it comes from; libraries and fonts are asked of dpkg.
is_there() {
  case $1 in
    chromium | chromium-headless-shell | redis-server) command -v "$1" ;;
    postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
    poppler-utils) command -v pdftotext ;;
    default-jre-headless) command -v java ;;
    *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>&1)" = installed ] ;;
  esac >/dev/null 2>&1
}

# missing PACKAGE… – those that are not there, one a line.
missing() {
  local package
  for package; do is_there "$package" || echo "$package"; done
}

# install_debian PACKAGE… – installs what is missing when it may; whatever the outcome, sets $still_missing.
install_debian() {
  local wanted
  mapfile -t wanted < <(missing "$@")
  still_missing=()
  [ ${#wanted[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Debian packages: ${wanted[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null || true
    # One by one after a failure: one package that cannot be had must not keep the others away.
    apt-get install -y -qq --no-install-recommends "${wanted[@]}" </dev/null >/dev/null ||
      for package in "${wanted[@]}"; do
        apt-get install -y -qq --no-install-recommends "$package" </dev/null >/dev/null || true
      done
  fi
  mapfile -t still_missing < <(missing "${wanted[@]}")
}

# as_root_line PACKAGE… – the one line to run for somebody who is not root.
as_root_line() { echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"; }
