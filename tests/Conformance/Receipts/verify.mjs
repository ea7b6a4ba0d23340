// SPDX-License-Identifier: EUPL-1.2

// A stranger's verifier of receipts and proofs, written from docs/receipt-format.md alone: node verify.mjs RECEIPT KEYS PROOF [SECRET-HEX INDEX]
import { createCipheriv, createHash, createHmac, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [receiptFile, keysFile, proofFile, secretHex, index] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const named = (digest) => "sha256:" + digest.toString("hex");
const bytesOf = (name) => Buffer.from(name.slice("sha256:".length), "hex");
const answer = {};

// The signature is over the payload's bytes as they stand in the envelope, with their type.
const envelope = JSON.parse(readFileSync(receiptFile));
const payload = Buffer.from(envelope.payload, "base64");
const type = Buffer.from(envelope.payloadType);
const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
const key = JSON.parse(readFileSync(keysFile)).keys.find((one) => one.algorithm === "ed25519" && one.purpose === "screening-receipt");
const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(key.public_key, "base64").toString("base64url") }, format: "jwk" });
const receipt = JSON.parse(payload);
answer.type = envelope.payloadType === "application/vnd.filiera.screening-receipt+json";
answer.signature = envelope.signatures.every((one) => verify(null, signed, publicKey, Buffer.from(one.sig, "base64")));
answer.keyInUse = key.from <= receipt.issued_at && (!key.retired_at || receipt.issued_at < key.retired_at);
answer.keyId = sha256("ed25519", Buffer.from([0]), Buffer.from(key.public_key, "base64")).toString("hex").slice(0, 32) === envelope.signatures[0].keyid;
answer.rowsAddUp = Object.values(receipt.counts).reduce((sum, rows) => sum + rows, 0) === receipt.list.rows && receipt.tree.size === receipt.list.rows;

// The row: number in 8 bytes, then ten bytes of the digest of the outcome in canonical form.
const canonical = (value) =>
  Array.isArray(value) ? `[${value.map(canonical).join(",")}]`
  : value !== null && typeof value === "object" ? `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`
  : JSON.stringify(value);
const proof = JSON.parse(readFileSync(proofFile));
const value = Buffer.alloc(18);
value.writeBigUInt64BE(BigInt(proof.number.slice(1)));
sha256(canonical(proof.outcome)).copy(value, 8, 0, 10);

// The leaf and the way up: RFC 6962, with the siblings that stand in the proof.
let hash = sha256(Buffer.from([0]), Buffer.from(proof.salt, "hex"), Buffer.from([0, 0, 0, 18]), value);
answer.leaf = named(hash);
let [at, last] = [proof.index, receipt.tree.size - 1];
for (const sibling of proof.path) {
  if (at % 2 === 1 || at === last) {
    hash = sha256(Buffer.from([1]), bytesOf(sibling), hash);
    while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
  } else {
    hash = sha256(Buffer.from([1]), hash, bytesOf(sibling));
  }
  [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
}
answer.receipt = proof.receipt.id === receipt.id && proof.receipt.hash === named(sha256(payload));
answer.path = last === 0 && named(hash) === receipt.tree.root;

// Who holds the secret can make every salt: the key stream of AES-256 in counter mode.
if (secretHex) {
  const counter = Buffer.alloc(16);
  counter.writeBigUInt64BE(BigInt(index) * 2n, 8);
  const cipher = createCipheriv("aes-256-ctr", createHmac("sha256", Buffer.from(secretHex, "hex")).update("filiera-salt-v2").digest(), counter);
  answer.salt = cipher.update(Buffer.alloc(32)).toString("hex");
}

console.log(JSON.stringify(answer));
