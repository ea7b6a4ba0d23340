// SPDX-License-Identifier: EUPL-1.2
// Verifies credentials in the browser or in Node, from the specifications alone: nothing is fetched and nothing is sent.
import {
  Refused, bytesOf, canonical, deepestNesting, depthOf, equal, fits, isHost, isIri, isWellFormed, largestSize, parseJson, readBase58, readBase64,
  readBase64Url, readDate, readDid, readMultikey, sameBytes, secondsOf, sha256, textOf, toHex,
} from './formats.mjs';
import {isContinued, isIncluded, leafHash, openCheckpoint, readLogProof, readNamed, readNoteKey} from './log.mjs';
import {credentialsContext, proofStatements, statementsOf, tablesOf} from './statements.mjs';

export {readNoteKey, readLogProof, parseJson, Refused};

const met = {outcome: 'passed'};
const notMet = because => ({outcome: 'failed', because});
const notRun = because => ({outcome: 'not-run', because});

// ---- What was handed over ----

/** Reads an artefact: {kind: 'credential' | 'token' | 'bundle' | 'receipt' | 'log-proof' | 'address', ...}; throws a refusal. */
export function readArtefact(bytes) {
  if (bytes.length > largestSize) {
    throw new Refused('artefact-too-large');
  }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return readText(fromPng(bytes) ?? refuse('badge-image-unreadable'));
  }
  if (startsWith(bytes, bytesOf('c2sp.org/tlog-proof@'))) {
    const proof = readNamed(bytes);
    return {kind: 'log-proof', proof: typeof proof === 'string' ? refuse(proof) : proof};
  }
  return readText(trim(bytes));
}

const refuse = code => {
  throw new Refused(code);
};

const startsWith = (bytes, start) => start.every((byte, i) => bytes[i] === byte);

function trim(bytes) {
  const isBlank = byte => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;
  let [from, to] = [0, bytes.length];
  while (from < to && isBlank(bytes[from])) {
    from++;
  }
  while (to > from && isBlank(bytes[to - 1])) {
    to--;
  }
  return bytes.subarray(from, to);
}

function readText(bytes) {
  if (bytes[0] === 0x7b) {
    return readJson(bytes);
  }
  if (bytes[0] === 0x3c) {
    const inside = fromSvg(bytes);
    return inside !== null && (inside[0] === 0x7b || startsWith(inside, [0x65, 0x79])) ? readText(inside) : refuse('badge-image-unreadable');
  }
  if (startsWith(bytes, [0x65, 0x79])) {
    return {kind: 'token', token: readToken(textOf(bytes) ?? '') ?? refuse('token-unreadable')};
  }
  if (startsWith(bytes, bytesOf('https:'))) {
    return {kind: 'address', ...(readAddress(textOf(bytes) ?? '') ?? refuse('register-address-unreadable'))};
  }
  return refuse('artefact-unreadable');
}

function readJson(bytes) {
  if (depthOf(bytes) > deepestNesting) {
    refuse('artefact-too-deep');
  }
  const map = parseJson(bytes);
  if (map.has('format')) {
    return {kind: 'bundle', ...readBundle(map)};
  }
  if (map.has('payloadType')) {
    return {kind: 'receipt', envelope: readEnvelope(map)};
  }
  const [id, prefix] = [map.get('id'), 'data:application/vc+jwt,'];
  if (map.get('type') === 'EnvelopedVerifiableCredential' && typeof id === 'string' && id.startsWith(prefix)) {
    return {kind: 'token', token: readToken(id.slice(prefix.length)) ?? refuse('token-unreadable')};
  }
  return map.has('@context') ? {kind: 'credential', document: map} : refuse('artefact-unreadable');
}

