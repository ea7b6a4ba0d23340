# SPDX-License-Identifier: EUPL-1.2
"""What both scripts share: the AGI conversation over standard input and output, and one request to the gate."""
import json
import os
import sys
import time
import urllib.error
import urllib.request

SECONDS = 2
TRIES = 3


class Asterisk:
    """The conversation: variables first, then a line for each command and a line for each answer."""

    def __init__(self):
        self.variables = {}
        for line in iter(sys.stdin.readline, ""):
            if not line.strip():
                break
            name, _, value = line.partition(":")
            self.variables[name.strip()] = value.strip()

    def argument(self, number):
        return self.variables.get(f"agi_arg_{number}", "")

    def set(self, name, value):
        value = value.replace("\\", "").replace('"', "").replace("\n", " ")
        sys.stdout.write(f'SET VARIABLE {name} "{value}"\n')
        sys.stdout.flush()
        sys.stdin.readline()


def campaign():
    return os.environ.get("FILIERA_CAMPAIGN", "")


def caller():
    return os.environ.get("FILIERA_CALLER", "")


def post(path, body):
    """Status and JSON of the answer; 0 and None where there was none. A gate that is being restarted is asked again."""
    request = urllib.request.Request(
        os.environ.get("FILIERA_GATE_URL", "http://127.0.0.1:8090") + "/api/gate/" + path,
        json.dumps(body).encode(),
        {"Authorization": "Bearer " + os.environ.get("FILIERA_GATE_KEY", ""), "Content-Type": "application/json"})
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503) or attempt == TRIES - 1:
                try:
                    return error.code, json.load(error)
                except ValueError:
                    return error.code, None
        except (OSError, ValueError):
            if attempt == TRIES - 1:
                return 0, None
        time.sleep(0.2)
    return 0, None
