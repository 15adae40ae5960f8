#!/bin/sh
# Puts the viewer's page into a folder: bundled by Node.js, or plain where there is none or WEB is "skip".
#   build.sh FOLDER [WEB]
set -eu
cd "$(dirname "$0")"
folder=$1
mkdir -p "$folder"
if [ "${2:-build}" = skip ] || ! command -v npm >/dev/null; then
  [ "${2:-build}" = skip ] || echo "viz/web: no Node.js on this machine: the viewer gets a plain page without pictures" >&2
  cp plain/index.html plain/main.js plain/style.css "$folder"
  exit 0
fi
newest=$(ls -t src/* build.mjs package-lock.json "$folder/main.js" 2>/dev/null | head -n 1)
if [ "$newest" = "$folder/main.js" ] && ! cmp -s plain/main.js "$folder/main.js"; then
  exit 0 # as new as its sources
fi
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --silent || {
    echo "viz/web: npm could not install the page's libraries; without them: mvn ... -Dweb=skip" >&2
    exit 1
  }
fi
npm run --silent build -- "$folder"
