import type { HttpBindings } from '@hono/node-server';
import { load, type CheerioAPI } from 'cheerio';
import { deskApp } from '../../src/desk/app.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { form } from '../../src/desk/form/form.ts';
import type { GitStore } from '../../src/desk/git/store.ts';
import { readStoryFile, type StoryParts } from '../../src/stories/file.ts';
import { madeDesk } from './made-desk.ts';
import { opened } from './opened-store.ts';
import { plainPages } from './plain-form.ts';
import type { Repository } from './repository.ts';

/** A desk with a form, on a Git repository, both thrown away when the test is over. */
export interface FormDesk {
  desk: Desk;
  store: GitStore;
  repository: Repository;
  wait(days: number): void;
  /** Opens the form, and gives the ticket that came with it. Somebody then takes a minute to write. */
  openForm(): Promise<string>;
  /** Sends the form as a browser does. */
  send(answers: Answers): Promise<Response>;
  /** The drafts, each as its story file reads. */
  stories(): Promise<(StoryParts & { slug: string; status: string; by: string })[]>;
}

export type Answers = Readonly<Record<string, string | readonly string[] | File>>;

/** The least that somebody answers. */
export const shortest = { title: 'A good day', story: 'We went out.', noReach: 'yes' };

/** @param files More files of the content folder. */
export async function formDesk(files: Readonly<Record<string, string>> = {}): Promise<FormDesk> {
  let minutes = 0;
  const { store, repository } = await opened({ bare: true, files });
  const made = madeDesk({ store, pages: plainPages });
  const { now } = made.desk;
  const desk = { ...made.desk, now: () => new Date(now().getTime() + minutes * 60_000) };
  const app = deskApp(desk, [form]);
  const ask = (path: string, init: RequestInit = {}, address = 1) =>
    app.request(
      path,
      { ...init, headers: { host: 'desk.example', origin: 'https://desk.example' } },
      // A day centre sends many stories; these come from many places.
      { incoming: { socket: { remoteAddress: `203.0.113.${address}` } } } as HttpBindings,
    );
  let sender = 0;
  return {
    desk,
    store,
    repository,
    wait: made.wait,
    openForm: async () => {
      const ticket = await (await ask('/tell-your-story/ticket/')).text();
      minutes += 1;
      return ticket;
    },
    send: async (answers) => {
      const body = new FormData();
      for (const [name, values] of Object.entries(answers))
        for (const value of [values].flat()) body.append(name, value);
      sender += 1;
      return ask('/tell-your-story/', { method: 'POST', body }, sender % 250);
    },
    stories: async () => {
      const drafts = await store.drafts();
      return Promise.all(
        drafts.map(async ({ slug, status, commit, begunBy }) => {
          const file = await store.file(`stories/${slug}/index.mdx`, commit);
          return { slug, status, by: begunBy.name, ...readStoryFile(String(file?.bytes)) };
        }),
      );
    },
  };
}

/** A page of the desk, to be looked into. */
export async function pageOf(answer: Response): Promise<CheerioAPI> {
  return load(await answer.text());
}
