#!/usr/bin/env bash
# with-server.sh LOGS COMMAND…: starts the built server on a free loopback port with an empty data folder, waits until it
# is ready, runs the command with TUTTI_URL set, and stops the server it started.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
logs=$1; shift
data=$(mktemp -d)
port=$(node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
export TUTTI_URL="http://127.0.0.1:$port"
cd "$root/src/Tutti.Server"
ASPNETCORE_ENVIRONMENT=Development "$root/artifacts/bin/Tutti.Server/release/Tutti.Server" --urls "$TUTTI_URL" --data "$data" >"$root/$logs/server-$port.log" 2>&1 &
server=$!
cd "$root"
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 200); do
  node -e 'fetch(process.env.TUTTI_URL + "/readyz").then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))' && break
  kill -0 "$server" 2>/dev/null || { echo "the server ended at its start:"; cat "$root/$logs/server-$port.log"; exit 1; }
  sleep 0.1
done
"$@"
