// SPDX-License-Identifier: EUPL-1.2
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const door = join(dirname(fileURLToPath(import.meta.url)), '..', 'do');

function knock(...words) {
  return new Promise((resolve) => {
    const child = spawn('bash', [door, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said += chunk; });
    child.on('close', (code) => resolve({ code, said }));
  });
}

test('help names every command', async () => {
  const { code, said } = await knock('help');
  assert.equal(code, 0);
  for (const command of ['run', 'check', 'test', 'seed', 'bench', 'accept', 'shots', 'migrations']) assert.match(said, new RegExp(`^\\./do ${command}\\b`, 'm'));
});

test('an unknown command is refused and the known ones are shown', async () => {
  const { code, said } = await knock('runn');
  assert.equal(code, 1);
  assert.match(said, /^\.\/do run/m);
  assert.match(said, /no command runn/);
});

test('a busy port is said before anything is built', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const data = mkdtempSync(join(tmpdir(), 'filiera-do-'));
  try {
    const { port } = server.address();
    const { code, said } = await knock('run', '--port', String(port), '--data', data);
    assert.equal(code, 1);
    assert.equal(said, `Port ${port} is already in use on this machine. Stop what listens there, or choose another: ./do run --port 8090\n`);
  } finally {
    server.close();
    rmSync(data, { recursive: true });
  }
});

test('a room without tests is refused with the list of those that have them', async () => {
  const { code, said } = await knock('test', 'Attic');
  assert.equal(code, 1);
  assert.match(said, /no tests for Attic: one of .*Architecture.* Kernel\.Tests/);
});
