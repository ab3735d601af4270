#!/bin/sh
# Brings the browser and the fonts that the page's tests need, where that is possible: on Debian, as root.
# A browser of one's own can be named by CHAT_BROWSER.
set -eu

if [ -n "${CHAT_BROWSER:-}" ]; then exit 0; fi
for browser in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$browser" > /dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null 2>&1; then
  echo "Installing Chromium and fonts for the page's tests ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fonts-noto-color-emoji > /dev/null
  exit 0
fi
echo "No Chromium or Chrome was found: install one, or name it by CHAT_BROWSER. The page's tests will fail." >&2
