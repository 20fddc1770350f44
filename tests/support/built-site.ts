import { load, type CheerioAPI } from 'cheerio';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

/** A built site, read from its folder. */
export interface BuiltSite {
  /** What to call it in the name of a test. */
  name: string;
  folder: string;
  /** Scheme and host it is built for. */
  origin: string;
  /** The path it stands under, with a slash at both ends. */
  base: string;
  /** Paths of all files, from the folder, with `/`. */
  files: ReadonlySet<string>;
  /** All HTML pages that readers and search engines get (not the CMS). */
  pages: readonly BuiltPage[];
}

/** One page of a built site. */
export interface BuiltPage {
  /** The address from the site's root: `/our-charity/stories/`. */
  path: string;
  file: string;
  html: string;
  $: CheerioAPI;
}

const root = resolve(import.meta.dirname, '../..');

/** This publication's own site, as `npm run build` made it. */
export const ownSite = (): BuiltSite =>
  read('our own site', join(root, 'dist'), 'https://alongside.example', '/');

/** The site of a second charity, with its own settings and stories, under a base path. */
export const secondSite = (): BuiltSite =>
  read('a second charity', inject('secondCharity'), 'https://charity.example', '/our-charity/');

/** Both sites: a check that holds for one must hold for the other. */
export const sites = (): BuiltSite[] => [ownSite(), secondSite()];

const kept = new Map<string, BuiltSite>();

function read(name: string, folder: string, origin: string, base: string): BuiltSite {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}. Run "npm run build" first.`);
  const before = kept.get(folder);
  if (before) return before;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
  const pages = files
    .filter((file) => file.endsWith('.html') && !file.startsWith('admin/'))
    .map((file): BuiltPage => {
      const html = readFileSync(join(folder, file), 'utf8');
      const $ = load(html);
      // Moulds for scripts, which no reader gets as they stand.
      $('template').remove();
      return { path: base + file.replace(/index\.html$/, ''), file, html, $ };
    });
  const site = { name, folder, origin, base, files: new Set(files), pages };
  kept.set(folder, site);
  return site;
}
