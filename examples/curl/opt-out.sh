#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# opt-out.sh NUMBER: this person wants no more calls. Exit code 0 only once the gate has it on its disk.
set -euo pipefail
number=${1:?opt-out.sh NUMBER}
curl --silent --show-error --fail-with-body --max-time 5 --retry 5 --retry-connrefused \
  --header "Authorization: Bearer $FILIERA_GATE_KEY" --header 'Content-Type: application/json' \
  --data "{\"campaign\":\"$FILIERA_CAMPAIGN\",\"outcomes\":[{\"number\":\"$number\",\"outcome\":\"opt-out\"}]}" \
  "$FILIERA_GATE_URL/api/gate/outcomes"
echo
