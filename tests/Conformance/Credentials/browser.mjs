// SPDX-License-Identifier: EUPL-1.2
// Answers one JSON line for each JSON line read: what the verifier of the browser page makes of artefacts.
import {createInterface} from 'node:readline';
import {readKeys, verifyReceipt} from '../../../src/Hosts/Web/wwwroot/verify/receipts.mjs';
import {parseJson, readArtefact, readDidDocument, readNoteKey, Refused, verify, verifyLogProof} from '../../../src/Hosts/Web/wwwroot/verify/verify.mjs';

const parse = value => parseJson(new TextEncoder().encode(JSON.stringify(value)));

let means;

async function answer({means: given, artefact, entry}) {
  if (given !== undefined) {
    means = {
      now: BigInt(given.now) * 1_000_000_000n,
      trustedIssuers: given.trusted,
      issuers: given.issuers.map(document => ({document: readDidDocument(parse(document)), isVouchedFor: true})),
      statusLists: given.lists.map(parse),
      logKeys: await Promise.all(given.logs.map(readNoteKey)),
      receiptKeys: await readKeys(parse({keys: given.keys})),
      nowText: given.nowText,
    };
    return {};
  }
  try {
    const read = readArtefact(new Uint8Array(Buffer.from(artefact, 'base64')));
    if (read.kind === 'address') {
      return {kind: read.kind};
    }
    const given = entry === undefined ? means : {...means, entry: new Uint8Array(Buffer.from(entry, 'base64'))};
    const {summary, checks} = read.kind === 'receipt' ? await verifyReceipt(read.envelope, means.receiptKeys, means.nowText)
      : read.kind === 'log-proof' ? await verifyLogProof(read.proof, given)
      : await verify(read, means);
    return {summary, checks: checks.map(check => `${check.name} ${check.outcome} ${check.because ?? ''}`.trim())};
  } catch (error) {
    return error instanceof Refused ? {refused: error.code} : {threw: String(error.stack)};
  }
}

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
}
