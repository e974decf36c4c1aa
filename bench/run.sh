#!/usr/bin/env bash
# Measures samples/open-rooms beside its peers, one server at a time, and prints the medians.
#   bench/run.sh ["PEERS"] ["SCENARIOS"] [REPEATS]
#   bench/run.sh "mine y-websocket" "s1 s3" 3
# Peers: mine hocuspocus y-websocket y-websocket-server kestrel-relay … ; scenarios: s1 … s8 (see load/README.md).
# The first run installs the peers with npm, outside this folder. Our journal runs with synchronous=FULL, as always.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
home=${BENCH_HOME:-$HOME/.cache/tutti-bench}
export OUT=${OUT:-$here/results} STORE=${STORE:-$home/store} LOADGEN=$home/loadgen/loadgen.dll RUN=$home/run
[ -f "$LOADGEN" ] || "$here/load/build.sh"
[ -d "$RUN/hocuspocus/node_modules" ] || "$here/load/setup-peers.sh"
dotnet build "$root/samples/open-rooms" -c Release -v q --nologo
mkdir -p "$STORE/mine"
server="dotnet $root/artifacts/bin/open-rooms/release/open-rooms.dll --urls http://127.0.0.1:4100 --Tutti:Data"
export MINE="$server $STORE/scratch" MINE_PERSISTENT="$server $STORE/mine" MINE_DIALECT=y-websocket
rm -rf "$STORE/scratch"
"$here/load/bench.sh" "${1:-mine hocuspocus y-websocket kestrel-relay}" "${2:-s1 s2 s3 s4 s5 s6}" "${3:-3}"
dotnet "$LOADGEN" report "$OUT"/*.jsonl
