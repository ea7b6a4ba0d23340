// SPDX-License-Identifier: EUPL-1.2
// Sums JUnit reports: node build/sum-reports.mjs FOLDER [expected reports]
//                       node build/sum-reports.mjs --reasons REPORT says why tests failed, and no more.
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

const unescape = (text) => text.replace(/&#(x[0-9a-fA-F]+|\d+);/g, (_, code) => String.fromCodePoint(Number(code.startsWith('x') ? `0${code}` : code)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

/** What the failed cases of one JUnit document say: each its name, then at most `lines` lines of its reason. */
export function reasons(xml, lines = 12) {
  const told = [];
  for (const [, attributes, body = ''] of xml.matchAll(/<testcase\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const failure = /<(?:failure|error)\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/(?:failure|error)>)/.exec(body.replace(/<system-(out|err)\b[\s\S]*?<\/system-\1>/g, ''));
    if (failure) {
      const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? 'a test without a name';
      const message = /\bmessage="([^"]*)"/.exec(failure[1])?.[1] ?? '';
      const detail = (failure[2] ?? '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '');
      const said = unescape(`${message}\n${detail}`).split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
      told.push([`failed: ${unescape(name)}`, ...said.slice(0, lines).map((line) => `  ${line}`)].join('\n'));
    }
  }
  return told;
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
  if (folder === '--reasons') {
    for (const told of existsSync(expected) ? reasons(readFileSync(expected, 'utf8')).slice(0, 20) : []) console.log(told);
    process.exit(0);
  }
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')).sort() : [];
  const total = sum(names.map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') })), Number(expected));
  for (const problem of total.problems) console.log(problem);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.problems.length > 0 ? 1 : 0;
}
