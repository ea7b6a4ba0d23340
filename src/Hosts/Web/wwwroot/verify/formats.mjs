// SPDX-License-Identifier: EUPL-1.2
// The formats that credentials are made of: strict JSON and its canonical form (RFC 8785), base58, base64, public keys, dates.
// Objects are Maps, so that no name means anything to the language.

export const largestSize = 1_000_000;
export const deepestNesting = 32;

/** A named refusal. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Bytes as text; null when they are not UTF-8. */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return null;
  }
}

export const bytesOf = text => new TextEncoder().encode(text);

/** How deep objects and lists stand within each other, counted without reading them. */
export function depthOf(bytes) {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i];
    if (b === 0x5c && inText) {
      i++;
    } else if (b === 0x22) {
      inText = !inText;
    } else if ((b === 0x7b || b === 0x5b) && !inText) {
      deepest = Math.max(deepest, ++depth);
    } else if ((b === 0x7d || b === 0x5d) && !inText) {
      depth--;
    }
  }
  return deepest;
}

/** Reads JSON without duplicate names, fractions, exponents or lone surrogates; throws a refusal for anything else. */
export function parseJson(bytes) {
  const text = textOf(bytes);
  const stop = () => {
    throw new Refused('json-not-canonicalisable');
  };
  if (text === null) {
    stop();
  }
  let at = 0;
  const blanks = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at])) {
      at++;
    }
  };
  const take = c => {
    blanks();
    if (text[at] !== c) {
      return false;
    }
    at++;
    return true;
  };
  const string = () => {
    let out = '';
    at++;
    for (;;) {
      if (at >= text.length) {
        stop();
      }
      const c = text[at];
      if (c === '"') {
        at++;
        return isWellFormed(out) ? out : stop();
      }
      if (c < ' ') {
        stop();
      }
      if (c !== '\\') {
        out += c;
        at++;
        continue;
      }
      const escape = text[at + 1];
      const plain = {'"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'}[escape];
      if (plain !== undefined) {
        out += plain;
        at += 2;
      } else if (escape === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) {
        out += String.fromCharCode(parseInt(text.slice(at + 2, at + 6), 16));
        at += 6;
      } else {
        stop();
      }
    }
  };
  const value = () => {
    blanks();
    if (text[at] === '{') {
      at++;
      const map = new Map();
      if (take('}')) {
        return map;
      }
      do {
        blanks();
        if (text[at] !== '"') {
          stop();
        }
        const name = string();
        if (map.has(name) || !take(':')) {
          stop();
        }
        map.set(name, value());
      } while (take(','));
      return take('}') ? map : stop();
    }
    if (text[at] === '[') {
      at++;
      const list = [];
      if (take(']')) {
        return list;
      }
      do {
        list.push(value());
      } while (take(','));
      return take(']') ? list : stop();
    }
    if (text[at] === '"') {
      return string();
    }
    for (const [word, meaning] of [['true', true], ['false', false], ['null', null]]) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    const number = /^[-+.eE0-9]+/.exec(text.slice(at, at + 64))?.[0] ?? '';
    if (!/^-?(0|[1-9][0-9]*)$/.test(number) || number === '-0' || !Number.isSafeInteger(Number(number))) {
      stop();
    }
    at += number.length;
    return Number(number);
  };
  const read = value();
  blanks();
  return at === text.length ? read : stop();
}

export function isWellFormed(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(i + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) {
        return false;
      }
      i++;
    }
  }
  return true;
}

/** The canonical form of a value, as text. */
export function canonical(value) {
  if (value instanceof Map) {
    return '{' + [...value.keys()].sort((a, b) => a < b ? -1 : 1).map(name => canonical(name) + ':' + canonical(value.get(name))).join(',') + '}';
  }
  if (Array.isArray(value)) {
    return '[' + value.map(canonical).join(',') + ']';
  }
  if (typeof value === 'string') {
    return '"' + value.replace(/[\u0000-\u001f"\\]/g, c =>
      ({'"': '\\"', '\\': '\\\\', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r'})[c] ?? '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '"';
  }
  return String(value);
}

export const equal = (a, b) => a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

export const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

const digits58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The bytes after `z`; null for anything else. */
export function readBase58(text) {
  if (typeof text !== 'string' || text[0] !== 'z' || text.length < 2 || text.length > 201) {
    return null;
  }
  const rest = text.slice(1);
  const zeros = /^1*/.exec(rest)[0].length;
  let number = 0n;
  for (const c of rest.slice(zeros)) {
    const digit = digits58.indexOf(c);
    if (digit < 0) {
      return null;
    }
    number = number * 58n + BigInt(digit);
  }
  const hex = number === 0n ? '' : number.toString(16);
  return Uint8Array.from([...new Array(zeros).fill(0), ...readHex(hex.length % 2 ? '0' + hex : hex)]);
}

export const readHex = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));

export const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of base64 with padding, in its one form; null for anything else. */
export function readBase64(text) {
  if (typeof text !== 'string' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) || text.includes('\n')) {
    return null;
  }
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

export function toBase64(bytes) {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}

/** The bytes of base64url without padding, in its one form; null for anything else. */
export function readBase64Url(text) {
  if (typeof text !== 'string' || /[^A-Za-z0-9_-]/.test(text) || text.length % 4 === 1) {
    return null;
  }
  return readBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - text.length % 4) % 4));
}

