// SPDX-License-Identifier: EUPL-1.2
// Accounts with passkeys, in a browser with a virtual authenticator.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser } from './visitors.mjs';

const skip = whyNot() ?? false;
const password = 'lampione sedano treno';
let installation;
let browser;
let address;

before(async () => {
  if (skip) return;
  installation = await startInstallation();
  browser = await openBrowser();
  // A passkey belongs to a name; a numeric address has none.
  address = installation.address.replace('127.0.0.1', 'localhost');
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

async function send(page, button) {
  await Promise.all([page.waitForNavigation(), page.locator(button).click()]);
}

async function newcomer(context, email) {
  const page = await context.newPage();
  await page.goto(`${address}/entra/chiave`);
  await page.fill('#f-chiave', readFileSync(join(installation.data, 'keys', 'operator.key'), 'utf8').trim());
  await send(page, 'form[action="/entra/chiave"] button');
  await page.fill('#f-name', 'Persona di Prova');
  await page.fill('#f-email', email);
  await page.fill('#f-password', password);
  await send(page, 'main form button');
  assert.equal(new URL(page.url()).pathname, '/conto');
  return page;
}

async function authenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { devtools, authenticatorId };
}

test('a passkey is added, signs in afterwards, and closes the way of the password alone', { skip }, async () => {
  const context = await browser.newContext();
  const page = await newcomer(context, 'passkey@example.it');
  const { devtools, authenticatorId } = await authenticator(page);
  await page.goto(`${address}/conto`);
  await page.fill('#f-nome', 'chiave virtuale');
  await send(page, 'form[data-passkey="create"] button');
  assert.equal(new URL(page.url()).search, '?esito=passkey-added');
  assert.match(await page.locator('main').innerText(), /chiave virtuale/);

  // The session became a strong one: the workspace opens.
  assert.equal((await page.goto(`${address}/lavoro`)).status(), 200);
  await send(page, 'form[action="/esci"] button');

  await page.goto(`${address}/entra`);
  await send(page, 'form[data-passkey="get"] button');
  assert.equal(new URL(page.url()).pathname, '/lavoro');

  await send(page, 'form[action="/esci"] button');
  await page.goto(`${address}/entra`);
  await page.fill('#f-email', 'passkey@example.it');
  await page.fill('#f-password', password);
  await send(page, 'form[action="/entra"] button');
  assert.match(await page.locator('main').innerText(), /passkey-needed/);

  // A holder whom the device does not verify is told so, and nothing is sent.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(`${address}/entra`);
  await page.locator('form[data-passkey="get"] button').click();
  await page.locator('[data-passkey-note]').waitFor({ state: 'visible' });
  assert.equal(new URL(page.url()).pathname, '/entra');
  await context.close();
});

test('a passkey of one account signs in to that account alone', { skip }, async () => {
  const context = await browser.newContext();
  const page = await newcomer(context, 'altra@example.it');
  await authenticator(page);
  await page.goto(`${address}/conto`);
  await send(page, 'form[data-passkey="create"] button');
  await send(page, 'form[action="/esci"] button');
  await page.goto(`${address}/entra`);
  await send(page, 'form[data-passkey="get"] button');
  await page.goto(`${address}/conto`);
  assert.match(await page.locator('.lead').innerText(), /altra@example\.it/);
  await context.close();
});

test('without script the password way stands, and the passkey way says what it needs', { skip }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/entra`);
  assert.ok(await page.locator('form[data-passkey="get"] button').isDisabled());
  assert.ok(await page.locator('form[action="/entra"] button').isEnabled());
  await context.close();
});
