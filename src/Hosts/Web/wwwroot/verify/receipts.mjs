// SPDX-License-Identifier: EUPL-1.2
// Verifies screening receipts, from docs/receipt-format.md alone: DSSE v1 around canonical JSON, Ed25519 or P-256.
import {Refused, bytesOf, canonical, depthOf, fits, parseJson, readBase64, sameBytes, sha256, toHex} from './formats.mjs';

const payloadType = 'application/vnd.filiera.screening-receipt+json';
const purpose = 'screening-receipt';
const met = {outcome: 'passed'};
const notMet = because => ({outcome: 'failed', because});
const notRun = because => ({outcome: 'not-run', because});

class Unreadable extends Error {
  constructor(where, because = 'not-canonical-receipt') {
    super(because);
    this.because = because + (where === null ? '' : ': ' + where);
  }
}

const wrong = where => {
  throw new Unreadable(where);
};

const daysIn = (year, month) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];

/** An instant in UTC in its one form, as a number that grows with it; null for anything else. */
export function orderOf(text) {
  const parts = typeof text === 'string' && !text.includes('\n') ? /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/.exec(text) : null;
  if (parts === null) {
    return null;
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60
    ? BigInt(parts.slice(1, 7).join('') + (parts[7] ?? '').padEnd(9, '0'))
    : null;
}

// ---- The form: each member of exactly one form, the first that is not of it is named ----

const mapOf = (value, where, ...names) => {
  const map = value instanceof Map ? value : wrong(where);
  const missing = names.find(name => !map.has(name));
  return missing !== undefined ? wrong(`${where}/${missing}`) : map.size === names.length ? map : wrong(where);
};
const anyMap = (value, where) => value instanceof Map ? value : wrong(where);
const textOf = (value, where) => typeof value === 'string' && value.length > 0 && value.length <= 1000 ? value : wrong(where);
const wordOf = (value, where) => typeof value === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 40 ? value : wrong(where);
const countOf = (value, where) => Number.isSafeInteger(value) && value >= 0 ? value : wrong(where);
const flagOf = (value, where) => typeof value === 'boolean' ? value : wrong(where);
const hashOf = (value, where) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value) ? value : wrong(where);
const hashOrNull = (value, where) => value === null ? null : hashOf(value, where);
const atOf = (value, where) => orderOf(value) ?? wrong(where);
const atOrNull = (value, where) => value === null ? null : atOf(value, where);
const listOf = (value, where, item) => Array.isArray(value) ? value.map((one, i) => item(one, `${where}/${i}`)) : wrong(where);
const oneOf = (value, where, ...known) => known.includes(value) ? value : wrong(where);

function readParty(value, where) {
  const map = mapOf(value, where, 'name', 'vat');
  textOf(map.get('vat'), where + '/vat');
  return textOf(map.get('name'), where + '/name');
}

function readList(value) {
  const map = mapOf(value, '/list', 'bytes', 'duplicates', 'hash', 'name', 'rows', 'shape');
  textOf(map.get('name'), '/list/name');
  hashOf(map.get('hash'), '/list/hash');
  countOf(map.get('bytes'), '/list/bytes');
  const rows = countOf(map.get('rows'), '/list/rows');
  flagOf(map.get('duplicates'), '/list/duplicates');
  anyMap(map.get('shape'), '/list/shape');
  return rows;
}

function readInput(value, where) {
  const isMapped = value instanceof Map && value.has('mapping');
  const map = mapOf(value, where, 'bytes', 'hash', 'kind', ...isMapped ? ['mapping'] : [], 'name');
  wordOf(map.get('kind'), where + '/kind');
  textOf(map.get('name'), where + '/name');
  hashOf(map.get('hash'), where + '/hash');
  countOf(map.get('bytes'), where + '/bytes');
  if (isMapped) {
    anyMap(map.get('mapping'), where + '/mapping');
  }
}

const isOrdered = ({oldest, newest}) => (oldest === null) === (newest === null) && !(oldest !== null && oldest > newest);

function readSet(value, where) {
  const map = mapOf(value, where, 'digest', 'newest', 'oldest', 'precision', 'sources', 'submitted');
  hashOf(map.get('digest'), where + '/digest');
  const [sources, submitted] = ['sources', 'submitted'].map(name => listOf(map.get(name), `${where}/${name}`, hashOf));
  const [oldest, newest] = ['oldest', 'newest'].map(name => atOrNull(map.get(name), `${where}/${name}`));
  oneOf(map.get('precision'), where + '/precision', 'exact', 'hour', 'day');
  return {sources, submitted, oldest, newest};
}

const sameSet = (some, others) => some.every(one => others.includes(one)) && others.every(one => some.includes(one));