const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const curveB = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function power(base, exponent) {
  let result = 1n;
  for (base %= prime; exponent > 0n; exponent >>= 1n, base = base * base % prime) {
    result = exponent & 1n ? result * base % prime : result;
  }
  return result;
}

/** A public key from its multibase form: {kind, bytes}; null for anything else. */
export function readMultikey(text) {
  const bytes = readBase58(text);
  if (bytes?.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01) {
    return {kind: 'Ed25519', bytes: bytes.slice(2)};
  }
  if (bytes?.length !== 35 || bytes[0] !== 0x80 || bytes[1] !== 0x24 || (bytes[2] !== 2 && bytes[2] !== 3)) {
    return null;
  }
  const x = BigInt('0x' + toHex(bytes.slice(3)));
  if (x >= prime) {
    return null;
  }
  const square = (((x * x * x - 3n * x + curveB) % prime) + prime) % prime;
  let y = power(square, (prime + 1n) / 4n);
  if (y * y % prime !== square) {
    return null;
  }
  y = (y & 1n) === BigInt(bytes[2] & 1) ? y : prime - y;
  return {kind: 'P-256', bytes: Uint8Array.from([4, ...bytes.slice(3), ...readHex(y.toString(16).padStart(64, '0'))])};
}

const dateForm = /^(?!0000|9999)([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)$/;

/** An instant with its offset, in nanoseconds since 1970 as a BigInt; null for anything else. */
export function readDate(text) {
  const parts = typeof text === 'string' && !text.includes('\n') ? dateForm.exec(text) : null;
  if (parts === null || parts[8] === '-00:00') {
    return null;
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (month < 1 || month > 12 || day < 1 || day > longest || hour > 23 || minute > 59 || second > 59) {
    return null;
  }
  const midnight = new Date(Date.UTC(2000, month - 1, day));
  midnight.setUTCFullYear(year, month - 1, day);
  const offset = parts[8] === 'Z' ? 0 : (parts[8][0] === '-' ? -1 : 1) * (Number(parts[8].slice(1, 3)) * 3600 + Number(parts[8].slice(4)) * 60);
  const seconds = midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  return BigInt(seconds) * 1_000_000_000n + BigInt((parts[7] ?? '').padEnd(9, '0'));
}

/** Whole seconds of such an instant, rounded down. */
export function secondsOf(instant) {
  const seconds = instant / 1_000_000_000n;
  return Number(instant % 1_000_000_000n < 0n ? seconds - 1n : seconds);
}

export const isHost = host => typeof host === 'string' && host.length > 0 && host.length <= 253
  && /^[^:]+(:[1-9][0-9]{0,4})?$/.test(host) && !host.includes('\n') && Number(host.split(':')[1] ?? 1) <= 65535
  && host.split(':')[0].split('.').every(label => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && !label.startsWith('xn--'));

export const isIri = text => typeof text === 'string' && text.length <= 2048
  && /^[A-Za-z][A-Za-z0-9+.-]*:./.test(text) && /^[\x21-\x7e]+$/.test(text) && !/[<>"{}|^`\\]/.test(text) && !text.includes('\n');

/** An issuer: {text, host, key}; null for anything but the two kinds known. */
export function readDid(text) {
  if (typeof text !== 'string') {
    return null;
  }
  if (text.startsWith('did:key:')) {
    const key = readMultikey(text.slice(8));
    return key === null ? null : {text, host: null, key};
  }
  if (!text.startsWith('did:web:') || text.slice(8).includes(':')) {
    return null;
  }
  const host = text.slice(8).replaceAll('%3A', ':');
  return isHost(host) ? {text, host, key: null} : null;
}

export const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** True when a signature fits; false for anything malformed. Throws only where the browser does not know the algorithm. */
export async function fits(key, message, signature) {
  const [algorithm, how] = key.kind === 'Ed25519'
    ? [{name: 'Ed25519'}, {name: 'Ed25519'}]
    : [{name: 'ECDSA', namedCurve: 'P-256'}, {name: 'ECDSA', hash: 'SHA-256'}];
  try {
    const opened = await crypto.subtle.importKey('raw', key.bytes, algorithm, false, ['verify']);
    return await crypto.subtle.verify(how, opened, signature, message);
  } catch (error) {
    if (error?.name === 'NotSupportedError') {
      throw error;
    }
    return false;
  }
}
