// SPDX-License-Identifier: EUPL-1.2
// Every page every visitor can reach by links: accessible, within its width, and complete. FILIERA_A11Y=full looks at everything.
import test, { after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { looks, missingPairs } from './cover.mjs';
import { clean, inspect } from './inspect.mjs';
import { startInstallation, whyNot } from './installation.mjs';
import { openBrowser, pagesOf, visitorsOf } from './visitors.mjs';

const skip = whyNot() ?? false;
const { installation, browser, visits, pages } = skip ? {} : await prepare();
const taken = skip ? [] : looks(pages, { full: process.env.FILIERA_A11Y === 'full' });
const open = new Map();

async function prepare() {
  const installation = await startInstallation();
  const browser = await openBrowser();
  const visitors = await visitorsOf(browser, installation.address);
  const visits = await Promise.all(visitors.map(async (visitor) => {
    const context = await browser.newContext({ storageState: visitor.storage });
    try {
      return { visitor, all: await pagesOf(context, installation.address) };
    } finally {
      await context.close();
    }
  }));
  const pages = new Map();
  for (const { visitor, all } of visits) {
    for (const { path, kind } of all.filter(({ status }) => status === 200)) {
      if (!pages.has(path)) pages.set(path, { path, kind, visitors: [] });
      pages.get(path).visitors.push(visitor.name);
    }
  }
  return { installation, browser, visits, pages: [...pages.values()] };
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
  // The guide speaks to everyone, and names pages that only some may open.
  const isOthers = ({ status, from }) => status === 403 && from?.startsWith('/guida');
  const broken = visits.flatMap(({ visitor, all }) => all.filter((page) => page.status !== 200 && !isOthers(page)).map(({ path, status }) => `${visitor.name}: ${path} answers ${status}`));
  assert.deepEqual(broken, []);
});

test('every page is seen at 320 px, and every pair of a page with a visitor, width, language and theme', { skip }, () => {
  assert.deepEqual(missingPairs(pages, taken), []);
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
  await page.setContent(`<html lang="it"><body><img src="data:,"><p style="width:5000px">x</p><a href="#" style="outline:none">x</a>
    <svg viewBox="0 0 20 20"><text y="10">a long text that passes the edge</text><use href="#none"/></svg></body></html>`);
  const seen = await inspect(page);
  assert.deepEqual({ ...seen, sideways: seen.sideways > 0, clipped: seen.clipped.length, unfocused: seen.unfocused.length, violations: seen.violations.length > 0 },
    { title: '', lang: 'it', headings: 0, mains: 0, sideways: true, clipped: 1, missingIcons: ['#none'], unfocused: 1, violations: true });
  await page.close();
});

// Three at a time: while one page is judged, others load.
describe('pages', { concurrency: 3, skip }, () => {
  for (const { path, visitor, ...view } of taken) {
    test(`${path} for ${visitor} at ${view.width} px, ${view.theme}, ${view.lang}`, () => look(path, visitor, view));
  }
});

async function look(path, name, { width, height, theme, lang }) {
  const { page, release } = await pageFor(name, { width, height, theme, lang });
  const complaints = [];
  const told = {
    console: (message) => { if (message.type() === 'error') complaints.push(message.text()); },
    pageerror: (error) => complaints.push(error.message),
    request: (request) => { if (!request.url().startsWith(installation.address) && !request.url().startsWith('data:')) complaints.push(`asks ${request.url()}`); },
    response: (response) => { if (response.status() >= 400) complaints.push(`${response.url()} answers ${response.status()}`); },
  };
  for (const [event, listener] of Object.entries(told)) page.on(event, listener);
  try {
    await page.goto(installation.address + path, { waitUntil: 'load' });
    const seen = await inspect(page);
    assert.deepEqual({ ...seen, title: seen.title.trim().length > 0, complaints }, { ...clean, title: true, lang, complaints: [] });
  } finally {
    for (const [event, listener] of Object.entries(told)) page.off(event, listener);
    release();
  }
}

// A page of a visitor and view is used again: opening one takes longer than going on with it.
async function pageFor(name, { width, height, theme, lang }) {
  const key = `${name} ${width} ${theme} ${lang}`;
  const idle = open.get(key) ?? [];
  open.set(key, idle);
  const page = idle.pop() ?? await newPage();
  return { page, release: () => idle.push(page) };

  async function newPage() {
    const { storage } = visits.find(({ visitor }) => visitor.name === name).visitor;
    const context = await browser.newContext({
      storageState: storage, viewport: { width, height }, colorScheme: theme, locale: lang === 'it' ? 'it-IT' : 'en-GB', reducedMotion: 'reduce',
    });
    return context.newPage();
  }
}
