// SPDX-License-Identifier: EUPL-1.2
// Pictures of every page at every width, to look at: node tests/Browser/shots.mjs [FOLDER]   (artifacts/shots)
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser, pagesOf, visitorsOf } from './visitors.mjs';

const reason = whyNot();
if (reason) throw new Error(reason);
const folder = process.argv[2] ?? join('artifacts', 'shots');
mkdirSync(folder, { recursive: true });
const installation = await startInstallation();
const browser = await openBrowser();
try {
  for (const visitor of await visitorsOf(browser, installation.address)) {
    for (const width of [1280, 390, 320]) {
      for (const colorScheme of ['light', 'dark']) {
        const context = await browser.newContext({ storageState: visitor.storage, viewport: { width, height: 900 }, colorScheme, locale: 'it-IT' });
        const page = await context.newPage();
        for (const { path } of await pagesOf(context, installation.address)) {
          await page.goto(installation.address + path);
          const name = `${visitor.name}${path}`.replace(/[^\w-]+/g, '_').slice(0, 100);
          await page.screenshot({ path: join(folder, `${name}.${width}.${colorScheme}.png`), fullPage: true });
        }
        await context.close();
      }
    }
  }
  console.log(folder);
} finally {
  await browser.close();
  await installation.stop();
}
