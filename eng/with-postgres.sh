#!/usr/bin/env bash
# with-postgres.sh COMMAND…: starts a PostgreSQL of its own on a free loopback port with an empty temporary folder, runs the
# command with TUTTI_POSTGRES set to its address, and stops and removes what it started. Installs Debian's package when no
# server is found. TUTTI_POSTGRES_FSYNC=on makes it wait for the disk, as a real one does: for measuring.
set -uo pipefail

find_programs() {
  local found
  found=$(command -v initdb || ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] && dirname "$(readlink -f "$found")"
}

install() {
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  # The package would start a server of its own otherwise.
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    { $sudo mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null; }
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
}

programs=$(find_programs) || { install; programs=$(find_programs); } || { echo "PostgreSQL is not there and cannot be installed."; exit 1; }
folder=$(mktemp -d)
# It does not run as root.
as=()
if [ "$(id -u)" = 0 ]; then
  owner=$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)
  chown "$owner" "$folder"
  as=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups env HOME="$folder" LC_ALL=C.UTF-8)
fi
cd "$folder" || exit 1
port=$(node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
# A language that does not sort by bytes, so that nothing in the schema relies on it.
language=(--locale=C.UTF-8)
"$programs/initdb" --help | grep -q icu-locale && language+=(--locale-provider=icu --icu-locale=en-US)
"${as[@]}" "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-sync "${language[@]}" >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log"; exit 1; }
fsync=${TUTTI_POSTGRES_FSYNC:-off}
"${as[@]}" "$programs/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  -c max_connections=300 -c shared_buffers=256MB -c "fsync=$fsync" -c "full_page_writes=$fsync" -c autovacuum_naptime=10s >"$folder/server.log" 2>&1 &
server=$!
trap 'kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; cd /; rm -rf "$folder"' EXIT
for _ in $(seq 200); do
  "$programs/pg_isready" -q -h 127.0.0.1 -p "$port" && break
  kill -0 "$server" 2>/dev/null || { echo "PostgreSQL ended at its start:"; cat "$folder/server.log"; exit 1; }
  sleep 0.05
done
cd "$OLDPWD" || exit 1
export TUTTI_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
"$@"
