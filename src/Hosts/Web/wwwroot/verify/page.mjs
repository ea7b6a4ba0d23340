// SPDX-License-Identifier: EUPL-1.2
// Verifies in the browser what is typed or chosen: it is sent nowhere. Only this installation's own keys and status lists are fetched, and what a QR code of its own leads to.
import {canonical, bytesOf, sha256, toHex} from './formats.mjs';
import {readKeys, verifyReceipt} from './receipts.mjs';
import {Refused, instantOf, parseJson, readArtefact, readDidDocument, readNoteKey, verify, verifyLogProof} from './verify.mjs';

const form = document.getElementById('verify');
const verdict = document.getElementById('verdict');
const words = JSON.parse(form.dataset.words);
const host = form.dataset.issuer.slice('did:web:'.length).replaceAll('%3A', ':');

// A reason may have a detail behind it, which is shown as it is.
const say = code => words[code] ?? (code.includes(': ') ? `${say(code.slice(0, code.indexOf(': ')))} ${code.slice(code.indexOf(': ') + 2)}` : code);
const tones = {valid: 'met', suspended: 'attention', 'revoked-or-expired': 'breach', passed: 'met', failed: 'breach'};

document.getElementById('verify-here').classList.remove('scripted');

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...inside);
  return made;
}

async function fetched(address) {
  try {
    const answer = await fetch(address, {credentials: 'omit', redirect: 'error'});
    return answer.ok ? parseJson(new Uint8Array(await answer.arrayBuffer())) : null;
  } catch {
    return null;
  }
}

async function means(artefact) {
  const keys = readDidDocument(await fetched('/.well-known/did.json'));
  const given = artefact.token?.document ?? artefact.document ?? new Map();
  const entries = [given.get('credentialStatus') ?? []].flat().filter(entry => entry instanceof Map);
  const paths = entries.map(entry => entry.get('statusListCredential')).filter(list => typeof list === 'string' && list.startsWith(`https://${host}/status/`));
  const lists = await Promise.all([...new Set(paths)].slice(0, 4).map(list => fetched(list.slice(`https://${host}`.length))));
  const isOurs = keys !== null && keys.id === form.dataset.issuer;
  return {
    now: instantOf(new Date().toISOString()),
    trustedIssuers: form.dataset.issuer === '' ? [] : [form.dataset.issuer],
    logKeys: isOurs ? (await Promise.all(keys.logKeys.map(readNoteKey))).filter(key => key !== null) : [],
    issuers: keys === null ? [] : [{document: keys, isVouchedFor: true}],
    statusLists: lists.filter(list => list instanceof Map),
  };
}

function titleOf(document) {
  const subject = document.get('credentialSubject');
  const issuer = document.get('issuer');
  const names = [document.get('name'), subject instanceof Map ? subject.get('name') : undefined, issuer instanceof Map ? issuer.get('id') : issuer];
  return [...new Set(names.filter(name => typeof name === 'string'))].join(' · ');
}

function show(found) {
  const rows = found.checks.map(({name, outcome, because}) => {
    const head = element('th', '', say(name));
    head.scope = 'row';
    const cell = element('td', '', element('span', 'state ' + (tones[outcome] ?? 'unknown'), say(outcome)), ' ', element('span', 'small', because ? say(because) : ''));
    cell.dataset.label = say('checks.outcome');
    return element('tr', '', head, cell);
  });
  const heads = ['checks.what', 'checks.outcome'].map(code => {
    const head = element('th', '', say(code));
    head.scope = 'col';
    return head;
  });
  verdict.replaceChildren(
    element('p', 'verdict ' + (tones[found.summary] ?? 'unknown'), say('summary:' + found.summary)),
    ...found.isDemonstration ? [element('p', 'notice', say('demonstration'))] : [],
    element('p', 'prose', found.title ?? titleOf(found.document)),
    ...found.after ?? [],
    element('h2', '', say('checks.title')),
    element('table', 'cards', element('caption', 'hidden', say('checks.title')), element('thead', '', element('tr', '', ...heads)), element('tbody', '', ...rows)),
  );
  verdict.focus();
}

function refuse(code) {
  const known = words['refused:' + code];
  verdict.replaceChildren(element('p', 'notice', known ?? say(code), ...known === undefined ? [] : [' ', element('code', '', code)]));
  verdict.focus();
}

const isLogProof = bytes => bytes.length > 20 && String.fromCharCode(...bytes.slice(0, 20)) === 'c2sp.org/tlog-proof@';

// Of two files one is a proof from the log, and the other the entry that it speaks of.
async function chosen() {
  const files = [...form.elements['credential-file'].files].slice(0, 2);
  const read = await Promise.all(files.map(async file => {
    try {
      return new Uint8Array(await file.slice(0, 1_000_001).arrayBuffer());
    } catch {
      throw new Refused('verify-credential.file-gone');
    }
  }));
  const first = read.find(isLogProof) ?? read[0] ?? new TextEncoder().encode(form.elements.credential.value);
  return {bytes: first, entry: read.find(bytes => bytes !== first)};
}

/** What a QR code says is looked up here where it leads here; nothing is opened of another host. */
async function lookUp(place) {
  if (place.host !== host) {
    throw new Refused('code-of-another-register');
  }
  let answer;
  try {
    answer = await fetch('/v/' + place.number, {credentials: 'omit', redirect: 'error', headers: {Accept: 'application/json'}});
  } catch {
    throw new Refused('register-not-reached');
  }
  if (answer.status === 404) {
    const link = element('a', '', say('verify-credential.answer'));
    link.href = '/api/register/certificates/' + place.number;
    return {
      summary: 'cannot-be-verified', isDemonstration: false, title: `${place.number} · ${place.host}`, after: [element('p', '', link)],
      checks: [{name: 'presence', outcome: 'failed', because: 'not-in-register'}],
    };
  }
  if (!answer.ok) {
    throw new Refused('register-not-reached');
  }
  const artefact = readArtefact(new Uint8Array(await answer.arrayBuffer()));
  const document = new Map(artefact.token?.document ?? artefact.document);
  document.delete('proof');
  if (place.hash !== null && !toHex(await sha256(bytesOf(canonical(document)))).startsWith(place.hash)) {
    throw new Refused('address-of-another-credential');
  }
  return verify(artefact, {...await means(artefact), claimedHost: place.host});
}

async function found(artefact, entry) {
  switch (artefact.kind) {
    case 'receipt':
      return verifyReceipt(artefact.envelope, await readKeys(await fetched('/verifica/chiavi.json')), new Date().toISOString().replace(/\.?0*Z$/, 'Z'));
    case 'log-proof':
      return verifyLogProof(artefact.proof, {...await means(artefact), entry});
    case 'address':
      return lookUp(artefact);
    default:
      return verify(artefact, {...await means(artefact), entry});
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    const {bytes, entry} = await chosen();
    show(await found(readArtefact(bytes), entry));
  } catch (error) {
    refuse(error instanceof Refused ? error.code : 'verify-credential.cannot-here');
  }
});
