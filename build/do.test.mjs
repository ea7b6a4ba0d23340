// SPDX-License-Identifier: EUPL-1.2
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const door = join(dirname(fileURLToPath(import.meta.url)), '..', 'do');

const knock = (...words) => knockWith(process.env, ...words);

function knockWith(env, ...words) {
  return new Promise((resolve) => {
    const child = spawn('/bin/bash', [door, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
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

test('a missing Node is said before anything is built, with what to install', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'filiera-bin-'));
  try {
    for (const tool of ['bash', 'dirname']) symlinkSync(`/usr/bin/${tool}`, join(bin, tool));
    writeFileSync(join(bin, 'dotnet'), '#!/bin/bash\necho built\n', { mode: 0o755 });
    const { code, said } = await knockWith({ PATH: bin }, 'run', '--port', '1', '--data', bin);
    assert.equal(code, 1);
    assert.equal(said, 'node is not installed: install Node 20 or newer: the style sheet of the pages is made with it\n');
  } finally {
    rmSync(bin, { recursive: true });
  }
});
