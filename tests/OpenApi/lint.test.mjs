// SPDX-License-Identifier: EUPL-1.2
// The descriptions of the HTTP interfaces, linted by two linters: no error is let through.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const documents = ['v1.json'];

for (const name of documents) {
  const path = join(root, 'openapi', name);
  const source = readFileSync(path, 'utf8');

  test(`${name} has no error for Redocly`, async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source, absoluteRef: path, config });
    assert.deepEqual(problems.filter((problem) => problem.severity === 'error').map((problem) => `${problem.ruleId}: ${problem.message} ${problem.location?.[0]?.pointer}`), []);
  });

  test(`${name} has no error for Spectral`, async () => {
    const spectral = new core.Spectral();
    spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
    const results = await spectral.run(new core.Document(source, parsers.Json, path));
    assert.deepEqual(results.filter((result) => result.severity === 0).map((result) => `${result.code}: ${result.message} ${result.path.join('/')}`), []);
  });
}
