import type * as Cms from './cms.ts';
import type { CmsData } from './config.ts';
import { makeStorageSafe } from './storage.ts';

void begin(import.meta.env.BASE_URL.replace(/\/?$/, '/'));

/** Opens the CMS for somebody who may edit, and says in plain words why not for everybody else. */
async function begin(base: string): Promise<void> {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-to]'))
    link.href = base + (link.dataset.to ?? '');
  const data = await read<CmsData>(`${base}admin/config.json`);
  const answer = data ? await whoAnswers(data, `${base}api/v1`) : 'offline';
  show(answer);
  if (!data || answer !== 'here') return;
  // The dev server reloads pages when a story is saved. Here that would lose what is being typed.
  import.meta.hot?.on('vite:beforeFullReload', () => new Promise(() => {}));
  makeStorageSafe();
  try {
    const [{ startCms }, look] = await Promise.all([cms(), pageLook(base)]);
    await startCms(data, look);
    document.querySelector('#Notice')?.remove();
  } catch (error) {
    console.error(error);
    show('offline');
  }
}

/** The CMS itself: forty times the code of everything else, and bundled apart (`cms-bundle.ts`). */
function cms(): Promise<typeof Cms> {
  const address = new URL('cms/cms.js', document.baseURI).href;
  return import(/* @vite-ignore */ address) as Promise<typeof Cms>;
}

/** Which of the page's notices fits: who answers at the desk's address, and knows who asks. */
async function whoAnswers({ decap }: CmsData, desk: string): Promise<Answer> {
  if (decap.backend.name !== 'proxy') return 'here';
  try {
    const response = await fetch(desk, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'info' }),
    });
    if (response.status === 401) return 'signed-out';
    const answer = (await response.json()) as { repo?: string };
    return response.ok && answer.repo ? 'here' : 'no-desk';
  } catch (error) {
    // What is no JSON comes from a host that only serves pages; no answer at all, from nowhere.
    return error instanceof SyntaxError ? 'no-desk' : 'offline';
  }
}

/**
 * How the page of a story looks, so that the page beside the form looks like one: the style sheets of the
 * first that the front page leads to (of the front page, while there is none), and under the development
 * server the styles that it writes into pages.
 */
async function pageLook(base: string): Promise<Cms.Look[]> {
  const open = async (address: string): Promise<Document> =>
    new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  try {
    const first = await open(base);
    const story = first.querySelector(
      `main a[href^="${base}stories/"]:not([href="${base}stories/"])`,
    );
    const page = story ? await open(story.getAttribute('href') ?? base) : first;
    const front = new URL(base, location.href);
    return [...page.querySelectorAll('link[rel="stylesheet"], style')].map((part) =>
      part instanceof HTMLStyleElement
        ? { css: part.textContent }
        : { sheet: new URL(part.getAttribute('href') ?? '', front).href },
    );
  } catch {
    return [];
  }
}

function show(answer: Answer): void {
  for (const notice of document.querySelectorAll<HTMLElement>('[data-notice]'))
    notice.hidden = notice.dataset.notice !== answer;
}

async function read<Kind>(address: string): Promise<Kind | undefined> {
  try {
    return (await (await fetch(address)).json()) as Kind;
  } catch {
    return undefined;
  }
}

/** Someone who may edit; nobody; no desk at this address; no answer. */
type Answer = 'here' | 'signed-out' | 'no-desk' | 'offline';
