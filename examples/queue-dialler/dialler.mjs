// SPDX-License-Identifier: EUPL-1.2
// A dialler that works off a queue: asks the gate about a handful of numbers, dials those that may be dialled while their clearance holds,
// tells what became of each call, and tells an opt-out before it does anything else.
//   node dialler.mjs --queue FILE [--agents N]
// The telephone line here is a pretended one: the last digit of a number decides what becomes of the call.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { queue: { type: 'string' }, agents: { type: 'string', default: '4' } } });
const url = process.env.FILIERA_GATE_URL ?? 'http://127.0.0.1:8090';
const campaign = process.env.FILIERA_CAMPAIGN;
const caller = process.env.FILIERA_CALLER;
const agents = Number(values.agents);
const counts = { asked: 0, dialled: 0, optOuts: 0, untold: 0 };
const withheld = {};

async function post(path, body, tries = 10) {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(`${url}/api/gate/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${process.env.FILIERA_GATE_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5000),
      });
      if (answer.status === 200 || ![429, 503].includes(answer.status) || attempt === tries) {
        return { status: answer.status, body: await answer.json() };
      }
    } catch {
      // A connection that broke says nothing about whether the gate heard: an outcome is told again, which changes nothing.
      if (attempt === tries) return { status: 0, body: { code: 'gate-not-reached' } };
    }
    await new Promise((wake) => setTimeout(wake, 100 * attempt));
  }
}

const note = (reason) => { withheld[reason] = (withheld[reason] ?? 0) + 1; };

// The pretended line.
const dial = async (number) => ({ 0: 'busy', 1: 'no-answer', 2: 'opt-out' })[number.at(-1)] ?? 'answered';

// The call begins right after the decision, and by the gate's clock.
async function call(number, decision, at) {
  counts.dialled++;
  const became = await dial(number);
  const outcomes = became === 'opt-out' ? ['opt-out', 'answered'] : [became];
  if (became === 'opt-out') counts.optOuts++;
  const told = await post('outcomes', {
    campaign, caller, outcomes: outcomes.map((outcome) => ({ number, outcome, token: decision.token, at, agent_reserved: true })),
  });
  if (told.status !== 200) counts.untold++;
}

const queue = (await readFile(values.queue, 'utf8')).split('\n').map((line) => line.trim()).filter(Boolean);
while (queue.length > 0) {
  const numbers = queue.splice(0, agents);
  counts.asked += numbers.length;
  const { status, body } = await post('decisions', { campaign, caller, agent_reserved: true, numbers });
  if (status !== 200) {
    numbers.forEach(() => note(body.code ?? 'gate-not-reached'));
    continue;
  }
  await Promise.all(numbers.map((number, i) => {
    const decision = body.decisions[i];
    if (decision.verdict === 'allow') return call(number, decision, body.at);
    note(decision.reasons[0]?.code ?? decision.verdict);
  }));
}
console.log(JSON.stringify({ ...counts, withheld }));
