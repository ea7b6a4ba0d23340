// SPDX-License-Identifier: EUPL-1.2
// The canonical statements (RDFC-1.0) of credentials in which every node has an identifier: expanded with fixed tables, then sorted.
import {bytesOf, isIri, readDid} from './formats.mjs';

export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
const badgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const ownPath = '/contexts/filiera-v1.jsonld';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const badgeXsd = 'https://www.w3.org/2001/XMLSchema#';
const schema = 'https://schema.org/';
const security = 'https://w3id.org/security#';

// A word is an IRI; with `@` before it, its texts name nodes; after `^` stands the type of its texts.
const word = spec => {
  const [iri, datatype] = spec.split('^');
  return iri.startsWith('@') ? {iri: iri.slice(1), isNode: true} : {iri, datatype};
};

const table = (base, words) => new Map(Object.entries(words).map(([name, spec]) => [name, word(spec.replace(/^(@?)~/, '$1' + base))]));

const credentials = 'https://www.w3.org/2018/credentials#';
const status = 'https://www.w3.org/ns/credentials/status#';
const badges = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const own = 'urn:filiera:term:';

const base = {
  everywhere: table(schema, {description: '~description', name: '~name'}),
  types: {
    VerifiableCredential: [credentials + 'VerifiableCredential', table(credentials, {
      credentialStatus: '@~credentialStatus', credentialSubject: '@~credentialSubject', issuer: '@~issuer',
      validFrom: `~validFrom^${xsd}dateTime`, validUntil: `~validUntil^${xsd}dateTime`,
    })],
    BitstringStatusListCredential: [status + 'BitstringStatusListCredential', new Map()],
    BitstringStatusList: [status + 'BitstringStatusList', table(status, {
      encodedList: `~encodedList^${security}multibase`, statusPurpose: '~statusPurpose', ttl: '~ttl',
    })],
    BitstringStatusListEntry: [status + 'BitstringStatusListEntry', table(status, {
      statusListCredential: '@~statusListCredential', statusListIndex: '~statusListIndex', statusPurpose: '~statusPurpose',
    })],
  },
};

const openBadges = {
  everywhere: table(badges, {
    alignment: '~alignment', inLanguage: schema + 'inLanguage', narrative: '~narrative', url: `${schema}url^${badgeXsd}anyURI`,
  }),
  types: {
    OpenBadgeCredential: [badges + 'OpenBadgeCredential', new Map()],
    Achievement: [badges + 'Achievement', table(badges, {
      achievementType: '~achievementType', criteria: '@~Criteria', humanCode: '~humanCode', version: '~version',
    })],
    AchievementSubject: [badges + 'AchievementSubject', table(badges, {
      achievement: '~achievement', activityEndDate: `~activityEndDate^${badgeXsd}date`, activityStartDate: `~activityStartDate^${badgeXsd}date`,
      identifier: '~identifier', licenseNumber: '~licenseNumber',
    })],
    Alignment: [schema + 'AlignmentObject', table(badges, {
      targetCode: '~targetCode', targetDescription: schema + 'targetDescription', targetFramework: schema + 'targetFramework',
      targetName: schema + 'targetName', targetType: '~targetType', targetUrl: `${schema}targetUrl^${badgeXsd}anyURI`,
    })],
    Criteria: [badges + 'Criteria', new Map()],
    IdentityObject: [badges + 'IdentityObject', table(badges, {
      hashed: `~hashed^${badgeXsd}boolean`, identityHash: '~identityHash', identityType: '~identityType', salt: '~salt',
    })],
    Profile: [badges + 'Profile', new Map()],
  },
};

const ours = {
  everywhere: table(own, {
    asOf: `~asOf^${xsd}dateTime`, calls: '~calls', campaign: '@~campaign', centre: '@~centre', certificateNumber: '~certificateNumber', client: '@~client',
    decidedOn: `~decidedOn^${xsd}date`, demonstration: '~demonstration', givenFrom: `~givenFrom^${xsd}date`, givenUntil: `~givenUntil^${xsd}date`,
    listHash: '~listHash', listRows: '~listRows', receiptHash: '~receiptHash', rulebookHash: '~rulebookHash', scheme: '@~scheme',
    schemeHash: '~schemeHash', service: '~service', site: '@~site', vatNumber: '~vatNumber',
  }),
  types: Object.fromEntries([
    'Campaign', 'CertifiedOrganisation', 'Mandate', 'MandateCredential', 'Organisation', 'ScreenedList', 'ScreeningReceiptCredential',
    'ServiceConformityCredential', 'Site',
  ].map(type => [type, [own + type, new Map()]])),
};

