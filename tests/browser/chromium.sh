#!/bin/sh
# The browser tests need a Chromium: use the one that is here, else Debian's, else say what to do.
set -eu

for name in "${EXPLORER_CHROMIUM:-chromium}" chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's Chromium for the browser tests …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell ||
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
    exit 0
fi

echo "The browser tests need Chromium or Chrome, and none was found." >&2
echo "Install one (Debian and Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium)," >&2
echo "or name yours: EXPLORER_CHROMIUM=/path/to/chrome make test" >&2
exit 1
