import { slug as slugOf } from 'github-slugger';
import { randomInt } from 'node:crypto';
import type { Contribution } from '../../schemas/contribution.ts';
import { site } from '../../site.config.ts';
import { readStoryFile, writeStoryFile } from '../../stories/file.ts';
import { keepContact, othersHaveContact, type Contact } from './contacts.ts';
import { together } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { DraftKey } from '../draft.ts';
import { fitToKeep } from '../fit.ts';
import { addressOf, nameOf, storyOfForm, unnamed, wishesOf } from './story.ts';
import { addNews } from '../board/news.ts';
import { placeOfKey } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { othersHaveLinks } from '../showing/links.ts';
import {
  claimSlug,
  dropFormPicture,
  formPicture,
  markKept,
  releaseSlug,
  sentWith,
} from './tickets.ts';

/**
 * Makes a draft of a story that was sent, and keeps how to reach its teller beside it.
 *
 * Killed at any moment and sent again, the story is there once: its ticket is its permanent number,
 * and the database says which name was taken for it before Git had it.
 * @throws Refusal 422 when what was typed cannot be kept, with the reason in words.
 */
export async function keepStory(desk: Desk, sent: SentStory): Promise<void> {
  const { database } = desk;
  const { id, digest, answers } = sent;
  const before = sentWith(database, id);
  if (before?.kept) return;
  const picture = pictureOf(desk, id);
  const name = nameOf(answers) || unnamed;
  const address = addressOf(answers.title, [answers.name, name]);
  const text = await textOf(desk, sent, address, picture?.name);

  for (let attempt = 1, slug = before?.slug; ; attempt++, slug = undefined) {
    slug ??= await takeName(desk, address, { id, digest });
    const key: DraftKey = { noun: 'stories', slug };
    try {
      await keepDraft(desk, key, { text, picture, name, sent });
    } catch (error) {
      releaseSlug(database, id);
      if (error instanceof Refusal && error.status === 409 && attempt < 20) continue;
      throw error;
    }
    together(database, () => {
      keepContact(database, contactOf(desk, sent, slug, picture !== undefined));
      dropFormPicture(database, id);
      addNews(database, {
        what: 'story-sent',
        at: desk.now().toISOString(),
        about: { ...key, uid: id },
      });
      markKept(database, id);
    });
    return;
  }
}

/** The story file, past the check that every draft must pass. */
async function textOf(
  desk: Desk,
  { id, answers }: SentStory,
  address: string,
  picture: string | undefined,
): Promise<string> {
  const publisher = slugOf(site.publisher);
  const held = await desk.store.file(`organisations/${publisher}.yml`);
  const parts = storyOfForm({
    answers,
    uid: id,
    ref: consentNumber(),
    today: desk.today(),
    heldBy: held && publisher,
    picture,
  });
  return fitToKeep({
    place: placeOfKey({ noun: 'stories', slug: address }),
    raw: writeStoryFile(parts),
    before: undefined,
    beside: new Set(picture === undefined ? [] : [picture]),
  }).text;
}

/**
 * Takes a name that no story, no draft and no notice has, nor a sender or a private link of a story
 * that is gone: `club-night`, `club-night-2`, …
 */
async function takeName(
  desk: Desk,
  address: string,
  ticket: { id: string; digest: string },
): Promise<string> {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? address : `${address}-${number}`;
    if (!claimSlug(desk.database, { ...ticket, slug, now: desk.now() })) continue;
    if (await isFree(desk, slug, ticket.id)) return slug;
    releaseSlug(desk.database, ticket.id);
  }
}

async function isFree({ store, database, now }: Desk, slug: string, uid: string): Promise<boolean> {
  const key: DraftKey = { noun: 'stories', slug };
  if (othersHaveContact(database, slug, uid) || othersHaveLinks(database, key, uid, now()))
    return false;
  const there = await Promise.all([
    store.draft(key),
    store.file(`notices/${slug}.yml`),
    store.list(`stories/${slug}`).then((files) => files[0]),
  ]);
  return there.every((one) => one === undefined);
}

/** Keeps the draft, unless an earlier attempt has kept it already. */
async function keepDraft(
  { store }: Desk,
  key: DraftKey,
  { text, picture, name, sent }: { text: string; picture: Picture; name: string; sent: SentStory },
): Promise<void> {
  const { path } = placeOfKey(key);
  const draft = await store.draft(key);
  const there = draft && (await store.file(path, draft.commit));
  if (there && readStoryFile(String(there.bytes)).frontMatter['uid'] === sent.id) return;
  const by = `form-${sent.id.slice(0, 8)}`;
  await store.save(key, {
    files: new Map([
      [path, Buffer.from(text)],
      ...(picture ? [[`stories/${key.slug}/${picture.name}`, picture.bytes] as const] : []),
    ]),
    seen: new Map(),
    by: { id: by, name, email: `${by}@desk.invalid`, role: 'contributor' },
    message: 'A story sent with the form',
    // What a program may have sent does not wait among the stories to check.
    status: sent.byProgram ? 'draft' : 'pending_review',
    mustBeNew: true,
  });
}

/** The picture that came with a form, under the name that it gets beside the story. */
function pictureOf({ database }: Desk, id: string): Picture {
  const kept = formPicture(database, id);
  return kept && { name: `picture.${kept.bytes[0] === 0x89 ? 'png' : 'jpg'}`, bytes: kept.bytes };
}

function contactOf(desk: Desk, sent: SentStory, slug: string, picture: boolean): Contact {
  const { id, answers, byProgram, tooQuick } = sent;
  const now = desk.now();
  return {
    uid: id,
    slug,
    name: answers.name,
    email: answers.email,
    phone: answers.phone,
    otherWay: answers.otherWay,
    noNeed: answers.noReach !== '',
    notes: answers.notes,
    wishes: [
      ...wishesOf(answers, picture),
      ...(byProgram || tooQuick
        ? ['Perhaps a program sent this, and nobody told it. Please look at it with care.']
        : []),
    ],
    sentAt: now.toISOString(),
    keptUntil: new Date(now.getTime() + site.contactDays * 86_400_000).toISOString(),
  };
}

/** Such as `C-7F3K9A`: without letters and digits that look alike. */
function consentNumber(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `C-${Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')}`;
}

/** A story as it was sent. */
export interface SentStory {
  /** The number of its ticket, which becomes its permanent number. */
  id: string;
  /** Stands for what was typed. */
  digest: string;
  answers: Contribution;
  /** True when a field was filled in that no person sees. */
  byProgram: boolean;
  /** True when it was sent faster than anybody types. */
  tooQuick: boolean;
}

type Picture = { name: string; bytes: Buffer } | undefined;
