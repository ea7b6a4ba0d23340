// SPDX-License-Identifier: EUPL-1.2
// The guide's pictures, taken from the running program: node tests/Browser/guide-shots.mjs [FOLDER]   (docs/guide/shots)
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser } from './visitors.mjs';

const largest = 59_000;
const reason = whyNot();
if (reason) throw new Error(reason);
const folder = process.argv[2] ?? join('docs', 'guide', 'shots');
mkdirSync(folder, { recursive: true });
const installation = await startInstallation();
const browser = await openBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'it-IT', colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(installation.address);
  await page.click('button[value=compliance-officer]');
  await page.goto(`${installation.address}/lavoro/liste`);
  const lists = await page.$$eval('main a[href^="/lavoro/liste/"]', (links) => links.filter((link) => link.textContent.includes('fibra-casa.csv')).map((link) => link.getAttribute('href')));
  await page.goto(installation.address + lists[0]);
  await shoot(page, 'risultato');
  await page.click(`form[action="${lists[0]}/prova"] button`);
  await page.waitForLoadState();
  await shoot(page, 'anteprima');
} finally {
  await browser.close();
  await installation.stop();
}

// As good as fits: the pictures are kept with the text.
async function shoot(page, name) {
  const path = join(folder, `${name}.jpg`);
  for (const quality of [80, 65, 50, 35]) {
    await page.screenshot({ path, type: 'jpeg', quality });
    if (statSync(path).size <= largest) break;
  }
  console.log(path, statSync(path).size);
}
