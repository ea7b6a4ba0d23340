// SPDX-License-Identifier: EUPL-1.2
// An installation of the published program on a free loopback port, with the demonstration sector of size S in a folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const published = process.env.FILIERA_PUBLISHED ?? join(root, 'artifacts', 'run');

/** Why nothing can be tested here, or null. Where CI=true nothing may be missing, so the reason becomes an error. */
export function whyNot() {
  const reason = !existsSync(join(published, 'web', 'Filiera.Web.dll')) ? 'the program is not published: ./do test Browser publishes it'
    : !chromiumPath() ? 'no Chromium: set CHROMIUM or install it'
    : null;
  if (reason && process.env.CI === 'true') throw new Error(reason);
  return reason;
}

export function chromiumPath() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
}

/** Starts it, with more settings where they are given, and waits until it answers. */
export async function startInstallation(settings = []) {
  const data = mkdtempSync(join(tmpdir(), 'filiera-browser-'));
  const seeded = spawnSync('dotnet', [join(published, 'cli', 'filiera.dll'), 'seed', '--size', 'S', '--data', data], { encoding: 'utf8' });
  if (seeded.status !== 0) throw new Error(`the seed failed (${seeded.status}):\n${seeded.stdout}\n${seeded.stderr}`);
  const address = `http://127.0.0.1:${await freePort()}`;
  const web = spawn('dotnet', [join(published, 'web', 'Filiera.Web.dll'), '--urls', address, `--Filiera:Data=${data}`, ...settings], {
    cwd: join(published, 'web'), stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [web.stdout, web.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const ended = new Promise((resolve) => web.once('exit', resolve));
  for (let tries = 0; !(await answers(address)); tries++) {
    if (web.exitCode !== null || tries === 300) throw new Error(`the portal does not answer:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    address,
    data,
    output: () => output,
    async stop() {
      web.kill('SIGTERM');
      const late = setTimeout(() => web.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function answers(address) {
  try {
    return (await fetch(`${address}/salute`)).ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
