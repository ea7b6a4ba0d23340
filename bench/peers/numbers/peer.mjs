// SPDX-License-Identifier: EUPL-1.2
// node peer.mjs FILE: loads the lines, then answers each line "run" on standard input with [seconds, valid numbers],
// and "verdicts" with one character a line of the file: 1 valid, 0 not.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import parsePhoneNumber from 'libphonenumber-js/max';

const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');

function verdicts(each) {
  let valid = 0;
  for (let i = 0; i < lines.length; i++) {
    const ok = parsePhoneNumber(lines[i], 'IT')?.isValid() ? 1 : 0;
    valid += ok;
    each?.(i, ok);
  }
  return valid;
}

for await (const command of createInterface({ input: process.stdin })) {
  if (command === 'verdicts') {
    const text = Buffer.alloc(lines.length);
    verdicts((i, ok) => { text[i] = 48 + ok; });
    process.stdout.write(text.toString('latin1') + '\n');
  } else {
    const start = process.hrtime.bigint();
    const valid = verdicts();
    process.stdout.write(JSON.stringify([Number(process.hrtime.bigint() - start) / 1e9, valid]) + '\n');
  }
}
