#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The one door: ./do help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=$PWD
reports=$root/artifacts/reports
logs=$root/artifacts/logs
published=$root/artifacts/run

usage() {
  cat <<'TXT'
./do run [--port N] [--data DIR]   build, play the demonstration sector if DIR is empty, serve on http://127.0.0.1:8080
./do run --production [--port N] [--data DIR]   for real people: no demonstration data, no secret everybody knows
./do check [--deep]                everything a change must pass: build, tests, architecture, docs, browser
./do a11y                          every page for every visitor at every width, language and theme
./do test [ROOM]                   the tests of one room (Kernel, Stores.Sql, Architecture, Browser …), or of all
./do seed --size S|M|L [--data DIR]  play the demonstration sector into DIR (./data)
./do bench [NAME]                  a benchmark, or the list of them
./do accept [ROOM]                 run the tests and keep their new golden files
./do shots                         take the guide's pictures anew from the running program (docs/guide/shots)
./do migrations                    regenerate the database migrations of both engines
TXT
}

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
is_ci() { [ "${CI:-}" = true ]; }
need() { command -v "$1" >/dev/null || die "$1 is not installed: $2"; }

# quietly NAME CMD…: the output goes to a log and is shown only when CMD fails
quietly() {
  local log=$logs/$1.log started=$SECONDS; shift
  mkdir -p "$logs"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "ok      $(basename "$log" .log) ($((SECONDS - started)) s)"
  else
    local code=$?
    say "FAILED  $(basename "$log" .log) (exit $code, $((SECONDS - started)) s)"
    # What the tests say comes before what the programs under test wrote.
    node build/sum-reports.mjs --reasons "$reports/$(basename "$log" .log).xml" || :
    tail -n 100 "$log"
    return $code
  fi
}

test_projects() { find tests -mindepth 2 -maxdepth 2 -name '*.csproj' | sort; }

publish() { # publish [--no-build]
  dotnet publish src/Hosts/Web -c Release -o "$published/web" "$@"
  dotnet publish src/Hosts/Cli -c Release -o "$published/cli" "$@"
  node build/sbom.mjs "$published/sbom.json" src/Hosts/Web/obj/project.assets.json src/Hosts/Cli/obj/project.assets.json
}

# sources [TEST…]: the files that what is published is made of
sources() {
  find src seedworld rulebook docs build openapi Directory.* global.json .editorconfig BannedSymbols.txt \
    -type d \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f "$@" -print
}

# A start does not wait for a build that would change nothing. The names are written before the build: what is changed meanwhile counts as changed.
publish_when_changed() {
  local names known=$published/sources
  names=$(sources | sort | cksum)
  if [ -f "$published/web/Filiera.Web.dll" ] && [ -f "$known" ] && [ "$(cat "$known")" = "$names" ] && [ -z "$(sources -newer "$known")" ]; then
    return
  fi
  rm -f "$known"
  mkdir -p "$published"
  printf '%s' "$names" >"$known.new"
  quietly publish publish
  mv "$known.new" "$known"
}

filiera() { dotnet "$published/cli/filiera.dll" "$@"; }

# run_tests NAME [REPORT]: one built test project, its report in artifacts/reports
run_tests() {
  local name=$1 report=${2:-$1}
  quietly "$report" timeout -k 30 "${FILIERA_TEST_TIMEOUT:-1800}" \
    "tests/$name/bin/Release/net10.0/Filiera.$name" \
    --no-progress --no-ansi --results-directory "$reports" --report-junit --report-junit-filename "$report.xml"
}

run_node_tests() { # run_node_tests NAME FILE…
  local name=$1; shift
  mkdir -p "$reports" "$logs"
  quietly "$name" timeout -k 30 "${FILIERA_TEST_TIMEOUT:-1800}" node --test \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination="$reports/$name.xml" "$@"
}

