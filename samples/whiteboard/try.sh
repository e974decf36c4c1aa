#!/usr/bin/env bash
# try.sh: shows that a fifth kind is one folder on each side. Copies the committed tree to a scratch folder, puts the whiteboard's two
# folders in, builds server and page and lets two browsers move a note. Needs what ./test needs; takes about two minutes.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git -C "$root" archive HEAD | tar -x -C "$scratch"
cd "$scratch"
mkdir -p src/Tutti/Kinds/Whiteboard artifacts
cp samples/whiteboard/WhiteboardKind.cs src/Tutti/Kinds/Whiteboard/
cp -r web/samples/editors/whiteboard web/app/src/editors/
(cd web && npm ci --no-audit --no-fund --loglevel=error && npm run build)
dotnet build src/Tutti.Server -c Release -p:SkipWeb=true -p:RunAnalyzers=false -v q
cp -r samples/whiteboard/browser/. web/e2e/places/
eng/with-server.sh artifacts bash -c 'cd web && npx -w e2e playwright test places/whiteboard.spec.ts'
