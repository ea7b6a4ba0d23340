// SPDX-License-Identifier: EUPL-1.2
// Writes what the program is made of: node build/sbom.mjs OUT project.assets.json… [package-lock.json…]
// CycloneDX 1.6 as JSON: every package restored, with its hash, and its licence where docs/dependencies.md says it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The packages of a NuGet restore that take part in the program; what is used at build time alone has no runtime files. */
export function ofNuGet(assets) {
  const used = new Set(Object.values(assets.targets).flatMap((target) => Object.entries(target)
    .filter(([, part]) => part.type === 'package' && Object.keys({ ...part.runtime, ...part.runtimeTargets, ...part.native }).some((file) => !file.endsWith('/_._')))
    .map(([key]) => key)));
  return [...used].map((key) => {
    const [name, version] = key.split('/');
    const hash = assets.libraries[key]?.sha512;
    return { name, version, purl: `pkg:nuget/${name}@${version}`, hash: hash && Buffer.from(hash, 'base64').toString('hex') };
  });
}

/** The packages of an npm lock file that are shipped; those of development alone are not. */
export function ofNpm(lock) {
  return Object.entries(lock.packages ?? {}).filter(([path, part]) => path && !part.dev && !part.link).map(([path, part]) => {
    const name = part.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const hash = /^sha512-(.+)$/.exec(part.integrity ?? '')?.[1];
    return { name, version: part.version, licence: part.license, purl: `pkg:npm/${name.replace('@', '%40')}@${part.version}`, hash: hash && Buffer.from(hash, 'base64').toString('hex') };
  });
}

/** Licences by package, from the tables of docs/dependencies.md. */
export function licencesOf(markdown) {
  return new Map([...markdown.matchAll(/^\| `([^`]+)` \|[^|]*\| ([^|]+) \|/gm)].map(([, name, licence]) => [name, licence.trim()]));
}

/** The document. */
export function toCycloneDx(packages, licences, version) {
  const known = new Map(packages.map((one) => [one.purl, one]));
  const components = [...known.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)).map((one) => {
    const licence = licences.get(one.name) ?? one.licence;
    return {
      type: 'library', 'bom-ref': one.purl, name: one.name, version: one.version, purl: one.purl,
      ...(one.hash ? { hashes: [{ alg: 'SHA-512', content: one.hash }] } : {}),
      ...(licence ? { licenses: [{ license: { name: licence } }] } : {}),
    };
  });
  return {
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'filiera', name: 'filiera', version, licenses: [{ license: { id: 'EUPL-1.2' } }] } },
    components,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [out, ...inputs] = process.argv.slice(2);
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const packages = inputs.flatMap((path) => (basename(path) === 'project.assets.json' ? ofNuGet(read(path)) : ofNpm(read(path))));
  const version = /<Version>([^<]+)</.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
  const licences = licencesOf(readFileSync(join(root, 'docs/dependencies.md'), 'utf8'));
  writeFileSync(out, `${JSON.stringify(toCycloneDx(packages, licences, version), null, 2)}\n`);
}
