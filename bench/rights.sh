#!/usr/bin/env bash
# Measures how fast a right that is taken away is gone from open sockets: removal, demotion, a deleted document.
#   bench/rights.sh [SOCKETS=500] [PER_PERSON=5] [TYPISTS=20]
# Starts the built stand-alone server with an empty data folder on a free port, and stops it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
dotnet build "$root/src/Tutti.Server" -c Release -p:SkipWeb=true -v q --nologo >/dev/null
dotnet build "$here/rights" -c Release -v q --nologo -o "${BENCH_HOME:-$HOME/.cache/tutti-bench}/rights" >/dev/null
data=$(mktemp -d)
port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
cd "$root/src/Tutti.Server"
ASPNETCORE_ENVIRONMENT=Development Logging__LogLevel__Default=Warning \
  Tutti__Actions__PerAddressAndMinute=1000000 Tutti__Actions__PerPersonAndMinute=1000000 \
  "$root/artifacts/bin/Tutti.Server/release/Tutti.Server" --urls "http://127.0.0.1:$port" --data "$data" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 200); do
  curl -fs "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
  sleep 0.1
done
"${BENCH_HOME:-$HOME/.cache/tutti-bench}/rights/rights" "http://127.0.0.1:$port" "$@"
