import type { VocabularyItem } from './config.ts';
import { besideStory } from './story-format.ts';

/**
 * A component of the vocabulary as a button of the text editor. What stands in the file as
 * `<Quote by="Ann">…</Quote>` becomes a small form, and goes back to the same words.
 */
export function editorComponent({
  name,
  label,
  button,
  holdsText,
  fields,
}: VocabularyItem): EditorComponent {
  const attributes = fields.map((field) => field.name).filter((key) => key !== 'words');
  const tag = `<${name}((?:\\s+[A-Za-z]+=(?:"[^"]*"|'[^']*'))*)\\s*`;
  return {
    id: name,
    label,
    button,
    fields,
    // No `m` flag, so that ^ means the beginning of a block, as Decap asks.
    pattern: new RegExp(
      holdsText ? `^${tag}>\\s*([\\s\\S]*?)\\s*(?<!\\\\)</${name}>` : `^${tag}/>`,
    ),
    fromBlock: ([, given = '', words]) => ({
      ...readAttributes(given),
      ...(holdsText && { words: unescapeText(words ?? '') }),
    }),
    toBlock(data) {
      const written = attributes
        .filter((key) => data[key])
        .map((key) => ` ${key}="${escapeAttribute(data[key] ?? '')}"`)
        .join('');
      return holdsText
        ? `<${name}${written}>\n\n${escapeWords(data.words ?? '')}\n\n</${name}>`
        : `<${name}${written} />`;
    },
    toPreview: (data) => data.words ?? Object.values(data).join(' · '),
  };
}

/** A picture in the text: what it shows is asked for first, and the file is looked for beside the story. */
export const picture: EditorComponent = {
  id: 'image',
  label: 'Picture',
  fields: [
    {
      name: 'image',
      label: 'Picture file',
      hint: 'JPEG, PNG or WebP. It is kept beside this story.',
      widget: 'image',
      choose_url: false,
      required: true,
    },
    {
      name: 'alt',
      label: 'Description',
      hint: 'Say what the picture shows, for people who do not see it.',
      widget: 'string',
      required: true,
    },
    {
      name: 'title',
      label: 'Caption',
      hint: 'A few words printed under it.',
      widget: 'string',
      required: false,
    },
  ],
  pattern: /^!\[((?:\\.|[^\]\\])*)\]\(([^\s)]*)(?:\s+"((?:\\.|[^"\\])*)")?\)/,
  fromBlock: ([, alt = '', image = '', title = '']) => ({
    image,
    alt: unescapeMarkdown(alt),
    title: unescapeMarkdown(title),
  }),
  toBlock: ({ image = '', alt = '', title = '' }) =>
    `![${alt.replace(/[\\[\]{}<]/g, '\\$&')}](${besideStory(image)}${
      title ? ` "${title.replace(/[\\"{}<]/g, '\\$&')}"` : ''
    })`,
  toPreview: ({ alt = '' }) => alt,
};

/**
 * Text that somebody typed, so that MDX shows it as typed and never takes it for a tag or for code.
 * @param begins True when it stands at the beginning of a paragraph, where `import` means something.
 */
export function escapeText(text: string, begins = false): string {
  const escaped = text.replace(/(\\*)([{}<])/g, '$1$1\\$2');
  return begins
    ? escaped.replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
    : escaped;
}

/** A component as Decap registers it. */
export interface EditorComponent {
  id: string;
  label: string;
  /** What stands on its button, where that is not its label. */
  button?: string;
  fields: VocabularyItem['fields'];
  pattern: RegExp;
  fromBlock(match: RegExpMatchArray): Record<string, string>;
  toBlock(data: Readonly<Record<string, string>>): string;
  toPreview(data: Readonly<Record<string, string>>): string;
}

function escapeWords(words: string): string {
  return words
    .trim()
    .split('\n')
    .map((line) => escapeText(line, true))
    .join('\n');
}

function unescapeText(text: string): string {
  return text
    .replace(
      /(\\*)\\([{}<])/g,
      (_, before: string, sign: string) => before.slice(before.length / 2) + sign,
    )
    .replace(/^&#(101|105);(?=[mx]port\b)/gm, (_, code: string) =>
      String.fromCodePoint(Number(code)),
    );
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** An attribute's text between double quotes, where only `&…;` and `"` mean something else. */
function escapeAttribute(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('"', '&quot;')
    .replace(/\s+/g, ' ');
}

function readAttributes(given: string): Record<string, string> {
  return Object.fromEntries(
    [...given.matchAll(/([A-Za-z]+)=(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, key = '', double, single]) => [
        key,
        (double ?? single ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ],
    ),
  );
}