/** The tables that the contexts of a credential call for; null when one is unknown, or lies on another host than the issuer's. */
export function tablesOf(contexts, issuer) {
  if (!Array.isArray(contexts) || contexts[0] !== credentialsContext) {
    return null;
  }
  const host = readDid(issuer)?.host ?? null;
  const found = [base];
  for (const context of contexts.slice(1)) {
    if (context === badgesContext && found.length === 1) {
      found.push(openBadges);
    } else if (host !== null && context === `https://${host}${ownPath}` && !found.includes(ours)) {
      found.push(ours);
    } else {
      return null;
    }
  }
  return found;
}

class NotOfShape extends Error {}

/** The canonical statements of a document without its proofs, as bytes; null when it is not of the shape. */
export function statementsOf(document, tables) {
  const lines = new Set();
  const typeOf = name => tables.map(one => Object.hasOwn(one.types, name) ? one.types[name] : undefined).find(found => found !== undefined);
  const meaning = (name, types) => {
    let found = tables.map(one => one.everywhere.get(name)).find(one => one !== undefined);
    for (const type of types) {
      const scoped = typeOf(type)[1].get(name);
      if (scoped !== undefined) {
        if (found !== undefined && (found.iri !== scoped.iri || found.isNode !== scoped.isNode || found.datatype !== scoped.datatype)) {
          throw new NotOfShape();
        }
        found = scoped;
      }
    }
    if (found === undefined) {
      throw new NotOfShape();
    }
    return found;
  };
  const literal = (text, datatype) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` + (datatype === undefined ? '' : `^^<${datatype}>`);
  const object = (value, {isNode, datatype}) => {
    if (value instanceof Map) {
      return `<${node(value)}>`;
    }
    if (isNode && isIri(value)) {
      return `<${value}>`;
    }
    if (isNode) {
      throw new NotOfShape();
    }
    if (typeof value === 'string' && !/[\u0000-\u001f\u007f]/.test(value)) {
      return literal(value, datatype);
    }
    if (typeof value === 'number') {
      return literal(String(value), datatype ?? xsd + 'integer');
    }
    if (typeof value === 'boolean') {
      return literal(String(value), datatype ?? xsd + 'boolean');
    }
    throw new NotOfShape();
  };
  const node = map => {
    const id = map.get('id');
    const type = map.get('type');
    const types = type === undefined ? [] : Array.isArray(type) ? type : [type];
    if (!isIri(id) || !types.every(one => typeof one === 'string' && typeOf(one) !== undefined)) {
      throw new NotOfShape();
    }
    for (const one of types) {
      lines.add(`<${id}> <${rdfType}> <${typeOf(one)[0]}> .\n`);
    }
    for (const [name, value] of map) {
      if (name !== 'id' && name !== 'type') {
        const term = meaning(name, types);
        for (const one of Array.isArray(value) ? value : [value]) {
          lines.add(`<${id}> <${term.iri}> ${object(one, term)} .\n`);
        }
      }
    }
    return id;
  };
  try {
    const root = new Map(document);
    root.delete('@context');
    node(root);
    return bytesOf([...lines].sort(byCodePoint).join(''));
  } catch (error) {
    if (error instanceof NotOfShape) {
      return null;
    }
    throw error;
  }
}

function byCodePoint(left, right) {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)];
    if (a !== b) {
      const high = [a, b].map(unit => unit >= 0xd800 && unit <= 0xdfff);
      return high[0] === high[1] ? a - b : high[0] ? 1 : -1;
    }
  }
  return left.length - right.length;
}

/** The canonical statements of the options of a proof, as bytes; null when they are not of the shape. */
export function proofStatements({id, created, cryptosuite, verificationMethod}) {
  if (!isIri(verificationMethod) || (id !== undefined && !isIri(id))) {
    return null;
  }
  const subject = id === undefined ? '_:c14n0' : `<${id}>`;
  return bytesOf([
    `${subject} <http://purl.org/dc/terms/created> "${created}"^^<${xsd}dateTime> .\n`,
    `${subject} <${rdfType}> <${security}DataIntegrityProof> .\n`,
    `${subject} <${security}cryptosuite> "${cryptosuite}"^^<${security}cryptosuiteString> .\n`,
    `${subject} <${security}proofPurpose> <${security}assertionMethod> .\n`,
    `${subject} <${security}verificationMethod> <${verificationMethod}> .\n`,
  ].join(''));
}