function readAnswers(value) {
  const at = '/answers';
  const hasSets = value instanceof Map && value.has('sets');
  const map = mapOf(
    value, at, 'controller_vat', 'digest', 'kind', 'newest', 'oldest', 'precision', 'snapshot_at', 'sources', 'submitted', ...hasSets ? ['sets'] : []);
  const kind = oneOf(map.get('kind'), at + '/kind', 'consultation', 'snapshot');
  textOf(map.get('controller_vat'), at + '/controller_vat');
  const [sources, submitted] = ['sources', 'submitted'].map(name => listOf(map.get(name), `${at}/${name}`, hashOf));
  hashOrNull(map.get('digest'), at + '/digest');
  const [oldest, newest] = ['oldest', 'newest'].map(name => atOrNull(map.get(name), `${at}/${name}`));
  oneOf(map.get('precision'), at + '/precision', 'exact', 'hour', 'day');
  const snapshotAt = atOrNull(map.get('snapshot_at'), at + '/snapshot_at');
  const sets = hasSets ? listOf(map.get('sets'), at + '/sets', readSet) : [];
  const areJoined = kind === 'consultation' && sets.length > 1 && sets.every(set => set.sources.length > 0 && isOrdered(set))
    && sameSet(sets.flatMap(set => set.sources), sources) && sameSet(sets.flatMap(set => set.submitted), submitted);
  const problem = sources.length === 0 ? '/sources'
    : kind === 'snapshot' && submitted.length > 0 ? '/submitted'
    : (kind === 'snapshot') !== (snapshotAt !== null) ? '/snapshot_at'
    : !isOrdered({oldest, newest}) ? '/oldest'
    : hasSets && !areJoined ? '/sets'
    : null;
  return problem === null || wrong(at + problem);
}

function readReason(value, where) {
  const map = mapOf(value, where, 'reason', 'rows', 'verdict');
  const verdict = wordOf(map.get('verdict'), where + '/verdict');
  return {verdict, reason: textOf(map.get('reason'), where + '/reason'), rows: countOf(map.get('rows'), where + '/rows')};
}

function readReceipt(payload) {
  const map = parsed(payload);
  if (!(map instanceof Map) || !sameBytes(bytesOf(canonical(map)), payload)) {
    wrong(null);
  }
  const format = map.get('format');
  if (typeof format !== 'string' || !format.startsWith('filiera-screening-receipt/')) {
    wrong(null);
  }
  if (format !== 'filiera-screening-receipt/1') {
    throw new Unreadable(null, 'receipt-of-another-version');
  }
  mapOf(
    map, '', 'answers', 'as_of', 'campaign', 'centre', 'controller', 'counts', 'demonstration', 'format', 'id', 'inputs', 'issued_at', 'list', 'outputs',
    'precedence', 'reasons', 'rulebook', 'rules', 'software_version', 'tree', 'valid_until');
  const id = map.get('id');
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    wrong('/id');
  }
  return {id, ...readMembers(map)};
}

function readMembers(map) {
  const receipt = {
    issuedAt: atOf(map.get('issued_at'), '/issued_at'),
    asOf: atOf(map.get('as_of'), '/as_of'),
    isDemonstration: flagOf(map.get('demonstration'), '/demonstration'),
    version: textOf(map.get('software_version'), '/software_version'),
    controller: readParty(map.get('controller'), '/controller'),
    centre: readParty(map.get('centre'), '/centre'),
  };
  const campaign = mapOf(map.get('campaign'), '/campaign', 'facts', 'id', 'name');
  textOf(campaign.get('id'), '/campaign/id');
  textOf(campaign.get('name'), '/campaign/name');
  anyMap(campaign.get('facts'), '/campaign/facts');
  receipt.rows = readList(map.get('list'));
  listOf(map.get('inputs'), '/inputs', readInput);
  if (map.get('answers') !== null) {
    readAnswers(map.get('answers'));
  }
  hashOf(map.get('rulebook'), '/rulebook');
  listOf(map.get('rules'), '/rules', textOf);
  countOf(map.get('precedence'), '/precedence');
  receipt.counts = [...anyMap(map.get('counts'), '/counts')].map(([verdict, rows]) =>
    ({verdict: wordOf(verdict, '/counts'), rows: countOf(rows, '/counts/' + verdict)}));
  receipt.reasons = listOf(map.get('reasons'), '/reasons', readReason);
  receipt.validUntil = atOrNull(map.get('valid_until'), '/valid_until');
  const outputs = mapOf(map.get('outputs'), '/outputs', 'callable', 'rejected', 'withheld');
  ['callable', 'withheld', 'rejected'].forEach(name => hashOf(outputs.get(name), '/outputs/' + name));
  const tree = mapOf(map.get('tree'), '/tree', 'root', 'size');
  receipt.treeSize = countOf(tree.get('size'), '/tree/size');
  hashOf(tree.get('root'), '/tree/root');
  return receipt;
}

function parsed(payload) {
  try {
    return depthOf(payload) > 64 ? null : parseJson(payload);
  } catch (error) {
    if (error instanceof Refused) {
      return null;
    }
    throw error;
  }
}

// ---- The keys ----

const algorithms = {ed25519: ['Ed25519', 32], 'ecdsa-p256-sha256': ['P-256', 65]};

