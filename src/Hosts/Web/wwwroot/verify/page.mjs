// SPDX-License-Identifier: EUPL-1.2
// Verifies in the browser what is typed or chosen: it is sent nowhere. Only this installation's own keys and status lists are fetched.
import {Refused, instantOf, parseJson, readArtefact, readDidDocument, readNoteKey, verify} from './verify.mjs';

const form = document.getElementById('verify');
const verdict = document.getElementById('verdict');
const words = JSON.parse(form.dataset.words);
const say = code => words[code] ?? code;
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
  const given = artefact.token?.document ?? artefact.document;
  const entries = [given.get('credentialStatus') ?? []].flat().filter(entry => entry instanceof Map);
  const host = form.dataset.issuer.slice('did:web:'.length).replaceAll('%3A', ':');
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

function show(found) {
  const subject = found.document.get('credentialSubject');
  const issuer = found.document.get('issuer');
  const names = [found.document.get('name'), subject instanceof Map ? subject.get('name') : undefined, issuer instanceof Map ? issuer.get('id') : issuer];
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
    element('p', 'prose', [...new Set(names.filter(name => typeof name === 'string'))].join(' · ')),
    element('h2', '', say('checks.title')),
    element('table', 'cards', element('caption', 'hidden', say('checks.title')), element('thead', '', element('tr', '', ...heads)), element('tbody', '', ...rows)),
  );
  verdict.focus();
}

function refuse(code) {
  verdict.replaceChildren(element('p', 'notice', say(code)));
  verdict.focus();
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const chosen = form.elements['credential-file'].files[0];
  try {
    const bytes = chosen ? new Uint8Array(await chosen.slice(0, 1_000_001).arrayBuffer()) : new TextEncoder().encode(form.elements.credential.value);
    const artefact = readArtefact(bytes);
    if (!['credential', 'token', 'bundle'].includes(artefact.kind)) {
      throw new Refused('artefact-unreadable');
    }
    show(await verify(artefact, await means(artefact)));
  } catch (error) {
    refuse(error instanceof Refused ? 'verify-credential.unreadable' : 'verify-credential.cannot-here');
  }
});
