// SPDX-License-Identifier: EUPL-1.2
// Makes the style sheet, the fonts it names and the icons of the pages: node build.mjs FOLDER
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const folder = process.argv[2];
if (!folder) throw new Error('node build.mjs FOLDER');
mkdirSync(folder, { recursive: true });

const fonts = {
  'titillium-web-400.woff2': 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2',
  'titillium-web-600.woff2': 'Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2',
  'titillium-web-700.woff2': 'Titillium_Web/titillium-web-v10-latin-ext_latin-700.woff2',
  'roboto-mono-400.woff2': 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2',
};
for (const [name, source] of Object.entries(fonts)) {
  copyFileSync(join(modules, 'bootstrap-italia', 'dist', 'fonts', source), join(folder, name));
}

// The same sixteen digits that the pages put behind every address: a file asked for with them may be kept for ever.
const withHash = (name) => `${name}?v=${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex').slice(0, 16)}`;

const silent = ['import', 'global-builtin', 'color-functions', 'if-function', 'slash-div', 'abs-percent', 'function-units'];
const { css } = compile(join(here, 'filiera.scss'), {
  style: 'compressed', loadPaths: [modules], quietDeps: true, silenceDeprecations: silent, charset: false,
});
const addressed = css.replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, name) => `url("${withHash(name)}")`);
writeFileSync(join(folder, 'filiera.css'), `/* SPDX-License-Identifier: EUPL-1.2 AND BSD-3-Clause */\n${addressed}\n`);

const icons = Object.entries(JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8'))).map(([name, source]) => {
  const svg = readFileSync(join(modules, 'bootstrap-italia', 'src', 'svg', `${source}.svg`), 'utf8');
  const [, box] = /viewBox="([^"]+)"/.exec(svg);
  const [, shapes] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg);
  return `<symbol id="${name}" viewBox="${box}">${shapes.replace(/\s+/g, ' ').trim()}</symbol>`;
});
writeFileSync(join(folder, 'sprite.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${icons.join('')}</svg>\n`);
