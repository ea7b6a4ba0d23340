// SPDX-License-Identifier: EUPL-1.2
// Every page every visitor can reach by links: accessible, within its width, and complete.
import test, { after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { inspect } from './inspect.mjs';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser, pagesOf, visitorsOf } from './visitors.mjs';

const views = [
  { width: 1280, height: 900, colorScheme: 'light', lang: 'it' },
  { width: 390, height: 844, colorScheme: 'dark', lang: 'it' },
  { width: 320, height: 640, colorScheme: 'light', lang: 'en' },
];

const skip = whyNot() ?? false;
const { installation, browser, visits } = skip ? {} : await prepare();

async function prepare() {
  const installation = await startInstallation();
  const browser = await openBrowser();
  const visits = [];
  const reached = new Set();
  for (const visitor of await visitorsOf(browser, installation.address)) {
    const context = await browser.newContext({ storageState: visitor.storage });
    const pages = await pagesOf(context, installation.address);
    await context.close();
    // Home is looked at by everyone; a page that needs no account once.
    visits.push({ visitor, pages: pages.filter(({ path }) => path === '/' || !reached.has(path)), all: pages });
    if (!visitor.storage) pages.forEach(({ path }) => reached.add(path));
  }
  return { installation, browser, visits };
}

after(async () => {
  await browser?.close();
  await installation?.stop();
});

test('every visitor reaches pages, and a persona more than an anonymous one', { skip }, () => {
  const [anonymous, ...personas] = visits;
  assert.ok(personas.length > 0, 'no persona is offered');
  assert.ok(anonymous.all.length >= 5, `an anonymous visitor reaches ${anonymous.all.map((page) => page.path)}`);
  for (const { visitor, all } of personas) assert.ok(all.length > anonymous.all.length, `${visitor.name} reaches ${all.map((page) => page.path)}`);
});

test('no link leads to an error', { skip }, () => {
  const broken = visits.flatMap(({ visitor, all }) => all.filter(({ status }) => status !== 200).map(({ path, status }) => `${visitor.name}: ${path} answers ${status}`));
  assert.deepEqual(broken, []);
});

test('the first stop of the keyboard skips to the content', { skip }, async () => {
  const page = await browser.newPage();
  await page.goto(installation.address);
  await page.keyboard.press('Tab');
  const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
  assert.match(target ?? '', /^#./);
  assert.equal(await page.locator(target).count(), 1);
  await page.close();
});

test('the home page says the same without script', { skip }, async () => {
  const texts = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'it-IT' });
    const page = await context.newPage();
    await page.goto(installation.address);
    texts.push(await page.locator('main').innerText());
    await context.close();
  }
  assert.equal(texts[1], texts[0]);
});

test('a fault on a page is seen', { skip }, async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="it"><body><img src="data:,"><p style="width:5000px">x</p></body></html>');
  const seen = await inspect(page);
  assert.deepEqual({ ...seen, sideways: seen.sideways > 0, violations: seen.violations.length > 0 },
    { title: '', lang: 'it', headings: 0, mains: 0, sideways: true, violations: true });
  await page.close();
});

for (const { visitor, pages } of visits ?? []) {
  describe(visitor.name, () => {
    for (const view of views) {
      for (const { path } of pages) {
        test(`${path} at ${view.width} px, ${view.colorScheme}, ${view.lang}`, () => look(visitor, path, view));
      }
    }
  });
}

async function look(visitor, path, { width, height, colorScheme, lang }) {
  const context = await browser.newContext({
    storageState: visitor.storage, viewport: { width, height }, colorScheme, locale: lang === 'it' ? 'it-IT' : 'en-GB', reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => { if (!request.url().startsWith(installation.address) && !request.url().startsWith('data:')) complaints.push(`asks ${request.url()}`); });
    page.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.url()} answers ${response.status()}`); });
    await page.goto(installation.address + path, { waitUntil: 'load' });
    const seen = await inspect(page);
    assert.deepEqual(
      { ...seen, title: seen.title.trim().length > 0, complaints },
      { title: true, lang, headings: 1, mains: 1, sideways: 0, violations: [], complaints: [] });
  } finally {
    await context.close();
  }
}
