// SPDX-License-Identifier: EUPL-1.2
// Signing in through a real OpenID Connect provider on loopback, that others wrote: node-oidc-provider, strict about PKCE.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../Browser/codes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const published = process.env.FILIERA_PUBLISHED ?? join(root, 'artifacts', 'run');
const program = join(published, 'web', 'Filiera.Web.dll');
const skip = existsSync(program) ? false : 'the program is not published';
if (skip && process.env.CI === 'true') throw new Error(skip);

const password = 'lampione sedano treno';
const clientSecret = 'a-secret-of-this-test-alone';
let data;
let web;
let address;
let provider;

before(async () => {
  if (skip) return;
  const { default: Provider } = await import('oidc-provider');
  const [webPort, providerPort] = [await freePort(), await freePort()];
  address = `http://localhost:${webPort}`;
  const issuer = `http://127.0.0.1:${providerPort}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: 'filiera', client_secret: clientSecret, redirect_uris: [`${address}/entra/ritorno`], grant_types: ['authorization_code'], response_types: ['code'] }],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  });
  provider = oidc.listen(providerPort, '127.0.0.1');
  data = mkdtempSync(join(tmpdir(), 'filiera-openid-'));
  web = spawn('dotnet', [program, '--urls', `http://127.0.0.1:${webPort}`, `--Filiera:Data=${data}`, '--Filiera:OpenId:prova:Name=Prova',
    `--Filiera:OpenId:prova:Authority=${issuer}`, '--Filiera:OpenId:prova:ClientId=filiera'], {
    cwd: join(published, 'web'), stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, Filiera__OpenId__prova__ClientSecret: clientSecret },
  });
  for (let tries = 0; !(await answers()); tries++) {
    if (web.exitCode !== null || tries === 300) throw new Error('the portal does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});

after(async () => {
  provider?.close();
  provider?.closeAllConnections();
  if (web) {
    const ended = new Promise((resolve) => web.once('exit', resolve));
    web.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
});

async function answers() {
  try {
    return (await fetch(`${address}/health/live`)).ok;
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

/** A browser without script: it keeps cookies for each host and path, and follows redirects when told to. */
class Visitor {
  #cookies = new Map();

  async ask(url, form) {
    const target = new URL(url, address);
    const kept = [...this.#cookies.values()].filter((one) => one.host === target.host && target.pathname.startsWith(one.path));
    const answer = await fetch(target.href, {
      method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form),
      headers: { accept: 'text/html', cookie: kept.map((one) => `${one.name}=${one.value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair, ...rest] = line.split(';').map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/';
      if (value && !/expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.set(`${target.host}${path}${name}`, { host: target.host, path, name, value });
      else this.#cookies.delete(`${target.host}${path}${name}`);
    }
    return { status: answer.status, url: target.href, to: answer.headers.get('location') && new URL(answer.headers.get('location'), target).href, text: await answer.text() };
  }

  /** Follows redirects, within a host and to others, until a page comes. */
  async open(url, form) {
    let page = await this.ask(url, form);
    while (page.to) page = await this.ask(page.to);
    return page;
  }

  /** Opens a page and sends the form in it that leads to an address. */
  async send(url, action, fields) {
    const page = await this.open(url);
    const token = /name="gettone" value="([^"]+)"/.exec(page.text)[1];
    return this.open(action, { gettone: token, ...fields });
  }
}

async function operator() {
  const visitor = new Visitor();
  const key = readFileSync(join(data, 'keys', 'operator.key'), 'utf8').trim();
  const invitation = await visitor.send('/entra/chiave', '/entra/chiave', { chiave: key });
  const account = await visitor.send(invitation.url, invitation.url, { name: 'Persona di Prova', email: 'prova@example.it', password });
  assert.match(account.url, /\/conto$/);
  const page = await visitor.open('/conto/autenticatore');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)[1].replaceAll(' ', '');
  const codes = await visitor.send('/conto/autenticatore', '/conto/autenticatore', { code: codeOf(secret) });
  assert.match(codes.text, /class="codes"/);
  return visitor;
}

// The provider's own pages: who one is, then whether one agrees.
async function agree(visitor, page, login) {
  for (let turn = 0; turn < 3 && page.url.includes('/interaction/'); turn++) {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)[1];
    page = await visitor.open(new URL(action, page.url).href, { prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) });
  }
  return page;
}

test('an account is bound to a person of the provider, who then signs in with it', { skip }, async () => {
  const bound = await operator();
  const done = await agree(bound, await bound.open('/conto/fornitore/prova'), 'persona-1');
  assert.match(done.url, /\/conto\?esito=provider-bound$/);

  const again = new Visitor();
  const inside = await agree(again, await again.open('/entra/fornitore/prova?ritorno=/lavoro/organizzazioni'), 'persona-1');
  assert.equal(inside.status, 200);
  assert.match(inside.url, /\/lavoro\/organizzazioni$/);

  const stranger = new Visitor();
  const outside = await agree(stranger, await stranger.open('/entra/fornitore/prova'), 'persona-2');
  assert.equal(outside.status, 403);
  assert.match(outside.text, /provider-person-unknown/);

  // The return address once more, as from the history: nothing is asked any more.
  const replayed = await again.ask(`${address}/entra/ritorno?code=used&state=used`);
  assert.equal(replayed.status, 400);
});
