// SPDX-License-Identifier: EUPL-1.2
// What can be said against a page as it stands: its name, its frame, its width, its pictures, its focus, and the accessibility rules it
// breaks.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A page about which there is nothing to say. */
export const clean = { headings: 1, mains: 1, sideways: 0, clipped: [], missingIcons: [], unfocused: [], violations: [] };

export async function inspect(page) {
  // From here on focus is shown as a keyboard would show it.
  await page.keyboard.press('Tab');
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const told = (element) => element.outerHTML.slice(0, 140);

    // Text of a picture does not wrap: whatever passes its edge is not drawn.
    const clipped = [...document.querySelectorAll('svg text')].filter((text) => {
      const picture = text.ownerSVGElement.viewBox.baseVal;
      const box = text.getBBox();
      return box.width > 0 && (box.x < picture.x - 1 || box.y < picture.y - 1
        || box.x + box.width > picture.x + picture.width + 1 || box.y + box.height > picture.y + picture.height + 1);
    }).map((text) => text.textContent.trim());

    const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const missingIcons = [...document.querySelectorAll('svg use')].filter((use) => isShown(use.ownerSVGElement) && use.getBBox().width === 0)
      .map((use) => use.getAttribute('href'));

    // Every stop of the keyboard shows that it is one, and the order is the order of the page.
    const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      .filter((element) => isShown(element) && !element.disabled);
    const unfocused = stops.filter((element) => {
      element.focus({ preventScroll: true });
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return document.activeElement !== element || outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
    }).concat([...document.querySelectorAll('[tabindex]')].filter((element) => element.tabIndex > 0)).map(told);
    document.activeElement?.blur();

    return {
      title: document.title,
      lang: document.documentElement.lang,
      headings: document.querySelectorAll('h1').length,
      mains: document.querySelectorAll('main').length,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      clipped, missingIcons, unfocused,
      violations: (await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })).violations
        .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`)),
    };
  }, wcag);
}
