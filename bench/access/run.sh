#!/usr/bin/env bash
# Measures every list and permission check with a million events, on both stores, and prints the tables.
#   bench/access/run.sh ["sqlite postgres"] [SCALE] [TIMES]
# SCALE 0.01 makes a hundredth of everything, for trying it out. The PostgreSQL is one of its own, with fsync on.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${BENCH_HOME:-$HOME/.cache/tutti-bench}/access
dotnet build "$root/src/Tutti.Server" -c Release -p:SkipWeb=true -v q --nologo >/dev/null
dotnet build "$here" -c Release -p:SkipWeb=true -v q --nologo -o "$out" >/dev/null
failed=0
for store in ${1:-sqlite postgres}; do
  around=()
  [ "$store" = postgres ] && around=(env TUTTI_POSTGRES_FSYNC=on "$root/eng/with-postgres.sh")
  "${around[@]}" "$out/Tutti.Bench.Access" "$store" "$root/artifacts/bin/Tutti.Server/release/Tutti.Server" "${2:-1}" "${3:-400}" || failed=1
done
exit $failed
