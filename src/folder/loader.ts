import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { nouns, type Noun } from '../schemas/slug.ts';
import { allows, isPublished } from '../stories/consent.ts';
import { easyReadOf, ideaPictures } from '../stories/easy-read.ts';
import { checkFolder, type FolderReport, type StoryFile } from './check.ts';
import { ContentProblems } from './content-problems.ts';

/**
 * The content loaders of one content folder. The folder is read and checked once, as a whole, by the
 * stories' loader; the others take their part of the same reading.
 *
 * The store keeps front matter and counts, never bodies: a body is parsed again where it is
 * rendered. A story whose files have the same sizes and times as last time is not read again.
 *
 * Under `astro dev` a change in the folder loads it again; problems are then printed, and the last
 * good stories stay. In a build any problem stops it.
 *
 * Pictures are handed to Astro only where consent lets them be shown today: Astro writes a copy of
 * every picture it is handed into the site.
 *
 * @param root The content folder, absolute.
 * @param today The day of the build, `YYYY-MM-DD`.
 * @param draft True for the preview of a draft, which may name what is not there yet.
 * @throws ContentProblems from `load` when anything in the folder is wrong.
 */
export function contentLoaders(root: string, today: string, draft = false): Record<Noun, Loader> {
  const reading = Promise.withResolvers<FolderReport>();
  const contexts = new Map<Noun, LoaderContext>();

  const loader = (noun: Noun): Loader => ({
    name: `alongside-${noun}`,
    async load(context) {
      contexts.set(noun, context);
      if (noun === 'stories') {
        readWith(context, root, draft).then(reading.resolve, reading.reject);
        watch(context, root, async () => {
          const next = await readWith(context, root, draft);
          for (const [each, one] of contexts) await fill(each, one, next, { root, today });
        });
      }
      await fill(noun, context, await reading.promise, { root, today });
    },
  });
  return Object.fromEntries(nouns.map((noun) => [noun, loader(noun)])) as Record<Noun, Loader>;
}

/** Reads and checks the folder, taking from the store what has not changed. */
async function readWith(
  { store, meta, config }: LoaderContext,
  root: string,
  draft: boolean,
): Promise<FolderReport> {
  const checker = await checkerDigest(fileURLToPath(config.root));
  const same = meta.get('checker') === checker && meta.get('root') === root;
  const report = await checkFolder(root, {
    advice: false,
    draft,
    known: (slug, stamp) => {
      const file = same ? (store.get(slug)?.data['file'] as StoryFile | undefined) : undefined;
      return file?.stamp === stamp ? file : undefined;
    },
  });
  const errors = report.problems.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new ContentProblems(errors);
  if (!same) store.clear();
  meta.set('checker', checker);
  meta.set('root', root);
  return report;
}

/** Puts one part of a reading into its store, and takes out what is gone. */
async function fill(
  noun: Noun,
  context: LoaderContext,
  report: FolderReport,
  site: { root: string; today: string },
): Promise<void> {
  const { store } = context;
  const present = new Set(
    noun === 'stories' ? report.stories.map(({ slug }) => slug) : Object.keys(report[noun]),
  );
  for (const id of store.keys()) if (!present.has(id)) store.delete(id);
  if (noun === 'stories') {
    for (const file of report.stories) await setStory(context, file, site);
    return;
  }
  for (const [id, value] of Object.entries(report[noun])) {
    const data = await context.parseData({ id, data: { ...value } });
    store.set({ id, data, digest: context.generateDigest(data) });
  }
}

async function setStory(
  { store, config, parseData }: LoaderContext,
  file: StoryFile,
  { root, today }: { root: string; today: string },
): Promise<void> {
  const data = file.frontMatter;
  const shown = isPublished({ data }, today) && allows(data.consent, 'image', today);
  const ideas = ideaPictures(easyReadOf({ data }, today));
  const paths = shown ? [...new Set([...file.pictures, ...ideas])] : [];
  const before = store.get<{ file: StoryFile; pictures: object }>(file.slug)?.data;
  const same = before?.file.stamp === file.stamp;
  if (same && Object.keys(before.pictures).join() === paths.join()) return;
  const filePath = relative(fileURLToPath(config.root), join(root, file.path)).replaceAll(sep, '/');
  const pictures = Object.fromEntries(paths.map((path) => [path, path]));
  const parsed = await parseData({ id: file.slug, filePath, data: { file, pictures } });
  store.set({ id: file.slug, data: parsed, filePath, digest: `${file.digest} ${paths.join()}` });
}

/** Tells one state of the checking code from another: what passed an older one is checked again. */
async function checkerDigest(project: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['schemas', 'stories', 'folder']) {
    const path = join(project, 'src', folder);
    for (const name of (await readdir(path)).toSorted())
      hash.update(name).update(await readFile(join(path, name)));
  }
  return hash.digest('hex');
}

/** Loads again when something in the folder changed, a moment after the last change. */
function watch(context: LoaderContext, root: string, load: () => Promise<void>): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  watcher.add(root);
  let timer: NodeJS.Timeout | undefined;
  const changed = (path: string): void => {
    if (relative(root, path).startsWith('..')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      load().catch((error: unknown) => {
        logger.error(error instanceof Error ? error.message : String(error));
      });
    }, 100);
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed);
}
