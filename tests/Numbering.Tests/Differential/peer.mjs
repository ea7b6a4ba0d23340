// SPDX-License-Identifier: EUPL-1.2
// Reads one number a line from standard input; prints one JSON array a line: [valid, e164, country, type].
import { createInterface } from 'node:readline';
import parsePhoneNumber from 'libphonenumber-js/max';

const out = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const number = parsePhoneNumber(line, 'IT');
  out.push(JSON.stringify(number
    ? [number.isValid(), number.number, number.country ?? null, number.getType() ?? null]
    : [false, null, null, null]));
}
process.stdout.write(out.join('\n') + '\n');
