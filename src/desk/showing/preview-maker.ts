import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { previewFiles } from '../../folder/settings.ts';
import { nouns, type Noun } from '../../schemas/slug.ts';
import { checkStory } from '../../stories/check.ts';
import type { KeptFile, Store } from '../draft.ts';
import { turns } from '../turns.ts';
import { previewDay, previewStory, standInFiles } from './preview-story.ts';
import { Refusal } from '../refusal.ts';
import { problemsIn, type Build } from '../serving/run-build.ts';

/**
 * Makes pages of drafts by the site's own templates: a content folder of the one story and of what it
 * names, built as the site is built. What was made is kept by what went into it, a number of them on
 * disk; one is made at a time.
 *
 * @param maker.folder A folder of its own, for what can be made again.
 * @param maker.code Tells one state of the templates from another.
 */
export function previewMaker(maker: Maker): PreviewMaker {
  const kept = join(maker.folder, 'made');
  const queue = turns();
  const making = new Map<string, Making>();
  const stopped = new AbortController();

  const begin = (source: Source): Making => {
    const one: Making = {};
    making.set(source.id, one);
    queue
      .take('build', async () => {
        if (stopped.signal.aborted) return undefined;
        const failed = await make(
          maker,
          source,
          join(kept, source.slug, source.id),
          stopped.signal,
        );
        await tidy(maker, kept);
        return failed;
      })
      .then(
        (failed) => {
          if (failed === undefined) making.delete(source.id);
          else forgetLater(one, failed, source.id);
        },
        (error: unknown) => {
          console.error(error);
          forgetLater(one, ours, source.id);
        },
      );
    return one;
  };
  const forgetLater = (one: Making, failed: string, id: string): void => {
    one.failed = failed;
    setTimeout(() => making.delete(id), secondsFailed * 1000).unref();
  };

  const tidyUp = (): void => void queue.take('build', () => tidy(maker, kept)).catch(console.error);
  tidyUp();
  const daily = setInterval(tidyUp, 86_400_000);
  daily.unref();

  return {
    async ask(slug) {
      const source = await sourceOf(maker, slug);
      const folder = join(kept, slug, source.id);
      const read = (name: string): Promise<string | undefined> =>
        readFile(join(folder, name), 'utf8').catch(() => undefined);
      const page = await read('page.html');
      if (page !== undefined)
        return { kind: 'made', html: page, easyRead: await read('easy-read.html'), id: source.id };
      const { failed } = making.get(source.id) ?? begin(source);
      if (failed !== undefined) return { kind: 'failed', why: failed };
      const waiting = [...making].filter(([, one]) => one.failed === undefined);
      return { kind: 'waiting', ahead: waiting.findIndex(([id]) => id === source.id) };
    },

    async file(slug, id, name) {
      if (!/^[0-9a-f]{32}$/.test(id) || !/^[^./\\\0][^/\\\0]*$/.test(name)) return undefined;
      return readFile(join(kept, slug, id, 'files', name)).catch(() => undefined);
    },

    async stop() {
      clearInterval(daily);
      stopped.abort();
      await queue.idle();
    },
  };
}

/** Everything that goes into a preview, and a name that stands for all of it. */
async function sourceOf({ store, code, today }: Maker, slug: string): Promise<Source> {
  const { tree } = await store.merged({ noun: 'stories', slug });
  const text = await store.file(`stories/${slug}/index.mdx`, tree);
  if (!text) throw new Refusal(404, 'This draft holds no story, so there is no page to look at.');
  const words = text.bytes.toString('utf8');
  const named = storiesNamedIn(words, slug);
  const lists = nouns.filter((noun) => noun !== 'stories');
  const listed = await Promise.all(
    [...lists, ...[slug, ...named].map((name) => `stories/${name}`)].map((folder) =>
      store.list(folder, tree),
    ),
  );
  const files = listed.flat();
  const names = Object.fromEntries([
    ...lists.map((noun, at) => [noun, slugsOf(noun, listed[at] ?? [])] as const),
    ['stories', new Set(named.filter((_, at) => (listed[lists.length + 1 + at] ?? []).length > 0))],
  ]) as Partial<Record<Noun, Set<string>>>;
  const day = previewDay(words, today());
  const hash = createHash('sha256').update([code(), day, slug].join('\n'));
  for (const { path, id } of files) hash.update(`\n${id} ${path}`);
  return { slug, words, files, names, day, id: hash.digest('hex').slice(0, 32) };
}

/** The other stories that a draft is related or linked to: their pages are named on its own. */
function storiesNamedIn(text: string, slug: string): string[] {
  const { mentions } = checkStory(text, { path: slug, level: 'safe', advice: false });
  const named = mentions.flatMap((mention) => {
    if (mention.kind === 'reference') return mention.noun === 'stories' ? [mention.slug] : [];
    const [, other] =
      mention.kind === 'link' ? (/^\/stories\/([a-z0-9-]+)\/?$/.exec(mention.target) ?? []) : [];
    return other === undefined ? [] : [other];
  });
  return [...new Set(named)].filter((name) => name !== slug).toSorted();
}

