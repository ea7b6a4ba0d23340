// SPDX-License-Identifier: EUPL-1.2
// Proofs from a transparency log: C2SP signed-note, tlog-checkpoint and tlog-proof, over Merkle trees after RFC 6962.
import {bytesOf, fits, largestSize, readBase64, readHex, sameBytes, sha256, textOf, toHex} from './formats.mjs';

const isName = name => name.length > 0 && !/[\s\u0000-\u001f+\u0085]/u.test(name);

/** A named Ed25519 key of a log; null for anything else. */
export async function readNoteKey(text) {
  const [name, id, key, ...more] = splitAtMost(text ?? '', '+', 3);
  const bytes = readBase64(key ?? '');
  if (more.length > 0 || text.length > 1000 || !isName(name ?? '') || bytes?.length !== 33 || bytes[0] !== 1) {
    return null;
  }
  const hash = await sha256(Uint8Array.from([...bytesOf(name), 10, ...bytes]));
  return id === toHex(hash.slice(0, 4)) ? {name, id, key: {kind: 'Ed25519', bytes: bytes.slice(1)}} : null;
}

function splitAtMost(text, by, most) {
  const parts = text.split(by);
  return parts.length <= most ? parts : [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)];
}

/** A signed note: {text, signatures}; null for anything else. */
function readNote(bytes) {
  const text = bytes.length <= largestSize ? textOf(bytes) : null;
  const blank = text === null || /[\u0000-\u0009\u000b-\u001f]/.test(text) ? -1 : text.lastIndexOf('\n\n');
  if (blank < 0) {
    return null;
  }
  const lines = text.slice(blank + 2).split('\n');
  if (lines.length < 2 || lines.at(-1) !== '' || lines.length - 1 > 100) {
    return null;
  }
  const signatures = lines.slice(0, -1).map(line => {
    const space = line.indexOf(' ', 2);
    const [name, signed] = line.startsWith('\u2014 ') && space > 2 ? [line.slice(2, space), readBase64(line.slice(space + 1))] : ['', null];
    return isName(name) && signed !== null && signed.length > 4 ? {name, id: toHex(signed.slice(0, 4)), bytes: signed.slice(4)} : null;
  });
  return signatures.includes(null) ? null : {text: text.slice(0, blank + 1), signatures};
}

const readNumber = text => /^(0|[1-9][0-9]{0,18})$/.test(text ?? '') && !text.includes('\n') && BigInt(text) < 2n ** 63n ? BigInt(text) : null;

const readHash = text => {
  const bytes = readBase64(text);
  return bytes?.length === 32 ? bytes : null;
};

/** The text of a checkpoint: {origin, size, root}; null for anything else. */
function readCheckpoint(text) {
  const lines = text.split('\n');
  const size = readNumber(lines[1]);
  const root = readHash(lines[2] ?? '');
  return lines.length >= 4 && lines.at(-1) === '' && lines[0] !== '' && !lines.slice(3, -1).includes('') && size !== null && root !== null
    ? {origin: lines[0], size, root}
    : null;
}

/** A .tlog-proof file: {index, path, note, extra}, extra undefined where there is none; null for anything else. */
export function readLogProof(bytes) {
  const read = readNamed(bytes);
  return typeof read === 'string' ? null : read;
}

/** The same, or the code of what is wrong with it. */
export function readNamed(bytes) {
  if (bytes.length > largestSize) {
    return 'note-too-large';
  }
  const blank = bytes.findIndex((byte, i) => byte === 10 && bytes[i + 1] === 10);
  const head = bytes.slice(0, Math.max(blank, 0));
  if (blank < 0 || head.some(byte => byte < 10 || byte > 126)) {
    return 'tlog-proof-unreadable';
  }
  let lines = textOf(head).split('\n');
  if (lines.length < 2 || lines[0] !== 'c2sp.org/tlog-proof@v1') {
    return 'tlog-proof-unreadable';
  }
  lines = lines.slice(1);
  let extra;
  if (lines[0].startsWith('extra ')) {
    extra = readBase64(lines[0].slice(6));
    if (!(extra?.length > 0)) {
      return 'tlog-proof-unreadable';
    }
    lines = lines.slice(1);
  }
  const index = lines[0]?.startsWith('index ') ? readNumber(lines[0].slice(6)) : null;
  const path = lines.slice(1).map(readHash);
  const note = readNote(bytes.slice(blank + 2));
  return index === null || path.length > 63 || path.includes(null) ? 'tlog-proof-unreadable' : note === null ? 'note-unreadable' : {index, path, note, extra};
}

/** The checkpoint of a proof, once signed by one of the keys of its log; 'unknown' where none is known, null where it does not hold. */
export async function openCheckpoint(proof, logKeys) {
  const origin = proof.note.text.split('\n')[0];
  const keys = logKeys.filter(key => key.name === origin);
  if (keys.length === 0) {
    return 'unknown';
  }
  const checkpoint = readCheckpoint(proof.note.text);
  if (checkpoint === null) {
    return null;
  }
  let signed = false;
  for (const signature of proof.note.signatures) {
    const named = keys.filter(key => key.name === signature.name && key.id === signature.id);
    let one = false;
    for (const key of named) {
      one ||= await fits(key.key, bytesOf(proof.note.text), signature.bytes);
    }
    if (named.length > 0 && !one) {
      return null;
    }
    signed ||= one;
  }
  return signed ? checkpoint : null;
}

export const leafHash = bytes => sha256(Uint8Array.from([0, ...bytes]));

const node = (left, right) => sha256(Uint8Array.from([1, ...left, ...right]));

/** True when a leaf is in a tree. */
export async function isIncluded(leaf, index, size, path, root) {
  if (index >= size) {
    return false;
  }
  let at = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0n) {
      return false;
    }
    if ((at & 1n) === 1n || at === last) {
      hash = await node(sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await node(hash, sibling);
    }
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(hash, root);
}

/** True when a larger tree begins with everything a smaller one held. */
export async function isContinued(oldSize, newSize, path, oldRoot, newRoot) {
  if (oldSize <= 0n || oldSize > newSize) {
    return false;
  }
  let last = oldSize - 1n;
  let end = newSize - 1n;
  while ((last & 1n) === 1n) {
    last >>= 1n;
    end >>= 1n;
  }
  const whole = last === 0n;
  if (!whole && path.length === 0) {
    return false;
  }
  let [below, above] = whole ? [oldRoot, oldRoot] : [path[0], path[0]];
  for (const sibling of path.slice(whole ? 0 : 1)) {
    if (end === 0n) {
      return false;
    }
    if ((last & 1n) === 1n || last === end) {
      below = await node(sibling, below);
      above = await node(sibling, above);
      while ((last & 1n) === 0n && last !== 0n) {
        last >>= 1n;
        end >>= 1n;
      }
    } else {
      above = await node(above, sibling);
    }
    last >>= 1n;
    end >>= 1n;
  }
  return end === 0n && sameBytes(below, oldRoot) && sameBytes(above, newRoot);
}

export const hashFromHex = readHex;
