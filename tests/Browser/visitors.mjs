// SPDX-License-Identifier: EUPL-1.2
// Who visits, and which pages each of them can reach by following links.
import { chromium } from 'playwright-core';
import { chromiumPath } from './installation.mjs';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export function openBrowser() {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: flags });
}

/** The visitors of a demonstration installation: nobody in particular, then every persona the home page offers. */
export async function visitorsOf(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const personas = await page.locator('form[action="/prova"] button').evaluateAll((buttons) => buttons.map((button) => button.value));
  await context.close();
  return [{ name: 'anonymous', storage: undefined }, ...await Promise.all(personas.map(async (role) => {
    const own = await browser.newContext();
    const home = await own.newPage();
    await home.goto(address);
    await Promise.all([home.waitForURL(() => true), home.locator(`form[action="/prova"] button[value="${role}"]`).click()]);
    await home.waitForLoadState();
    const storage = await own.storageState();
    await own.close();
    return { name: role, storage };
  }))];
}

/** The kind of a page: its path with names and numbers of single things left out, and the names of its parameters. */
export function kindOf(url) {
  const path = url.pathname.split('/').map((part) => (/[0-9A-Z]/.test(part) ? '*' : part)).join('/');
  const names = [...new Set(url.searchParams.keys())].sort();
  return names.length > 0 ? `${path}?${names.join('&')}` : path;
}

const samplesOfAKind = 2;
// More of them than this is a page that makes addresses without end, and is told.
const mostPages = 1000;

/** Pages a visitor reaches by links from the home page, some of each kind; downloads, other languages and other themes are left out. */
export async function pagesOf(context, address) {
  const seen = new Map();
  const found = [];
  const waiting = [{ url: new URL('/', address), from: null }];
  while (waiting.length > 0) {
    if (found.length >= mostPages) throw new Error(`more than ${mostPages} pages are reached from the home page; next would come ${waiting[0].url.pathname}`);
    const { url, from } = waiting.shift();
    const kind = kindOf(url);
    const before = seen.get(kind) ?? [];
    if (before.length >= samplesOfAKind || before.includes(url.href)) continue;
    seen.set(kind, [...before, url.href]);
    const answer = await context.request.get(url.href, { maxRedirects: 0 });
    const type = answer.headers()['content-type'] ?? '';
    if (answer.status() >= 300 && answer.status() < 400) {
      waiting.push({ url: new URL(answer.headers().location, url), from });
      continue;
    }
    if (answer.ok() && !type.startsWith('text/html')) continue;
    const html = await answer.text();
    found.push({ path: url.pathname + url.search, kind, status: answer.status(), from });
    for (const [, attributes] of html.matchAll(/<a\b([^>]*)>/g)) {
      const href = /\bhref="([^"]*)"/.exec(attributes)?.[1]
        ?.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replaceAll('&amp;', '&');
      if (!href || /\bdownload\b/.test(attributes)) continue;
      const next = new URL(href, url);
      next.hash = '';
      if (next.origin === url.origin && !next.searchParams.has('lang') && !next.searchParams.has('tema')) waiting.push({ url: next, from: url.pathname });
    }
  }
  return found;
}