stage() {
  case "$1" in
    restore)
      dotnet restore Filiera.slnx --locked-mode
      find . -name package-lock.json -not -path '*/node_modules/*' -not -path './artifacts/*' -print0 |
        while IFS= read -r -d '' lock; do (cd "$(dirname "$lock")" && npm ci --ignore-scripts --no-audit --no-fund); done ;;
    build) dotnet build Filiera.slnx -c Release --no-restore -warnaserror ;;
    publish)
      publish --no-build
      # The verifier as strangers get it: one file, which needs nothing beside it. Restored for one platform, it keeps its locks to itself.
      dotnet publish src/Hosts/Verify -c Release -r linux-x64 -p:NuGetLockFilePath=obj/published.lock.json -o "$published/verify" ;;
    tests)
      run_node_tests Build build/*.test.mjs || local failed=1
      test_projects | sed -E 's|tests/([^/]+)/.*|\1|' | grep -vxE 'Conformance|Crash' |
        xargs -P 2 -n 1 ./do stage one || failed=1
      return "${failed:-0}" ;;
    one) run_tests "$2" ;;
    conformance)
      run_node_tests OpenApi tests/OpenApi/*.test.mjs || local failed=1
      run_node_tests OpenId tests/OpenId/*.test.mjs || failed=1
      run_tests Conformance || failed=1
      return "${failed:-0}" ;;
    browser) run_node_tests Browser tests/Browser/*.test.mjs ;;
    crash) run_tests Crash ;;
    flows-postgres) FILIERA_FLOWS_ENGINE=postgres run_tests Flows Flows-on-PostgreSQL ;;
    *) die "no stage $1" ;;
  esac
}

timed() { # timed SECONDS STAGE: a stage that hangs is a failure, not a wait
  timeout -k 30 "$1" ./do stage "$2"
}

check() {
  [ "${1:-}" != --deep ] || export FILIERA_DEEP=1
  need dotnet "install the .NET 10 SDK"
  need node "install Node 20 or newer"
  rm -rf "$reports" "$logs"
  mkdir -p "$reports" "$logs"
  trap summary EXIT
  trap 'exit 143' TERM INT
  quietly restore timed 900 restore
  quietly build timed 1500 build
  quietly publish timed 600 publish
  # A failing stage does not hide what the next one would say.
  local failed=0
  timed 2400 tests || failed=1
  timed 600 conformance || failed=1
  timed 900 browser || failed=1
  timed 900 crash || failed=1
  # The deep check runs every flow through HTTP a second time, on PostgreSQL.
  [ "${FILIERA_DEEP:-}" != 1 ] || [ -z "${FILIERA_TEST_POSTGRES:-}" ] || timed 2400 flows-postgres || failed=1
  return $failed
}

# The last line of a check, whatever happened before it: what the reports say, and nothing else.
summary() {
  local code=$? expected
  trap - EXIT
  expected=$(($(test_projects | wc -l) + 4))
  [ "${FILIERA_DEEP:-}" != 1 ] || [ -z "${FILIERA_TEST_POSTGRES:-}" ] || expected=$((expected + 1))
  node build/sum-reports.mjs "$reports" "$expected" || code=1
  exit "$code"
}

test_room() {
  if [ -z "${1:-}" ]; then
    dotnet build Filiera.slnx -c Release -v q
    mkdir -p "$reports"
    test_projects | sed -E 's|tests/([^/]+)/.*|\1|' | xargs -P 2 -n 1 ./do stage one
  elif [ "$1" = Browser ]; then
    publish
    (cd tests/Browser && npm ci --ignore-scripts --no-audit --no-fund)
    node --test tests/Browser/*.test.mjs
  else
    local name=$1
    [ -d "tests/$name" ] || name=$1.Tests
    [ -d "tests/$name" ] || die "no tests for $1: one of $(test_projects | sed -E 's|tests/([^/]+)/.*|\1|' | tr '\n' ' ')"
    dotnet build "tests/$name" -c Release -v q
    "tests/$name/bin/Release/net10.0/Filiera.$name"
  fi
}

data_argument() { # the value after --data, or ./data
  local data=$root/data
  while [ $# -gt 0 ]; do
    if [ "$1" = --data ]; then data=${2:?--data needs a folder}; fi
    shift
  done
  printf '%s' "$data"
}

is_empty() { [ ! -d "$1" ] || [ -z "$(ls -A "$1")" ]; }

port_is_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

run() {
  local port=8080 data production=()
  data=$(data_argument "$@")
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --data) shift 2 ;;
      --production) production=(--Filiera:Production=true); shift ;;
      *) die "unknown option $1; see ./do help" ;;
    esac
  done
  need dotnet "install the .NET 10 SDK"
  need node "install Node 20 or newer: the style sheet of the pages is made with it"
  ! port_is_busy "$port" || die "Port $port is already in use on this machine. Stop what listens there, or choose another: ./do run --port 8090"
  publish_when_changed
  if is_empty "$data" && [ ${#production[@]} -eq 0 ]; then
    say "The data folder is empty: playing the demonstration sector (size S) into $data"
    filiera seed --size S --data "$data"
  fi
  say "Serving on http://127.0.0.1:$port (Ctrl+C stops it)"
  cd "$published/web"
  # Otherwise the collector lets as much garbage gather as the processor's cache holds, which on a large machine is hundreds of megabytes; and every thread keeps a heap of its own.
  export DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x400000} MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
  # The collector that keeps its heap in segments gives room back that the one of regions holds on to.
  [ "$(uname)" != Linux ] || export DOTNET_GCName=${DOTNET_GCName:-libclrgc.so}
  # What the compiler and the database borrowed is given back at once, and not kept for the next time.
  export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-32768} MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-65536}
  exec dotnet Filiera.Web.dll --urls "http://127.0.0.1:$port" "--Filiera:Data=$data" "${production[@]}"
}

shots() {
  need node "install Node 20 or newer"
  quietly publish publish
  (cd tests/Browser && npm ci --ignore-scripts --no-audit --no-fund)
  node tests/Browser/guide-shots.mjs docs/guide/shots
}

seed() {
  publish_when_changed
  local arguments=("$@")
  [[ " $* " == *" --data "* ]] || arguments+=(--data "$root/data")
  filiera seed "${arguments[@]}"
}

command=${1:-help}
[ $# -eq 0 ] || shift
case "$command" in
  run) run "$@" ;;
  check) check "$@" ;;
  test) test_room "$@" ;;
  a11y) FILIERA_A11Y=full test_room Browser ;;
  seed) seed "$@" ;;
  bench) dotnet run --project bench/Bench -c Release -- "$@" ;;
  accept) FILIERA_ACCEPT=1 test_room "$@" ;;
  shots) shots ;;
  migrations) bash src/Stores/Sql/migrations.sh && bash src/Stores/Accounts/migrations.sh ;;
  stage) stage "$@" ;;
  help | --help | -h) usage ;;
  *) usage >&2; die "no command $command" ;;
esac
