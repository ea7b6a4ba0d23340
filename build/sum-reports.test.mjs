// SPDX-License-Identifier: EUPL-1.2
import test from 'node:test';
import assert from 'node:assert/strict';
import { countReport, reasons, sum } from './sum-reports.mjs';

const report = (...cases) => `<?xml version="1.0"?>\n<testsuites><testsuite name="a > b">${cases.join('\n')}</testsuite></testsuites>\n`;
const passed = '<testcase name="it holds" classname="A" time="0.1"/>';
const passedWithOutput = '<testcase name="it says x &gt; y"><system-out><![CDATA[<failure/>]]></system-out></testcase>';
const failed = '<testcase name="it breaks" time="0.1"><failure message="1 &lt; 2">at A</failure></testcase>';
const errored = '<testcase name="it dies"><error/></testcase>';
const skipped = '<testcase name="it waits"><skipped message="no Chromium"/></testcase>';

test('every case is counted once, by what became of it', () => {
  assert.deepEqual(
    countReport(report(passed, passedWithOutput, failed, errored, skipped)),
    { passed: 2, failed: 2, skipped: 1, failures: ['it breaks', 'it dies'] });
});

test('an attribute may hold a greater-than sign', () => {
  assert.equal(countReport(report('<testcase name="a > b"><skipped/></testcase>', passed)).skipped, 1);
});

test('nested suites are counted like flat ones', () => {
  assert.equal(countReport(`<testsuites><testsuite>${passed}<testsuite>${failed}</testsuite></testsuite></testsuites>`).failed, 1);
});

test('a failed case says why, in few lines, and what passed says nothing', () => {
  const long = `<testcase name="it is &quot;long&quot;"><failure><![CDATA[${Array.from({ length: 40 }, (_, line) => `at ${line}`).join('\n')}]]></failure></testcase>`;
  assert.deepEqual(
    reasons(report(passed, passedWithOutput, failed, errored, skipped, long), 2),
    ['failed: it breaks\n  1 < 2\n  at A', 'failed: it dies', 'failed: it is "long"\n  at 0\n  at 1']);
});

test('a sum of good reports has no problem', () => {
  assert.deepEqual(
    sum([{ name: 'a', xml: report(passed) }, { name: 'b', xml: report(passed, skipped) }], 2),
    { passed: 2, failed: 0, skipped: 1, problems: [] });
});

for (const [why, reports, expected, problem] of [
  ['no report', [], 1, '0 reports, 1 expected'],
  ['fewer reports than test projects', [{ name: 'a', xml: report(passed) }], 2, '1 reports, 2 expected'],
  ['a report cut short', [{ name: 'a', xml: report(passed).slice(0, -20) }], 1, 'a: not a whole JUnit report'],
  ['a report without tests', [{ name: 'a', xml: report() }], 1, 'no test in a'],
  ['nothing but skipped tests', [{ name: 'a', xml: report(skipped) }], 1, 'no test ran'],
  ['a failed test', [{ name: 'a', xml: report(passed, failed) }], 1, 'failed: a: it breaks'],
]) {
  test(`${why} is a problem`, () => assert.ok(sum(reports, expected).problems.includes(problem)));
}
