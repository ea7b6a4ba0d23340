#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# ask.sh NUMBER: may this number be dialled now? Prints the gate's answer; exit code 0 only where it may.
set -euo pipefail
number=${1:?ask.sh NUMBER}
answer=$(curl --silent --show-error --fail-with-body --max-time 5 \
  --header "Authorization: Bearer $FILIERA_GATE_KEY" --header 'Content-Type: application/json' \
  --data "{\"campaign\":\"$FILIERA_CAMPAIGN\",\"caller\":\"$FILIERA_CALLER\",\"agent_reserved\":true,\"number\":\"$number\"}" \
  "$FILIERA_GATE_URL/api/gate/decisions") || { printf '%s\n' "${answer:-no answer}"; exit 2; }
printf '%s\n' "$answer"
[[ $answer == *'"verdict":"allow"'* ]]
