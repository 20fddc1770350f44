import { kinds } from '../schemas/choices.ts';
import type { Source } from '../schemas/source.ts';
import { bylineOf } from './byline.ts';
import { isMadeUp } from './consent.ts';
import { lastChange } from './dates.ts';
import { placeInWords } from './places.ts';
import type { Story } from './story.ts';

/** A node of schema.org data (JSON-LD). All addresses in it are absolute. */
export type DataNode = Readonly<Record<string, unknown>>;

/** What a story is, for machines. */
export function storyData({ data, words }: Story, context: StoryContext): DataNode {
  const { address, image, themes, organisations, publisher, licence, lang } = context;
  const person = (name: string): DataNode => ({
    '@type': organisations.has(name) || name === publisher ? 'Organization' : 'Person',
    name,
  });
  const names = bylineOf(data.credits).flatMap(({ credits }) => credits.map(({ name }) => name));
  const place = placeInWords(data.place);
  return {
    '@type': 'Article',
    '@id': address,
    headline: data.title,
    description: data.summary,
    ...(image ? { image } : {}),
    genre: isMadeUp(data.consent) ? 'Made-up example' : kinds[data.kind],
    about: [...themes],
    ...(place ? { contentLocation: { '@type': 'Place', name: place } } : {}),
    datePublished: data.published,
    dateModified: lastChange(data),
    inLanguage: data.lang ?? lang,
    wordCount: words,
    author: [...new Set(names)].map(person),
    publisher: { '@type': 'Organization', name: publisher },
    license: licence,
    ...(data.sources ? { citation: data.sources.map(citation) } : {}),
  };
}

/** What a list of stories is, for machines. */
export function listData(list: ListContext): DataNode {
  return {
    '@type': 'CollectionPage',
    '@id': list.address,
    name: list.title,
    description: list.description,
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: list.stories.map((url, n) => ({
        '@type': 'ListItem',
        position: n + 1,
        url,
      })),
    },
  };
}

/** The way to a page from the front page, for machines. */
export function trailData(trail: readonly { title: string; address: string }[]): DataNode {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ title, address }, n) => ({
      '@type': 'ListItem',
      position: n + 1,
      name: title,
      item: address,
    })),
  };
}

/** Text for a JSON-LD script. `<` is escaped, so that nothing in a story can end the script. */
export function jsonLd(node: DataNode): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...node }).replaceAll('<', '\\u003c');
}

/** Only what finds the source again: who published it stands in words on the page. */
function citation({ title, url }: Source): DataNode {
  return { '@type': 'CreativeWork', name: title, ...(url ? { url } : {}) };
}

interface StoryContext {
  address: string;
  /** The address of a picture, where consent allows one to be shared. */
  image: string | undefined;
  /** Titles. */
  themes: readonly string[];
  /** Names of organisations, to tell them from people. */
  organisations: ReadonlySet<string>;
  publisher: string;
  /** The address of the licence. */
  licence: string;
  lang: string;
}

interface ListContext {
  address: string;
  title: string;
  description: string;
  /** Addresses of the stories, in the order shown. */
  stories: readonly string[];
}
