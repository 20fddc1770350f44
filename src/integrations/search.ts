import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { blockFact } from '../search/block.ts';

/**
 * The search index, made by Pagefind from the built pages that carry `data-pagefind-body`: those
 * whose consent allows search. Every build makes it anew, in `pagefind/` under the built site.
 * Under `astro dev` the index of an earlier build is served, from the folder that
 * ALONGSIDE_SEARCH_INDEX names, or from the built site.
 *
 * @param lang The language of the publication. All pages go into one index of that language, so
 * that a story in another language is found in the same search.
 */
export function search(lang: string): AstroIntegration {
  let base = '/';
  let out = '';
  return {
    name: 'alongside-search',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        out = fileURLToPath(config.outDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        await writeIndex(fileURLToPath(dir), lang, logger);
      },
      'astro:server:setup': ({ server }) => {
        const folder = process.env['ALONGSIDE_SEARCH_INDEX'] ?? join(out, 'pagefind');
        server.middlewares.use((request, response, next) => {
          // Vite has taken the base path from `url`.
          const file = indexFile(folder, `${base}pagefind/`, request.originalUrl ?? '');
          if (file === undefined) return next();
          const stream = createReadStream(file);
          stream.once('open', () => {
            response.setHeader('content-type', typeOf(file));
            response.setHeader('cache-control', 'no-store');
            stream.pipe(response);
          });
          stream.once('error', () => {
            response.writeHead(404, { 'content-type': 'text/plain' });
            response.end('There is no search index yet. Run: npm run build');
          });
        });
      },
    },
  };
}

/**
 * Makes the index of a built site.
 * @throws When a page cannot be read into it, or when it does not hold exactly the pages it should.
 */
export async function writeIndex(
  site: string,
  lang: string,
  logger: Pick<AstroIntegrationLogger, 'info'>,
): Promise<void> {
  const folder = join(site, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  try {
    const { index, errors } = await createIndex({
      forceLanguage: lang.split('-')[0] ?? lang,
    });
    orThrow(errors);
    if (!index) throw new Error('The search index could not be begun.');
    const pages = await addPages(index, site);
    orThrow((await index.writeFiles({ outputPath: folder })).errors);
    const held = await keepOnlyWhatIsUsed(folder);
    if (held !== pages)
      throw new Error(`The search index holds ${held} pages, but ${pages} should be in it.`);
    logger.info(`${pages} pages can be found by search.`);
  } finally {
    await close();
  }
}

/**
 * The file of the index that an address under `astro dev` asks for, which need not exist; undefined
 * for every other address, also for one that leads out of the folder.
 */
export function indexFile(folder: string, base: string, address: string): string | undefined {
  const [path = ''] = address.split('?');
  if (!path.startsWith(base)) return undefined;
  const root = resolve(folder);
  try {
    const file = resolve(root, decodeURIComponent(path.slice(base.length)));
    return file.startsWith(root + sep) && !file.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}

/** True for a page that says it wants to be found. */
export function isForSearch(html: string): boolean {
  return (
    html.includes('data-pagefind-body') &&
    /<\w+(?:"[^"]*"|'[^']*'|[^"'>])*?\sdata-pagefind-body[\s=>]/.test(html)
  );
}

/**
 * Hands over the pages one by one, in the order of their names: Pagefind's own walk through a folder
 * follows the order of the disk, and the same site would give other bytes on another machine.
 */
async function addPages(index: PagefindIndex, site: string): Promise<number> {
  const names = (await readdir(site, { recursive: true }))
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.split(sep).join('/'))
    .toSorted();
  let pages = 0;
  for (let at = 0; at < names.length; at += atOnce) {
    const read = names.slice(at, at + atOnce).map(async (sourcePath) => {
      return { sourcePath, content: await readFile(join(site, sourcePath), 'utf8') };
    });
    const found = (await Promise.all(read)).filter(({ content }) => isForSearch(content));
    for (const { errors } of await Promise.all(
      found.map(({ sourcePath, content }) =>
        index.addHTMLFile({ sourcePath, content: withBlock(content) }),
      ),
    ))
      orThrow(errors);
    pages += found.length;
  }
  return pages;
}

/**
 * Gives a page the quilt block of its story as a fact, so that a result can show it. Only the index
 * reads that: readers have the block itself.
 */
export function withBlock(html: string): string {
  return html.replace(
    /(<div class="piece">\s*<svg class="patch"[^>]*>)(.*?)<\/svg>/s,
    (block, _, drawn: string) =>
      `${block}<p data-pagefind-ignore data-pagefind-meta="${blockFact}">${drawn.replaceAll('<', '&lt;')}</p>`,
  );
}

/**
 * Removes Pagefind's own interfaces, which we have no use for.
 * @returns How many pages the index holds.
 */
async function keepOnlyWhatIsUsed(folder: string): Promise<number> {
  const { languages } = JSON.parse(
    await readFile(join(folder, 'pagefind-entry.json'), 'utf8'),
  ) as Entry;
  const all = Object.values(languages);
  const used = new Set(['pagefind.js', 'pagefind-entry.json']);
  for (const { hash, wasm } of all)
    used.add(`pagefind.${hash}.pf_meta`).add(`wasm.${wasm ?? 'unknown'}.pagefind`);
  for (const name of await readdir(folder))
    if (!used.has(name) && (await stat(join(folder, name))).isFile()) await rm(join(folder, name));
  return all.reduce((sum, { page_count }) => sum + page_count, 0);
}

function orThrow(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index failed:\n${errors.join('\n')}`);
}

function typeOf(file: string): string {
  if (extname(file) === '.js') return 'text/javascript; charset=utf-8';
  if (extname(file) === '.json') return 'application/json; charset=utf-8';
  return 'application/octet-stream';
}

/** How many pages are read and sent to Pagefind at a time. */
const atOnce = 64;

/** What `pagefind-entry.json` says. */
interface Entry {
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}
