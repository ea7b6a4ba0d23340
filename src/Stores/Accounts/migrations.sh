#!/usr/bin/env bash
# Deletes and regenerates the one migration of both engines. Until the first release migrations are regenerated, never merged.
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore > /dev/null
rm -rf Migrations
dotnet build -c Release --nologo -v quiet
for engine in Sqlite Postgres; do
    dotnet ef migrations add Initial --no-build --configuration Release \
        --context "${engine}AccountsContext" --output-dir "Migrations/$engine"
done
