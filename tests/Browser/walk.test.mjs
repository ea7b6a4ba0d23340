// SPDX-License-Identifier: EUPL-1.2
// A messy workbook from upload to receipt, as a compliance officer takes it: every page on the way is whole on a phone.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clean, inspect } from './inspect.mjs';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser, visitorsOf } from './visitors.mjs';
import { workbook } from './workbook.mjs';

const skip = whyNot() ?? false;
const phone = { width: 390, height: 844 };
const messy = workbook({
  Copertina: [['Elenco inventato per prova']],
  'Clienti & altri': [
    ['Ragione sociale', 'Recapiti vari', 'Raccolto il'],
    ['Persona Inventata', '347 123 4567', '2026-10-01'],
    ['Persona Finta', 'da chiedere', '2026-10-02'],
    ['Persona Immaginaria', 'manca', '2026-10-03'],
    ['Persona Fittizia', '02 9876543', '2026-10-04'],
    ['Persona Supposta', '', '2026-10-05'],
  ],
});

let installation;
let browser;
let officer;

before(async () => {
  if (skip) return;
  installation = await startInstallation();
  browser = await openBrowser();
  officer = (await visitorsOf(browser, installation.address)).find((visitor) => visitor.name === 'compliance-officer');
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

async function opened(settings) {
  const context = await browser.newContext({ storageState: officer.storage, viewport: phone, locale: 'it-IT', reducedMotion: 'reduce', ...settings });
  return context.newPage();
}

async function whole(page, where) {
  const { title, lang, ...seen } = await inspect(page);
  assert.deepEqual({ where, ...seen }, { where, ...clean });
}

// To the column choices of the sheet that holds the contacts.
async function upload(page) {
  await page.goto(`${installation.address}/lavoro/liste/nuova`);
  await page.locator('#f-content').setInputFiles({ name: 'elenco disordinato.xlsx', mimeType: 'application/octet-stream', buffer: messy });
  await page.getByRole('button', { name: "Guarda l'anteprima" }).click();
  await page.locator('#f-foglio').selectOption('Clienti & altri');
  await page.locator('#f-intestazione').selectOption('si');
  await page.getByRole('button', { name: 'Rileggi il file' }).click();
}

test('a messy workbook goes from upload to receipt', { skip }, async () => {
  const page = await opened({ acceptDownloads: true });
  await upload(page);
  assert.match(await page.locator('main .answer').innerText(), /numero di telefono/);
  await whole(page, 'columns not known');

  await page.locator('#c1').selectOption('number');
  await page.locator('#c2').selectOption('number');
  await page.getByRole('button', { name: 'Usa queste colonne' }).click();
  assert.match(await page.locator('td:has(#c2) .error').innerText(), /column-chosen-twice/);
  await whole(page, 'a wrong choice');

  await page.locator('#c1').selectOption('');
  await page.locator('#c3').selectOption('date');
  await page.getByRole('button', { name: 'Usa queste colonne' }).click();
  assert.match(await page.locator('main .answer').first().innerText(), /su 5/);
  assert.doesNotMatch(await page.locator('main').innerText(), /1234567|123 4567/);
  await whole(page, 'the preview');

  await page.getByText('Salvare o riusare la mappatura').click();
  const mapping = await saved(page, page.getByRole('link', { name: 'Salva questa mappatura' }));
  assert.equal(mapping.name, 'elenco disordinato-mappatura.json');
  assert.deepEqual(JSON.parse(mapping.text).columns, { number: 'Recapiti vari', date: 'Raccolto il' });

  await page.getByRole('button', { name: 'Verifica la lista' }).click();
  await page.getByRole('link', { name: 'Scarica la lista' }).waitFor({ timeout: 60_000 });
  assert.match(await page.locator('main .answer').innerText(), /su 5/);
  await whole(page, 'the result');
  const withheld = await saved(page, page.getByRole('link', { name: 'Gli altri, con il motivo' }));
  assert.equal(withheld.name, 'elenco disordinato-trattenute.csv');
  assert.match(withheld.text, /Recapiti vari/);

  await page.getByRole('link', { name: 'Ricevuta', exact: true }).first().click();
  await whole(page, 'the receipt');
  const receipt = await saved(page, page.getByRole('link', { name: 'Scarica la ricevuta' }));
  assert.match(receipt.name, /^ricevuta-.*\.json$/);

  await page.goto(`${installation.address}/verifica/ricevuta`);
  await page.locator('#f-receipt-file').setInputFiles({ name: receipt.name, mimeType: 'application/json', buffer: Buffer.from(receipt.text) });
  await page.getByRole('button', { name: 'Controlla', exact: true }).click();
  assert.equal((await page.locator('main .verdict').innerText()).trim(), 'valida');
  await whole(page, 'the receipt checked');
  await page.context().close();
});

test('columns are put right without script', { skip }, async () => {
  const page = await opened({ javaScriptEnabled: false });
  await upload(page);
  await page.locator('#c2').selectOption('number');
  await page.getByRole('button', { name: 'Usa queste colonne' }).click();
  assert.match(await page.locator('main .answer').first().innerText(), /su 5/);
  await page.context().close();
});

async function saved(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
