import type { CreditRole } from '../schemas/choices.ts';
import { contentNoteChoices, creditRoles } from '../schemas/choices.ts';
import { allows, isMadeUp } from '../stories/consent.ts';
import { lastChange } from '../stories/dates.ts';
import type { Story } from '../stories/story.ts';
import { escapeMarkup } from './markup.ts';

/** A story as followers get it, whatever the format. All addresses are absolute. */
export interface FeedItem {
  /** For ever the same: `urn:uuid:…` of the story's uid. */
  id: string;
  title: string;
  link: string;
  /** `YYYY-MM-DD`. Never changes. */
  published: string;
  /** `YYYY-MM-DD` of the last change. */
  updated: string;
  /** Names of credited people and groups, each once. */
  creators: string[];
  categories: { title: string; domain: string }[];
  /** Plain text. */
  summary: string;
  /** The whole story as HTML; empty where consent gives followers the title and link only. */
  content: string;
}

/** What an item needs beside the story. */
export interface ItemContext {
  today: string;
  link: string;
  themes: readonly { title: string; link: string }[];
  /** The body rendered for feeds. */
  body: string;
}

/** Turns a story into what followers get. */
export function feedItem({ data }: Story, context: ItemContext): FeedItem {
  const whole = allows(data.consent, 'feed', context.today);
  return {
    id: `urn:uuid:${data.uid}`,
    title: clean(data.title),
    link: context.link,
    published: data.published,
    updated: lastChange(data),
    creators: whole ? [...new Set(data.credits.map(({ name }) => clean(name)))] : [],
    categories: context.themes.map(({ title, link }) => ({ title, domain: link })),
    summary: whole ? clean(data.summary) : '',
    content: whole ? clean(withFurniture(data, context)) : '',
  };
}

/**
 * Text without what XML 1.0 (section 2.2) does not allow: control characters other than tab and
 * line ends, lone surrogates, and the two non-characters at the end of the plane.
 */
export function clean(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function withFurniture(data: Story['data'], { body, link }: ItemContext): string {
  const notes = (data.contentNotes ?? []).map((note) => contentNoteChoices[note].toLowerCase());
  return [
    isMadeUp(data.consent)
      ? '<p><strong>This story is made up, to show what a story can hold.</strong></p>'
      : '',
    notes.length > 0 ? `<p><strong>This story speaks of:</strong> ${notes.join(', ')}.</p>` : '',
    body,
    `<p>${creditLines(data)}</p>`,
    `<p><a href="${escapeMarkup(link)}">${escapeMarkup(data.title)}</a></p>`,
  ].join('');
}

function creditLines(data: Story['data']): string {
  const roles = Object.keys(creditRoles) as CreditRole[];
  return roles
    .map((role) => ({ role, names: data.credits.filter((credit) => credit.role === role) }))
    .filter(({ names }) => names.length > 0)
    .map(
      ({ role, names }) =>
        `${creditRoles[role]}: ${names.map(({ name }) => escapeMarkup(name)).join(', ')}`,
    )
    .join('<br>');
}
