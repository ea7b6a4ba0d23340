// SPDX-License-Identifier: EUPL-1.2
// The pages of accounts that no link leads to: what comes of a form, and what a one-time link opens. With FILIERA_SHOTS=FOLDER their
// pictures are kept to look at.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { codeOf } from './codes.mjs';
import { clean, inspect } from './inspect.mjs';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser } from './visitors.mjs';

const skip = whyNot() ?? false;
const password = 'lampione sedano treno';
const shots = process.env.FILIERA_SHOTS;
const views = {
  it: [{ width: 1280, theme: 'light' }, { width: 390, theme: 'dark' }, { width: 320, theme: 'light' }],
  en: [{ width: 1280, theme: 'dark' }, { width: 390, theme: 'light' }, { width: 320, theme: 'dark' }],
};
let installation;
let browser;

before(async () => {
  if (skip) return;
  installation = await startInstallation(['--Filiera:MailFrom=filiera@example.it']);
  browser = await openBrowser();
  if (shots) mkdirSync(shots, { recursive: true });
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

for (const lang of ['it', 'en']) {
  test(`every page on the way of an account is accessible and within its width, in ${lang}`, { skip }, async () => {
    const context = await browser.newContext({ locale: lang === 'it' ? 'it-IT' : 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const see = (name, path) => look(page, lang, name, path);
    const email = `${lang}@example.it`;

    await see('sign-in', '/entra');
    await see('operator-key', '/entra/chiave');
    await page.fill('#f-chiave', readFileSync(join(installation.data, 'keys', 'operator.key'), 'utf8').trim());
    await send(page, 'form[action="/entra/chiave"] button');
    await see('invitation');
    await fill(page, { name: 'Persona di Prova', email, password });
    await send(page, 'main form button');
    await see('account-begun');

    await see('authenticator', '/conto/autenticatore');
    const secret = await page.locator('main code').first().innerText();
    await page.fill('#f-code', codeOf(secret));
    await send(page, 'form[action="/conto/autenticatore"] button');
    await see('recovery-codes');
    await see('account', '/conto');
    await see('password', '/conto/password');

    await see('users', '/lavoro/utenti');
    await see('invite', '/lavoro/utenti/invita');
    await page.selectOption('#f-role', 'auditor');
    await page.selectOption('#f-organisation', { index: 1 });
    await page.fill('#f-email', `invited-${lang}@example.it`);
    await send(page, 'form[action="/lavoro/utenti/invita"] button');
    await see('invitation-made');

    await page.goto(installation.address + '/lavoro/utenti');
    await send(page, `tbody th a:has-text("${email}")`);
    await see('user');
    await send(page, 'form[action$="/reimposta"] button');
    await see('reset-made');
    await see('reset', new URL(await page.locator('.secret code').innerText()).pathname);

    await see('key-form', '/lavoro/chiavi-api/nuova');
    await page.fill('#f-name', 'prova');
    await page.check('input[name="scopes"] >> nth=0');
    await send(page, 'form[action="/lavoro/chiavi-api/nuova"] button');
    await see('key-made');
    await see('keys', '/lavoro/chiavi-api');

    await send(page, 'form[action="/esci"] button');
    await page.goto(installation.address + '/entra');
    await fill(page, { email, password });
    await send(page, 'form[action="/entra"] button');
    await see('code');
    await see('forgotten', '/entra/dimenticata');
    await page.fill('#f-email', email);
    await send(page, 'form[action="/entra/dimenticata"] button');
    await see('forgotten-asked');
    await context.close();
  });
}

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#f-${name}`, value);
}

async function send(page, what) {
  await Promise.all([page.waitForNavigation(), page.locator(what).first().click()]);
}

// The same page in every view: what came of a form cannot be asked for again.
async function look(page, lang, name, path) {
  if (path) await page.goto(installation.address + path);
  for (const { width, theme } of views[lang]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    const seen = await inspect(page);
    if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${theme}-${lang}.png`), fullPage: true });
    assert.deepEqual({ ...seen, title: seen.title.length > 0 }, { ...clean, title: true, lang }, `${name} at ${width} px, ${theme}`);
  }
}