// DSSE: base64 or base64url, with or without its end.
function readEnvelope(map) {
  const isBase64 = value => typeof value === 'string'
    && /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}==|[A-Za-z0-9+/_-]{3}=)?$/.test(value.padEnd(Math.ceil(value.length / 4) * 4, '='));
  const signatures = map.get('signatures');
  return typeof map.get('payloadType') === 'string' && isBase64(map.get('payload')) && Array.isArray(signatures) && signatures.length > 0
    && signatures.every(signature => signature instanceof Map && isBase64(signature.get('sig')))
    ? map
    : refuse('envelope-unreadable');
}

function readAddress(text) {
  const slash = text.startsWith('https://') ? text.indexOf('/v/', 8) : -1;
  const [host, rest] = slash < 0 ? [null, []] : [text.slice(8, slash), text.slice(slash + 3).split('#')];
  return isHost(host) && rest.length <= 2 && /^[A-Za-z0-9-]{1,64}$/.test(rest[0]) && !text.includes('\n') && (rest.length === 1 || /^[0-9a-f]{32}$/.test(rest[1]))
    ? {host, number: rest[0], hash: rest[1] ?? null}
    : null;
}

const bundleMembers = ['consistency', 'credential', 'entry', 'format', 'issuers', 'log_proof', 'status_lists', 'token'];

function readBundle(map) {
  const list = (name, read) => map.has(name) ? Array.isArray(map.get(name)) ? map.get(name).map(read) : [null] : [];
  const one = (name, read) => map.has(name) ? typeof map.get(name) === 'string' ? read(map.get(name)) : null : undefined;
  const bundle = {
    token: one('token', readToken),
    document: map.has('credential') ? map.get('credential') instanceof Map ? map.get('credential') : null : undefined,
    issuers: list('issuers', readDidDocument),
    statusLists: list('status_lists', item => item instanceof Map ? item : null),
    entry: one('entry', readBase64),
    logProof: one('log_proof', text => readLogProof(bytesOf(text))),
    consistency: map.has('consistency') ? list('consistency', item => {
      const hash = readBase64(item);
      return hash?.length === 32 ? hash : null;
    }) : undefined,
  };
  const parts = Object.values(bundle).flatMap(part => Array.isArray(part) ? part : [part]);
  return map.get('format') === 'filiera-bundle-v1' && [...map.keys()].every(name => bundleMembers.includes(name))
    && map.has('credential') !== map.has('token') && !parts.includes(null)
    ? bundle
    : refuse('bundle-unreadable');
}

function fromPng(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keyword = bytesOf('iTXtopenbadgecredential\0');
  let found = null;
  for (let at = 8; bytes.length - at >= 12;) {
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) {
      return null;
    }
    const chunk = bytes.subarray(at + 4, at + 8 + length);
    if (view.getUint32(at + 8 + length) !== crc(chunk)) {
      return null;
    }
    if (startsWith(chunk, keyword)) {
      const rest = chunk.subarray(keyword.length);
      const language = rest.indexOf(0, 2);
      const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
      if (found !== null || rest[0] !== 0 || rest[1] !== 0 || translated < 0) {
        return null;
      }
      found = trim(rest.subarray(translated + 1));
    }
    at += length + 12;
  }
  return found !== null && (found[0] === 0x7b || startsWith(found, [0x65, 0x79])) ? found : null;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
  }
  return ~value >>> 0;
}

