// SPDX-License-Identifier: EUPL-1.2
// Sums JUnit reports: node build/sum-reports.mjs FOLDER [expected reports]
// Prints what failed, then one line alone: "N passed, N failed, N skipped".
// Exit 1 when a test failed, none ran, or a report is missing or unreadable.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Counts the test cases of one JUnit document and names those that failed. */
export function countReport(xml) {
  if (!/<testsuites?\b/.test(xml) || !/<\/testsuites?>\s*$|<testsuites?\b[^>]*\/>\s*$/.test(xml)) {
    throw new Error('not a whole JUnit report');
  }
  const count = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const text = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  for (const [, attributes, body = ''] of text.matchAll(/<testcase\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    if (/<(failure|error)\b/.test(body)) {
      count.failed++;
      count.failures.push(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? 'a test without a name');
    } else if (/<skipped\b/.test(body)) {
      count.skipped++;
    } else {
      count.passed++;
    }
  }
  return count;
}

/** Sums the counts; `expected` is how many reports there must be at least. */
export function sum(reports, expected = 1) {
  const total = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const { name, xml } of reports) {
    try {
      const count = countReport(xml);
      total.passed += count.passed;
      total.failed += count.failed;
      total.skipped += count.skipped;
      total.problems.push(...count.failures.map((failure) => `failed: ${name}: ${failure}`));
      if (count.passed + count.failed + count.skipped === 0) total.problems.push(`no test in ${name}`);
    } catch (error) {
      total.problems.push(`${name}: ${error.message}`);
    }
  }
  if (reports.length < expected) total.problems.push(`${reports.length} reports, ${expected} expected`);
  if (total.passed + total.failed === 0) total.problems.push('no test ran');
  return total;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, expected = '1'] = process.argv.slice(2);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')).sort() : [];
  const total = sum(names.map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') })), Number(expected));
  for (const problem of total.problems) console.log(problem);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.problems.length > 0 ? 1 : 0;
}
