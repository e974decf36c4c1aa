#!/usr/bin/env bash
# Times Tutti.Crdt and npm yjs beside each other in one run and prints medians with their ratio.
# bench/crdt/run.sh [traces|kinds|all]; BenchmarkDotNet: bench/crdt/run.sh benchmarks
set -euo pipefail
cd "$(dirname "$0")"
what="${1:-all}"
data="${TUTTI_TRACES:-$(pwd)/bin/traces}"
modules="$(cd ../../web && pwd)/node_modules"
[ -d "$modules/yjs" ] || { echo "npm yjs is missing: run npm ci in web/ first" >&2; exit 1; }

mkdir -p "$data"
for file in data/*.xz; do
  target="$data/$(basename "${file%.xz}")"
  [ -f "$target" ] || xz -dkc "$file" > "$target"
done
dotnet build -c Release -v quiet --nologo
ours=bin/Release/net10.0/Tutti.Crdt.Bench.dll
export DOTNET_TieredPGO=1
[ -f "$data/paper.edits" ] || node --expose-gc peer.mjs "$modules" edits "$data"

if [ "$what" = benchmarks ]; then exec dotnet "$ours" benchmarks "$data" --filter '*'; fi
out="$(mktemp)"
trap 'rm -f "$out"' EXIT
for part in traces kinds; do
  if [ "$what" = all ] || [ "$what" = "$part" ]; then
    dotnet "$ours" "$part" "$data" >> "$out"
    node --expose-gc peer.mjs "$modules" "$part" "$data" >> "$out"
  fi
done
node table.mjs "$out"
