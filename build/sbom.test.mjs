// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licencesOf, ofNpm, ofNuGet, toCycloneDx } from './sbom.mjs';

const hash = 'q83vEjRWeJA=';

test('a package that runs is listed with its hash, and one of the build alone is not', () => {
  const packages = ofNuGet({
    targets: { 'net10.0': {
      'Runs/1.2.3': { type: 'package', runtime: { 'lib/net10.0/Runs.dll': {} } },
      'Builds/1.0.0': { type: 'package', build: { 'build/Builds.props': {} } },
      'Empty/1.0.0': { type: 'package', runtime: { 'lib/net10.0/_._': {} } },
      'Room/1.0.0': { type: 'project' },
    } },
    libraries: { 'Runs/1.2.3': { sha512: hash } },
  });
  assert.deepEqual(packages, [{ name: 'Runs', version: '1.2.3', purl: 'pkg:nuget/Runs@1.2.3', hash: 'abcdef1234567890' }]);
});

test('an npm package that is shipped is listed, and one of development is not', () => {
  const packages = ofNpm({ packages: {
    '': { name: 'root' },
    'node_modules/@scope/shipped': { version: '2.0.0', license: 'BSD-3-Clause', integrity: `sha512-${hash}` },
    'node_modules/tool': { version: '1.0.0', dev: true },
  } });
  assert.deepEqual(packages, [{ name: '@scope/shipped', version: '2.0.0', licence: 'BSD-3-Clause', purl: 'pkg:npm/%40scope/shipped@2.0.0', hash: 'abcdef1234567890' }]);
});

test('the document is CycloneDX, sorted, each package once, with the licence the documents tell', () => {
  const licences = licencesOf('| package | why | licence | x |\n| --- | --- | --- | --- |\n| `B` | because | MIT | own |\n');
  const one = { name: 'B', version: '1', purl: 'pkg:nuget/B@1', hash: 'ab' };
  const document = toCycloneDx([one, { name: 'A', version: '1', purl: 'pkg:nuget/A@1' }, one], licences, '0.1.0');
  assert.equal(document.bomFormat, 'CycloneDX');
  assert.deepEqual(document.components.map((component) => component.purl), ['pkg:nuget/A@1', 'pkg:nuget/B@1']);
  assert.deepEqual(document.components[1].licenses, [{ license: { name: 'MIT' } }]);
  assert.equal(document.components[0].licenses, undefined);
});