// Only the element of Open Badges is looked for; whatever declares entities is not read.
function fromSvg(bytes) {
  const text = textOf(bytes);
  if (text === null || /<!DOCTYPE|<!ENTITY/i.test(text)) {
    return null;
  }
  const prefix = /xmlns:([A-Za-z_][\w.-]*)\s*=\s*["']https:\/\/purl\.imsglobal\.org\/ob\/v3p0["']/.exec(text)?.[1];
  const element = prefix === undefined ? null : new RegExp(`<${prefix}:credential\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}:credential\\s*>)`).exec(text);
  if (element === null) {
    return null;
  }
  const token = /\bverify\s*=\s*["']([^"']+)["']/.exec(element[1])?.[1];
  const inside = token ?? (element[2] ?? '').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
  return bytesOf(inside.trim());
}

// ---- Tokens ----

const claimNames = ['exp', 'iat', 'iss', 'jti', 'nbf', 'sub'];

function readToken(text) {
  const parts = text.split('.');
  const part = i => {
    const bytes = readBase64Url(parts[i]);
    try {
      const map = bytes !== null && depthOf(bytes) <= deepestNesting ? parseJson(bytes) : null;
      return map instanceof Map ? map : null;
    } catch (error) {
      if (error instanceof Refused) {
        return null;
      }
      throw error;
    }
  };
  const [header, payload] = parts.length === 3 ? [part(0), part(1)] : [null, null];
  const signature = parts.length === 3 ? readBase64Url(parts[2]) : null;
  if (header === null || payload === null || signature?.length !== 64 || typeof header.get('alg') !== 'string' || typeof header.get('kid') !== 'string'
    || header.has('crit') || ![undefined, 'vc+jwt', 'vc+ld+jwt', 'JWT'].includes(header.get('typ')) || payload.has('vc')) {
    return null;
  }
  const claims = new Map([...payload].filter(([name]) => claimNames.includes(name)));
  const document = new Map([...payload].filter(([name]) => !claimNames.includes(name)));
  return {algorithm: header.get('alg'), key: header.get('kid'), claims, document, signed: bytesOf(`${parts[0]}.${parts[1]}`), signature};
}

const isSeconds = value => Number.isSafeInteger(value) && value >= 0 && value < 253402300800;

const signedAt = token => isSeconds(token.claims.get('iat')) ? BigInt(token.claims.get('iat')) * 1_000_000_000n : readDate(token.document.get('validFrom'));

async function tokenProblem(token, key) {
  const {claims, document} = token;
  const subject = document.get('credentialSubject');
  const seconds = name => {
    const at = readDate(document.get(name));
    return at === null ? undefined : secondsOf(at);
  };
  const expected = {
    iss: issuerOf(document), jti: document.get('id'), sub: subject instanceof Map ? subject.get('id') : undefined, nbf: seconds('validFrom'), exp: seconds('validUntil'),
  };
  if ([...claims].some(([name, value]) => name !== 'iat' && !equal(expected[name], value)) || !claims.has('iss')
    || (claims.has('iat') && !isSeconds(claims.get('iat')))) {
    return 'claims-differ';
  }
  return key.kind === 'P-256' && token.algorithm === 'ES256' && await fits(key, token.signed, token.signature) ? null : 'signature-does-not-fit';
}

// ---- Issuers ----

const text = (map, name) => typeof map.get(name) === 'string' ? map.get(name) : '';

export const issuerOf = document => {
  const issuer = document.get('issuer');
  return typeof issuer === 'string' ? issuer : issuer instanceof Map ? text(issuer, 'id') : '';
};

/** An issuer's document: {id, host, methods, assertions, logKeys}; null for anything else. */
export function readDidDocument(map) {
  const did = map instanceof Map ? readDid(map.get('id')) : null;
  const [methods, assertions] = did === null ? [] : [map.get('verificationMethod'), map.get('assertionMethod')];
  if (!Array.isArray(methods) || !Array.isArray(assertions) || !assertions.every(one => typeof one === 'string')) {
    return null;
  }
  const read = methods.map(readMethod).filter(method => method !== null);
  if (new Set(read.map(method => method.id)).size !== read.length) {
    return null;
  }
  const services = Array.isArray(map.get('service')) ? map.get('service') : [];
  const logKeys = services.filter(one => one instanceof Map && one.get('type') === 'TransparencyLog').map(one => one.get('vkey')).filter(key => typeof key === 'string');
  return {id: did.text, host: did.host, methods: read, assertions, logKeys};
}

function readMethod(map) {
  if (!(map instanceof Map) || typeof map.get('id') !== 'string' || typeof map.get('controller') !== 'string') {
    return null;
  }
  const dates = ['created', 'expires', 'revoked'].map(name => map.has(name) ? readDate(map.get(name)) : undefined);
  const key = map.get('type') === 'Multikey' ? readMultikey(map.get('publicKeyMultibase'))
    : map.get('type') === 'JsonWebKey' ? readJwk(map.get('publicKeyJwk'))
    : null;
  if (dates.includes(null) || key === null) {
    return null;
  }
  const ends = dates.slice(1).filter(date => date !== undefined);
  return {id: map.get('id'), controller: map.get('controller'), key, from: dates[0], end: ends.length === 0 ? undefined : ends.reduce((a, b) => a < b ? a : b)};
}

function readJwk(map) {
  if (!(map instanceof Map) || map.get('kty') !== 'EC' || map.get('crv') !== 'P-256' || map.has('d')) {
    return null;
  }
  const [x, y] = [readBase64Url(map.get('x')), readBase64Url(map.get('y'))];
  return x?.length === 32 && y?.length === 32 ? {kind: 'P-256', bytes: Uint8Array.from([4, ...x, ...y])} : null;
}

const keyDocument = did => {
  const id = `${did.text}#${did.text.slice(8)}`;
  return {id: did.text, host: null, methods: [{id, controller: did.text, key: did.key}], assertions: [id], logKeys: []};
};

// ---- Proofs ----

const proofMembers = ['created', 'cryptosuite', 'proofPurpose', 'proofValue', 'type', 'verificationMethod'];

const proofsOf = document => {
  const proof = document.get('proof');
  const list = Array.isArray(proof) ? proof : [proof];
  return proof === undefined ? [] : list.length > 0 && list.every(one => one instanceof Map) ? list : null;
};

function readProof(proof, contexts) {
  const suite = text(proof, 'cryptosuite');
  const id = proof.get('id');
  const allowed = proofMembers.length + (proof.has('id') ? 1 : 0) + (proof.has('@context') ? 1 : 0);
  return text(proof, 'type') === 'DataIntegrityProof' && text(proof, 'proofPurpose') === 'assertionMethod'
    && (suite === 'eddsa-jcs-2022' || suite === 'eddsa-rdfc-2022') && proof.size === allowed && proofMembers.every(name => proof.has(name))
    && (!proof.has('id') || isIri(id))
    && (suite === 'eddsa-jcs-2022' ? equal(proof.get('@context'), contexts) : !proof.has('@context'))
    && readDate(text(proof, 'created')) !== null
    ? {cryptosuite: suite, created: text(proof, 'created'), verificationMethod: text(proof, 'verificationMethod'), id}
    : null;
}

async function proofProblem(document, statements, proof, key) {
  const options = readProof(proof, document.get('@context'));
  const signature = readBase58(proof.get('proofValue'));
  if (options === null || signature?.length !== 64) {
    return 'proof-malformed';
  }
  let parts;
  if (options.cryptosuite === 'eddsa-jcs-2022') {
    const unsigned = new Map(proof);
    unsigned.delete('proofValue');
    parts = [bytesOf(canonical(unsigned)), bytesOf(canonical(document))];
  } else {
    parts = [proofStatements(options), statements];
  }
  if (parts[0] === null || key.kind !== 'Ed25519') {
    return 'signature-does-not-fit';
  }
  const hashes = await Promise.all(parts.map(sha256));
  return await fits(key, Uint8Array.from([...hashes[0], ...hashes[1]]), signature) ? null : 'signature-does-not-fit';
}

// ---- The checks ----

function keyOf(keys, address, at) {
  const method = keys.assertions.includes(address) ? keys.methods.find(one => one.id === address) : undefined;
  return method === undefined || method.controller !== keys.id ? {problem: 'key-not-listed'}
    : at === null || (method.from !== undefined && at < method.from) || (method.end !== undefined && at >= method.end) ? {problem: 'key-not-in-use'}
    : {problem: null, key: method.key};
}

async function signature(document, statements, secured, token, keys) {
  const proofs = proofsOf(secured);
  if (proofs === null) {
    return notMet('proof-malformed');
  }
  if (proofs.length === 0 && token === null) {
    return notMet('not-signed');
  }
  if (!proofs.every(proof => readProof(proof, document.get('@context')) !== null)) {
    return notMet('proof-malformed');
  }
  if (keys === null) {
    return notRun('issuer-keys-not-known');
  }
  let problem = null;
  if (token !== null) {
    const found = keyOf(keys, token.key, signedAt(token));
    problem = found.problem ?? await tokenProblem(token, found.key);
  }
  for (const proof of proofs) {
    if (problem === null) {
      const found = keyOf(keys, text(proof, 'verificationMethod'), readDate(text(proof, 'created')));
      problem = found.problem ?? await proofProblem(document, statements, proof, found.key);
    }
  }
  return problem === null ? met : notMet(problem);
}

async function genuine(secured, token, means) {
  const document = new Map(secured);
  document.delete('proof');
  const issuer = issuerOf(document);
  const did = readDid(issuer);
  const known = did === null ? null
    : did.host === null ? {document: keyDocument(did), isVouchedFor: true}
    : [...means.issuers].sort((a, b) => Number(b.isVouchedFor) - Number(a.isVouchedFor)).find(one => one.document.id === issuer) ?? null;
  const [form, statements] = formOf(secured, document, issuer);
  const signed = statements === null ? notRun('not-a-credential') : await signature(document, statements, secured, token, known?.document ?? null);
  const addresses = [...(proofsOf(secured) ?? []).map(proof => text(proof, 'verificationMethod')), ...token === null ? [] : [token.key]];
  const whose = did === null ? notMet('issuer-not-known')
    : addresses.some(address => address.split('#')[0] !== issuer) ? notMet('key-of-another')
    : means.claimedHost !== null && means.claimedHost !== did.host ? notMet('address-of-another-host')
    : known === null ? notRun('issuer-keys-not-known')
    : known.isVouchedFor ? met
    : notRun('issuer-vouches-for-itself');
  return {document, form, signed, whose};
}

function formOf(secured, document, issuer) {
  if (!isCredential(secured)) {
    return [notMet('not-a-credential'), null];
  }
  const tables = tablesOf(document.get('@context'), issuer);
  if (tables === null) {
    return [notMet('context-not-known'), null];
  }
  const statements = statementsOf(document, tables);
  return statements === null ? [notMet('shape-not-known'), null] : [isHonest(document) ? met : notMet('text-deceives'), statements];
}

const texts = value => typeof value === 'string' ? [value] : Array.isArray(value) && value.every(one => typeof one === 'string') ? value : [];
const isTyped = map => texts(map.get('type')).length > 0 && texts(map.get('type')).every(type => type.length > 0);

const every = (value, rule) => value === undefined
  || (value instanceof Map ? rule(value) : Array.isArray(value) && value.length > 0 && value.every(one => one instanceof Map && rule(one)));

const isWording = value => value === undefined || typeof value === 'string' || (Array.isArray(value) && value.every(isWording))
  || (value instanceof Map && typeof value.get('@value') === 'string'
    && [...value].every(([name, one]) => ['@value', '@language', '@direction'].includes(name) && typeof one === 'string'));

function isCredential(map) {
  const contexts = map.get('@context');
  const issuer = map.get('issuer');
  const subject = map.get('credentialSubject');
  const dates = ['validFrom', 'validUntil'].map(name => map.has(name) ? readDate(map.get(name)) : undefined);
  return Array.isArray(contexts) && contexts[0] === credentialsContext && contexts.every(one => one instanceof Map || isIri(one))
    && isTyped(map) && texts(map.get('type')).includes('VerifiableCredential')
    && (!map.has('id') || isIri(map.get('id')))
    && (isIri(issuer) || (issuer instanceof Map && isIri(issuer.get('id'))))
    && !dates.includes(null) && !(dates[0] !== undefined && dates[1] !== undefined && dates[1] < dates[0])
    && subject !== undefined && every(subject, one => one.size > 0 && (!one.has('id') || isIri(one.get('id'))))
    && every(map.get('credentialStatus'), one => isTyped(one) && (!one.has('id') || isIri(one.get('id'))))
    && every(map.get('credentialSchema'), one => isTyped(one) && isIri(one.get('id')))
    && ['proof', 'evidence', 'termsOfUse', 'refreshService'].every(name => every(map.get(name), isTyped))
    && isWording(map.get('name')) && isWording(map.get('description'));
}

const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const latin = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/;
const other = /[\u0370-\u052f]/;

function isHonest(value) {
  if (typeof value === 'string') {
    return !unseen.test(value) && !(value.match(/[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]+/g) ?? []).some(one => latin.test(one) && other.test(one));
  }
  return value instanceof Map ? [...value].every(([name, one]) => isHonest(name) && isHonest(one)) : !Array.isArray(value) || value.every(isHonest);
}

function dates(document, now) {
  const [from, until] = ['validFrom', 'validUntil'].map(name => readDate(text(document, name)));
  return from !== null && now < from ? notMet('not-yet-valid') : until !== null && now >= until ? notMet('expired') : met;
}

async function status(document, means) {
  const given = document.get('credentialStatus');
  const entries = given === undefined ? [] : Array.isArray(given) ? given : [given];
  if (entries.length === 0) {
    return {outcome: 'not-applicable', because: 'no-status'};
  }
  const outcomes = [];
  for (const entry of entries) {
    outcomes.push(await statusOf(entry, issuerOf(document), means));
  }
  return outcomes.find(one => one.because === 'revoked') ?? outcomes.find(one => one.because === 'suspended') ?? outcomes.find(one => one !== met) ?? met;
}

async function statusOf(entry, issuer, means) {
  const purpose = text(entry, 'statusPurpose');
  const index = text(entry, 'statusListIndex');
  const address = text(entry, 'statusListCredential');
  if (text(entry, 'type') !== 'BitstringStatusListEntry' || !['revocation', 'suspension'].includes(purpose) || !/^(0|[1-9][0-9]{0,7})$/.test(index) || address === '') {
    return notRun('status-not-known');
  }
  const list = means.statusLists.find(one => text(one, 'id') === address);
  if (list === undefined) {
    return notRun('status-not-fetched');
  }
  const {document, form, signed} = await genuine(list, null, {...means, claimedHost: null});
  const bits = form === met && signed === met && issuerOf(document) === issuer ? await bitsOf(document, purpose) : null;
  if (bits === null || Number(index) >= 8 * bits.length) {
    return notRun('status-list-not-good');
  }
  return dates(document, means.now) !== met ? notRun('status-stale')
    : (bits[Number(index) >> 3] & (0x80 >> (Number(index) & 7))) === 0 ? met
    : notMet(purpose === 'revocation' ? 'revoked' : 'suspended');
}

async function bitsOf(credential, purpose) {
  const list = credential.get('credentialSubject');
  const types = credential.get('type');
  if (!Array.isArray(types) || !types.includes('BitstringStatusListCredential') || !(list instanceof Map)
    || text(list, 'type') !== 'BitstringStatusList' || text(list, 'statusPurpose') !== purpose) {
    return null;
  }
  const encoded = text(list, 'encodedList');
  const packed = encoded[0] === 'u' ? readBase64Url(encoded.slice(1)) : null;
  const bits = packed === null ? null : await unpack(packed, 1 << 20);
  return bits !== null && bits.length >= 16384 ? bits : null;
}

async function unpack(packed, most) {
  const chunks = [];
  let length = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > most) {
        await reader.cancel();
        return null;
      }
      chunks.push(read.value);
    }
  } catch {
    return null;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function inclusion(document, means) {
  if (means.logProof === undefined || means.entry === undefined) {
    return notRun(means.logProof === undefined ? 'no-log-proof' : 'entry-not-given');
  }
  const checkpoint = await openCheckpoint(means.logProof, means.logKeys);
  if (checkpoint === 'unknown') {
    return notRun('log-not-known');
  }
  if (checkpoint === null || !await isIncluded(await leafHash(means.entry), means.logProof.index, checkpoint.size, means.logProof.path, checkpoint.root)) {
    return notMet('log-proof-wrong');
  }
  const entry = readEntry(means.entry);
  return entry === null || !await speaksOf(entry, document) ? notMet('entry-of-another')
    : ['certificate-issued', 'certificate-renewed', 'certificate-scope-changed', 'certificate-transferred'].includes(entry.get('type')) ? met
    : notMet('entry-says-otherwise');
}

// An entry is about a credential when it names its hash, or else its number, and states nothing that the credential contradicts.
async function speaksOf(entry, document) {
  const facts = entry.get('facts');
  if (!(facts instanceof Map)) {
    return false;
  }
  if (facts.has('credential_hash')) {
    return facts.get('credential_hash') === 'sha256:' + toHex(await sha256(bytesOf(canonical(document))));
  }
  const subject = document.get('credentialSubject');
  if (!(subject instanceof Map)) {
    return false;
  }
  const firm = text(subject, 'certificateNumber');
  const number = firm === '' ? text(subject, 'licenseNumber') : firm;
  const named = text(entry, 'subject');
  const isNumbered = named.startsWith('certificate-committed:')
    ? facts.get('map_key') === 'sha256:' + toHex(await sha256(bytesOf(`filiera-map-key-v1\0certificate\0${number}`)))
    : named === 'certificate:' + number;
  const holder = text(facts, 'holder');
  const achievement = subject.get('achievement');
  const under = firm !== '' ? subject : achievement instanceof Map ? achievement.get('criteria') : undefined;
  const until = readDate(text(document, 'validUntil'));
  const isSame = (name, said, isOne) => !Array.isArray(facts.get(name))
    || (Array.isArray(said) && said.length === facts.get(name).length && said.every((item, i) => isOne(item, facts.get(name)[i])));
  return number !== '' && isNumbered
    && isSame('services', subject.get('service'), (item, stated) => item === stated)
    && isSame('sites', subject.get('site'), (item, stated) => item instanceof Map && text(item, 'name') === stated)
    && isSame('alignments', achievement instanceof Map ? achievement.get('alignment') : undefined,
      (item, stated) => item instanceof Map && text(item, 'targetUrl') === 'urn:filiera:framework:' + stated)
    && (!holder.startsWith('organisation:') || holder === 'organisation:' + text(subject, 'vatNumber'))
    && (!facts.has('scheme_hash') || (under instanceof Map && text(under, 'schemeHash') === facts.get('scheme_hash')))
    && (entry.get('type') !== 'certificate-issued' || text(subject, firm !== '' ? 'decidedOn' : 'activityEndDate') === entry.get('effective'))
    && (!facts.has('valid_until') || (until !== null && until <= readDate(facts.get('valid_until') + 'T00:00:00Z')));
}

function readEntry(bytes) {
  try {
    const map = bytes.length <= 4095 ? parseJson(bytes) : null;
    return map instanceof Map && map.get('v') === 1 && sameBytes(bytesOf(canonical(map)), bytes) ? map : null;
  } catch (error) {
    if (error instanceof Refused) {
      return null;
    }
    throw error;
  }
}

async function consistency(means) {
  const {remembered} = means;
  if (remembered === null) {
    return notRun('no-checkpoint-remembered');
  }
  if (means.logProof === undefined) {
    return notRun('no-log-proof');
  }
  const shown = await openCheckpoint(means.logProof, means.logKeys);
  if (shown === 'unknown' || shown === null || shown.origin !== remembered.origin) {
    return notRun('log-not-known');
  }
  const [old, newer] = shown.size < remembered.size ? [shown, remembered] : [remembered, shown];
  return old.size === newer.size ? sameBytes(old.root, newer.root) ? met : notMet('split-view')
    : means.consistency === undefined ? notRun('no-consistency-proof')
    : await isContinued(old.size, newer.size, means.consistency, old.root, newer.root) ? met
    : notMet('split-view');
}

function policy(document, means) {
  return means.trustedIssuers.length === 0 ? notRun('no-policy')
    : !means.trustedIssuers.includes(issuerOf(document)) ? notMet('issuer-not-trusted')
    : means.refusesDemonstration && document.get('demonstration') === true ? notMet('demonstration-not-accepted')
    : met;
}

const defaults = {
  trustedIssuers: [], logKeys: [], requiresLog: false, refusesDemonstration: false, issuers: [], statusLists: [], claimedHost: null,
  entry: undefined, logProof: undefined, remembered: null, consistency: undefined,
};

/** Verifies a credential, token or bundle: {summary, checks, isDemonstration, document}. `means.now` is in nanoseconds since 1970. */
export async function verify(artefact, given) {
  const means = {...defaults, ...given};
  if (artefact.kind === 'bundle') {
    means.issuers = [...means.issuers, ...artefact.issuers.map(document => ({document, isVouchedFor: false}))];
    means.statusLists = [...means.statusLists, ...artefact.statusLists];
    means.entry ??= artefact.entry;
    means.logProof ??= artefact.logProof;
    means.consistency ??= artefact.consistency;
  }
  const token = artefact.token ?? null;
  const {document, form, signed, whose} = await genuine(token === null ? artefact.document : token.document, token, means);
  const good = form === met && signed === met;
  const checks = [
    {name: 'form', ...form},
    {name: 'signature', ...signed},
    {name: 'issuer', ...whose},
    {name: 'dates', ...good ? dates(document, means.now) : notRun('signature-not-good')},
    {name: 'status', ...good ? await status(document, means) : notRun('signature-not-good')},
    {name: 'log-inclusion', ...await inclusion(document, means), isOptional: !means.requiresLog},
    {name: 'log-consistency', ...await consistency(means), isOptional: true},
    {name: 'policy', ...policy(document, means)},
  ];
  return {summary: summaryOf(checks), checks, isDemonstration: document.get('demonstration') === true, document};
}

/** Verifies a proof from a log: {summary, checks, title}. The entry is `means.entry`, or what the proof itself holds. */
export async function verifyLogProof(proof, given) {
  const means = {...defaults, ...given, logProof: proof};
  const bytes = means.entry ?? proof.extra;
  const entry = bytes === undefined ? null : readEntry(bytes);
  const checkpoint = await openCheckpoint(proof, means.logKeys);
  const form = bytes === undefined ? notRun('entry-not-given') : entry === null ? notMet('not-an-entry') : met;
  const included = bytes === undefined ? notRun('entry-not-given')
    : checkpoint === 'unknown' ? notRun('log-not-known')
    : checkpoint !== null && await isIncluded(await leafHash(bytes), proof.index, checkpoint.size, proof.path, checkpoint.root) ? met
    : notMet('log-proof-wrong');
  const checks = [{name: 'form', ...form}, {name: 'log-inclusion', ...included}, {name: 'log-consistency', ...await consistency(means), isOptional: true}];
  const summary = checks.some(({outcome, isOptional}) => outcome === 'failed' || (outcome === 'not-run' && !isOptional)) ? 'cannot-be-verified' : 'valid';
  return {summary, checks, title: entry === null ? '' : `${text(entry, 'type')} · ${text(entry, 'subject')}`};
}

function summaryOf(checks) {
  const ends = ['expired', 'revoked', 'suspended'];
  if (checks.some(({outcome, because, isOptional}) => (outcome === 'failed' && !ends.includes(because)) || (outcome === 'not-run' && !isOptional))) {
    return 'cannot-be-verified';
  }
  const against = checks.filter(check => check.outcome === 'failed').map(check => check.because);
  return against.includes('revoked') || against.includes('expired') ? 'revoked-or-expired' : against.includes('suspended') ? 'suspended' : 'valid';
}

/** The instant of a date in a credential's form, for `means.now`. */
export const instantOf = readDate;

export {isWellFormed};