/** The keys of a list as it is published at /verifica/chiavi.json; those that cannot be read are left out. */
export async function readKeys(map) {
  const given = map instanceof Map && Array.isArray(map.get('keys')) ? map.get('keys').filter(one => one instanceof Map) : [];
  const read = await Promise.all(given.map(async one => {
    const [kind, length] = algorithms[one.get('algorithm')] ?? [];
    const bytes = readBase64(one.get('public_key'));
    const [from, end] = [orderOf(one.get('from')), one.has('retired_at') ? orderOf(one.get('retired_at')) : undefined];
    if (kind === undefined || bytes?.length !== length || from === null || end === null) {
      return null;
    }
    const named = Uint8Array.from([...bytesOf(one.get('algorithm')), 0, ...bytes]);
    return {kind, bytes, purpose: one.get('purpose'), from, end, id: toHex(await sha256(named)).slice(0, 32)};
  }));
  return read.filter(key => key !== null);
}

// DSSE: base64 or base64url, with or without its end.
const readAny = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));

// ---- The checks ----

async function signatures(envelope, payload, keys, at) {
  const type = bytesOf(envelope.get('payloadType'));
  const signed = Uint8Array.from([...bytesOf(`DSSEv1 ${type.length} `), ...type, ...bytesOf(` ${payload.length} `), ...payload]);
  const given = envelope.get('signatures').map(one => ({id: one.get('keyid'), bytes: readAny(one.get('sig'))}));
  const signs = async (key, one) => one.bytes.length === 64 && await fits(key, signed, one.bytes);
  const those = async some => {
    const good = [];
    for (const key of some) {
      if ((await Promise.all(given.map(one => signs(key, one)))).includes(true)) {
        good.push(key);
      }
    }
    return good;
  };
  if (keys.length === 0) {
    return Array(4).fill(notRun('no-trusted-key'));
  }
  const named = keys.filter(key => given.some(one => one.id === key.id));
  const first = await those(named);
  const good = first.length > 0 ? first : await those(keys.filter(key => !named.includes(key)));
  if (good.length === 0) {
    return named.length > 0
      ? [met, notMet('signature-does-not-fit'), notRun('signature-not-good'), notRun('signature-not-good')]
      : [notMet('signed-by-no-trusted-key'), notRun('key-not-known'), notRun('key-not-known'), notRun('signature-not-good')];
  }
  const inUse = at === null ? notRun('receipt-not-read')
    : good.some(key => key.purpose === purpose && at >= key.from && (key.end === undefined || at < key.end)) ? met
    : notMet('key-not-in-use');
  const own = await Promise.all(given.map(async one => (await Promise.all(keys.filter(key => key.id === one.id).map(key => signs(key, one)))).includes(true)));
  return [met, met, inUse, own.every(one => one) ? met : notMet('another-key-named')];
}

function rowsAddUp({counts, reasons, rows, treeSize, validUntil, asOf}) {
  const of = new Map(counts.map(count => [count.verdict, BigInt(count.rows)]));
  const sum = some => some.reduce((all, one) => all + BigInt(one.rows), 0n);
  const callable = of.get('allow') ?? 0n;
  return sum(counts) !== BigInt(rows) ? notMet('rows-do-not-add-up')
    : treeSize !== rows ? notMet('tree-of-another-size')
    : reasons.some(one => one.rows === 0 || BigInt(one.rows) > (of.get(one.verdict) ?? 0n))
      || new Set(reasons.map(one => JSON.stringify([one.verdict, one.reason]))).size !== reasons.length
      || counts.some(one => one.verdict !== 'allow' && sum(reasons.filter(reason => reason.verdict === one.verdict)) < BigInt(one.rows)) ? notMet('reasons-do-not-add-up')
    : validUntil !== null && (callable === 0n || validUntil < asOf) ? notMet('validity-does-not-fit')
    : met;
}

/** Verifies a receipt: {summary, checks, isDemonstration, title}. `now` is an instant in UTC as a text, keys those of readKeys. */
export async function verifyReceipt(envelope, keys, now) {
  const payload = readAny(envelope.get('payload'));
  let [receipt, form] = [null, met];
  try {
    receipt = readReceipt(payload);
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      throw error;
    }
    form = notMet(error.because);
  }
  const [known, signature, inUse, named] = await signatures(envelope, payload, keys, receipt?.issuedAt ?? null);
  const checks = [
    {name: 'form', ...form},
    {name: 'payload-type', ...envelope.get('payloadType') === payloadType ? met : notMet('payload-of-another-kind')},
    {name: 'key-known', ...known},
    {name: 'signature', ...signature},
    {name: 'key-in-use', ...receipt === null ? notRun('receipt-not-read') : inUse},
    {name: 'key-named', ...named},
    {name: 'rows-add-up', ...receipt === null ? notRun('receipt-not-read') : rowsAddUp(receipt)},
  ];
  const summary = checks.some(check => check.outcome !== 'passed') ? 'cannot-be-verified'
    : receipt.validUntil !== null && receipt.validUntil <= orderOf(now) ? 'revoked-or-expired'
    : 'valid';
  return {summary, checks, isDemonstration: receipt?.isDemonstration ?? false, title: receipt === null ? '' : `${receipt.id} · ${receipt.centre}`};
}