function slugsOf(noun: Noun, files: readonly { path: string }[]): Set<string> {
  return new Set(
    files.map(({ path }) => path.slice(noun.length + 1)).map((name) => name.replace(/\.yml$/, '')),
  );
}

/**
 * Makes one preview.
 * @returns What went wrong, in words for the person who waits; undefined when it is made.
 */
async function make(
  { folder, store, build, prepare }: Maker,
  source: Source,
  into: string,
  stopped: AbortSignal,
): Promise<string | undefined> {
  const { slug, words, files, names, day } = source;
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  for (const each of [content, out]) await rm(each, { recursive: true, force: true });
  await writeAll(content, Object.entries(standInFiles));
  const bytes = await store.read(files.map(({ id }) => id));
  await writeAll(
    content,
    files.map(({ path }, at) => [path, bytes[at] ?? Buffer.alloc(0)]),
  );
  const pictures = new Set(
    files
      .filter(({ path }) => path.startsWith(`stories/${slug}/`))
      .map(({ path }) => `./${path.slice(`stories/${slug}/`.length)}`),
  );
  const around = { names, pictures };
  await writeAll(content, [[`stories/${slug}/index.mdx`, previewStory(words, day, around)]]);
  await prepare?.();
  const { ok, output } = await build({ content, out, today: day, preview: slug }, stopped);
  if (!ok) {
    if (stopped.aborted) return ours;
    const problems = problemsIn(output);
    if (problems === undefined) console.error(output);
    return problems ?? ours;
  }
  await keep(out, slug, into);
  return undefined;
}

/** Moves what is wanted of a build to where it is kept; there all at once or not at all. */
async function keep(out: string, slug: string, into: string): Promise<void> {
  const aside = `${into}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  const pages = join(out, 'stories', slug);
  await rename(join(pages, 'index.html'), join(aside, 'page.html'));
  const easyRead = join(pages, 'easy-read', 'index.html');
  if (existsSync(easyRead)) await rename(easyRead, join(aside, 'easy-read.html'));
  if (existsSync(join(out, previewFiles)))
    await rename(join(out, previewFiles), join(aside, 'files'));
  await rm(into, { recursive: true, force: true });
  await rename(aside, into);
  await rm(out, { recursive: true, force: true });
}

/**
 * Deletes what was made of drafts that are gone, what was made longest ago, and the content that it was
 * made of: nothing of a story stays here that is nowhere else.
 */
async function tidy({ folder, store }: Maker, kept: string): Promise<void> {
  await rm(join(folder, 'content'), { recursive: true, force: true });
  const drafts = new Set((await store.drafts()).map(({ noun, slug }) => `${noun}/${slug}`));
  const found: { path: string; at: number }[] = [];
  for (const slug of await readdir(kept).catch(() => [])) {
    const own = join(kept, slug);
    if (!drafts.has(`stories/${slug}`)) await rm(own, { recursive: true, force: true });
    else
      for (const id of await readdir(own))
        found.push({ path: join(own, id), at: (await stat(join(own, id))).mtimeMs });
  }
  for (const { path } of found.toSorted((a, b) => b.at - a.at).slice(mostKept))
    await rm(path, { recursive: true, force: true });
}

async function writeAll(
  folder: string,
  files: readonly (readonly [path: string, what: string | Buffer])[],
): Promise<void> {
  for (const [path, what] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), what);
  }
}

const mostKept = 40;

/** How long a preview that could not be made is told of, before it is tried again. */
const secondsFailed = 10;

const ours =
  'The page could not be made. This is no fault of the draft. Please tell the person who looks after this site.';

/** What previews are made with. */
interface Maker {
  store: Pick<Store, 'merged' | 'file' | 'list' | 'read' | 'drafts'>;
  build: Build;
  folder: string;
  code: () => string;
  today: () => string;
  /** Called before each build. */
  prepare?: () => Promise<void>;
}

/** Pages of drafts. */
export interface PreviewMaker {
  /**
   * The page of a draft as it is now; where there is none yet, it is begun.
   * @throws Refusal when there is no such draft, or it cannot be put together with what is published.
   */
  ask(slug: string): Promise<Preview>;
  /** A file of a preview: a picture, a style. */
  file(slug: string, id: string, name: string): Promise<Buffer | undefined>;
  stop(): Promise<void>;
}

export type Preview =
  /** `easyRead`: the page of its version in short words, where it has one. */
  | { kind: 'made'; html: string; easyRead?: string | undefined; id: string }
  /** `ahead`: how many others are made first. */
  | { kind: 'waiting'; ahead: number }
  | { kind: 'failed'; why: string };

/** One that is being made, or could not be. */
interface Making {
  failed?: string;
}

interface Source {
  slug: string;
  words: string;
  files: readonly Omit<KeptFile, 'bytes'>[];
  names: Partial<Record<Noun, ReadonlySet<string>>>;
  day: string;
  id: string;
}
