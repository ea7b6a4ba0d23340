// SPDX-License-Identifier: EUPL-1.2
// Which views of which pages are looked at.
const widths = [320, 390, 1280];
const languages = ['it', 'en'];
const themes = ['light', 'dark'];
const heights = { 320: 640, 390: 844, 1280: 900 };

/** Every view there is. */
export const allViews = widths.flatMap((width) => languages.flatMap((lang) => themes.map((theme) => ({ width, height: heights[width], lang, theme }))));

/**
 * The looks to take: each a page, a visitor who reaches it and a view.
 * `pages` holds, for each path, its kind and the names of the visitors who reach it.
 * In full, every visitor sees every page in every view. Otherwise every pair of page and visitor, page and width, page and language, page
 * and theme, and every pair of visitor, width, language and theme among each other is looked at; of a further page of a kind already seen,
 * one view at the narrowest width.
 */
export function looks(pages, { full = false } = {}) {
  if (full) return pages.flatMap(({ path, visitors }) => visitors.flatMap((visitor) => allViews.map((view) => ({ path, visitor, ...view }))));
  const seen = new Set();
  return pages.flatMap(({ path, kind, visitors }, at) => {
    const again = seen.has(kind);
    seen.add(kind);
    const count = again ? 1 : Math.max(widths.length, visitors.length);
    return Array.from({ length: count }, (_, turn) => {
      const width = widths[turn % widths.length];
      // Visitors, languages and themes turn each at a pace of its own, so that in the long run each meets each.
      const lang = languages[(turn + (at >> 1)) % 2];
      const theme = themes[(turn + (at >> 2)) % 2];
      return { path, visitor: visitors[(turn + (at >> 3)) % visitors.length], width, height: heights[width], lang, theme };
    });
  });
}

/** The pairs that looks leave out, of those that must be seen; empty when the cover is whole. */
export function missingPairs(pages, taken) {
  const kinds = new Map();
  for (const page of pages) if (!kinds.has(page.kind)) kinds.set(page.kind, page);
  const has = new Set(taken.flatMap((look) => pairsOf(look)));
  const visitors = [...new Set(pages.flatMap((page) => page.visitors))];
  const values = { visitor: visitors, width: widths, lang: languages, theme: themes };
  const wanted = [...kinds.values()].flatMap(({ path, visitors }) => [
    ...visitors.map((visitor) => `path=${path} visitor=${visitor}`),
    ...widths.map((width) => `path=${path} width=${width}`),
    ...languages.map((lang) => `path=${path} lang=${lang}`),
    ...themes.map((theme) => `path=${path} theme=${theme}`),
  ]).concat(pages.map(({ path }) => `path=${path} width=320`)).concat(names.flatMap((one, at) => names.slice(at + 1).flatMap((other) =>
    values[one].flatMap((first) => values[other].map((second) => `${one}=${first} ${other}=${second}`)))));
  return [...new Set(wanted)].filter((pair) => !has.has(pair));
}

const names = ['visitor', 'width', 'lang', 'theme'];

function pairsOf(look) {
  return names.flatMap((one, at) => [
    `path=${look.path} ${one}=${look[one]}`,
    ...names.slice(at + 1).map((other) => `${one}=${look[one]} ${other}=${look[other]}`),
  ]);
}
