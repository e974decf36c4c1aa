#!/usr/bin/env bash
# Measures large documents: 150 clients open one of 20 MB at once; one of 75 MB over a slow line with three cuts.
#   bench/large-documents.sh
# Starts the built stand-alone server with an empty data folder on a free port, and stops it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
dotnet build "$root/src/Tutti.Server" -c Release -p:SkipWeb=true -v q --nologo >/dev/null
dotnet build "$here/large" -c Release -v q --nologo -o "${BENCH_HOME:-$HOME/.cache/tutti-bench}/large" >/dev/null
data=$(mktemp -d)
port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
cd "$root/src/Tutti.Server"
ASPNETCORE_ENVIRONMENT=Development Logging__LogLevel__Default=Warning \
  "$root/artifacts/bin/Tutti.Server/release/Tutti.Server" --urls "http://127.0.0.1:$port" --data "$data" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 200); do
  curl -fs "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
  sleep 0.1
done
"${BENCH_HOME:-$HOME/.cache/tutti-bench}/large/large" "http://127.0.0.1:$port" "$server"
