import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Properties, Root, RootContent, Text } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { languageOf } from './direction.ts';
import type { StoryNode, StoryTree, VocabularyElement } from './parse.ts';
import { markWords, type Word, type WordBook } from './words.ts';

/**
 * Renders the body of a story as HTML.
 *
 * The tree is not passed through: a new one is made of what this file knows, node by node, so that
 * anything else simply does not appear. A second wall (`hast-util-sanitize`) then keeps only the
 * elements and attributes listed here.
 *
 * @param tree What `parseBody` gave, of a body that passed the check.
 * @returns HTML without scripts, styles or handlers.
 */
export function renderBody(tree: StoryTree, options: RenderOptions): string {
  return written(bodyOf(tree, options), options);
}

/**
 * Like `renderBody`, with links from the hard words to the glossary.
 * @returns The words that are marked, too: a page can explain them in place.
 */
export function renderWithWords(
  tree: StoryTree,
  options: RenderOptions & { for: 'page' },
  book: WordBook,
): { html: string; words: Word[] } {
  const link = (slug: string): string => options.link(`/glossary/#${slug}`);
  const { root, words } = markWords(bodyOf(tree, options), book, link);
  return { html: written(root, options), words };
}

/** The text of a tree as a reader would say it, blocks apart from one another by a line. */
export function plainText(node: StoryNode): string {
  return gather(node)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** The headings of a tree, in order, with the ids they have on the page. */
export function headingsOf(tree: StoryTree): Heading[] {
  const slugger = new GithubSlugger();
  const found: Heading[] = [];
  const visit = (node: StoryNode): void => {
    if (node.type === 'element' && /^h[2-4]$/.test(node.tagName) && !isFootnoteTitle(node)) {
      const text = plainText(node);
      found.push({ depth: Number(node.tagName[1]), text, id: slugger.slug(text) });
    }
    if ('children' in node) for (const child of node.children) visit(child as StoryNode);
  };
  visit(tree);
  return found;
}

/** Where a body is rendered for, and what it needs from there. */
export interface RenderOptions {
  /** A page of the site, with its classes; or a feed, with plain elements only. */
  for: 'page' | 'feed';
  /** Turns an address as the author wrote it (`/stories/x/`, `#part`) into one that works there. */
  link: (href: string) => string;
  /** The picture files made of `./garden.jpg`; undefined leaves the picture out. */
  picture: (path: string) => PictureSet | undefined;
}

/** A picture in the forms and sizes that the build made. */
export interface PictureSet {
  /** Better formats first. */
  sources: readonly { type: string; srcset: string }[];
  src: string;
  srcset?: string;
  /** How wide it is shown (HTML `sizes`). */
  sizes?: string;
  width: number;
  height: number;
}

/** A heading of a story. */
export interface Heading {
  depth: number;
  text: string;
  id: string;
}

interface Writer extends RenderOptions {
  slugger: GithubSlugger;
}

const plainElements = new Set(
  [
    ...['p', 'ul', 'li', 'blockquote', 'hr', 'br', 'strong', 'em', 'del', 'code', 'pre', 'sup'],
    ...['thead', 'tbody', 'tr'],
  ].values(),
);

function bodyOf(tree: StoryTree, options: RenderOptions): Root {
  const writer: Writer = { ...options, slugger: new GithubSlugger() };
  return { type: 'root', children: many(tree.children, writer) };
}

/** Through the second wall. */
function written(made: Root, options: RenderOptions): string {
  const safe = sanitize(made, options.for === 'page' ? pageSchema : feedSchema) as Root;
  return toHtml(safe, { characterReferences: { useNamedReferences: false } });
}

function many(nodes: readonly StoryNode[], writer: Writer): ElementContent[] {
  return nodes.flatMap((node) => one(node, writer));
}

function one(node: StoryNode, writer: Writer): ElementContent[] {
  switch (node.type) {
    case 'text':
      return [text(node.value)];
    case 'element':
      return element(node, writer);
    case 'mdxJsxFlowElement' as never:
    case 'mdxJsxTextElement' as never:
      return component(node as unknown as VocabularyElement, writer);
    default:
      return [];
  }
}

function element(node: Element, writer: Writer): ElementContent[] {
  const { tagName, properties } = node;
  const inside = (): ElementContent[] => many(node.children as StoryNode[], writer);
  if (plainElements.has(tagName)) {
    const alone = tagName === 'p' ? onlyPicture(node) : undefined;
    const note = tagName === 'li' ? pick(node.properties, 'id') : {};
    return alone ? figure(alone, writer) : [make(tagName, note, inside())];
  }
  switch (tagName) {
    case 'a':
      return [link(node, inside(), writer)];
    case 'img':
      return picture(node, writer);
    case 'h2':
    case 'h3':
    case 'h4':
      return [
        make(
          tagName,
          isFootnoteTitle(node)
            ? { id: 'footnote-label' }
            : { id: writer.slugger.slug(plainText(node)) },
          inside(),
        ),
      ];
    case 'ol':
      return [make('ol', pick(properties, 'start'), inside())];
    case 'table': {
      const table = make('table', {}, inside());
      return writer.for === 'page'
        ? [
            make('div', { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: 'Table' }, [
              table,
            ]),
          ]
        : [table];
    }
    case 'th':
    case 'td': {
      // An empty cell heads nothing (axe: empty-table-header).
      const name = plainText(node) === '' ? 'td' : tagName;
      return [make(name, alignment(properties, name), inside())];
    }
    case 'section':
      return [make('section', { className: ['notes'] }, inside())];
    default:
      return inside();
  }
}

function link(node: Element, inside: ElementContent[], writer: Writer): Element {
  const { href, id, ariaLabel, ariaDescribedBy, dataFootnoteRef } = node.properties;
  const properties: Properties = { href: writer.link(String(href ?? '')) };
  if (id) properties['id'] = String(id);
  if (ariaLabel) properties['ariaLabel'] = String(ariaLabel);
  if (dataFootnoteRef !== undefined && ariaDescribedBy) {
    properties['ariaDescribedBy'] = ['footnote-label'];
    properties['ariaLabel'] = `Note ${plainText(node)}`;
  }
  return make('a', properties, inside);
}

function component(node: VocabularyElement, writer: Writer): ElementContent[] {
  const given = attributesOf(node);
  const inside = (): ElementContent[] => many(node.children, writer);
  switch (node.name) {
    case 'Quote':
      return [quote(given, inside())];
    case 'KeyPoint':
      return [
        make('div', { className: ['key-point'], role: 'note' }, [
          make('p', { className: ['label'] }, [make('strong', {}, [text('Key point')])]),
          ...blocks(inside()),
        ]),
      ];
    case 'SaidDid':
      return [saidDid(given)];
    case 'Film':
    case 'Sound':
      return [linkCard(node.name, given, writer)];
    default:
      return [];
  }
}

function quote(given: Given, inside: ElementContent[]): Element {
  const who = [given['by'], given['as']].filter(Boolean).join(', ');
  return make('figure', { className: ['quote'] }, [
    make('blockquote', languageOf(given['lang']), blocks(inside)),
    make('figcaption', {}, [text(who)]),
  ]);
}

function saidDid(given: Given): Element {
  const row = (term: string, words: string | undefined): Element[] =>
    words ? [make('dt', {}, [text(term)]), make('dd', {}, [text(words)])] : [];
  return make('dl', { className: ['said-did'] }, [
    ...row('You said', given['said']),
    ...row('We did', given['did']),
    ...row('When', given['when']),
  ]);
}

function linkCard(name: 'Film' | 'Sound', given: Given, writer: Writer): Element {
  const url = given['url'] ?? '';
  const host = URL.canParse(url) ? new URL(url).host : '';
  const minutes = given['minutes'] === '1' ? '1 minute' : `${given['minutes']} minutes`;
  return make('div', { className: ['link-card'] }, [
    make('p', {}, [
      make('strong', {}, [text(`${name}: `)]),
      make('a', { href: url }, [text(given['title'] ?? '')]),
      text(` (${minutes}, on ${host})`),
    ]),
    make('p', {}, [
      make('a', { href: writer.link(given['transcript'] ?? '') }, [
        text(`The words of “${given['title']}”`),
      ]),
    ]),
  ]);
}

function onlyPicture(node: Element): Element | undefined {
  const rest = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = rest;
  return rest.length === 1 && only?.type === 'element' && only.tagName === 'img' ? only : undefined;
}

/** A picture with its caption. Where the picture may not be shown, the caption is not printed either. */
function figure(image: Element, writer: Writer): ElementContent[] {
  const shown = picture(image, writer);
  if (shown.length === 0) return [];
  const caption = image.properties['title'];
  const words = caption ? [make('figcaption', {}, [text(String(caption))])] : [];
  return [make('figure', { className: ['picture'] }, [...shown, ...words])];
}

function picture(node: Element, writer: Writer): ElementContent[] {
  const set = writer.picture(String(node.properties['src'] ?? ''));
  return set ? [pictureElement(set, String(node.properties['alt'] ?? ''), writer.for)] : [];
}

function pictureElement(set: PictureSet, alt: string, where: RenderOptions['for']): Element {
  const image = make('img', {
    src: set.src,
    ...(where === 'page' && set.srcset ? { srcSet: set.srcset } : {}),
    ...(where === 'page' && set.sizes ? { sizes: set.sizes } : {}),
    alt,
    width: set.width,
    height: set.height,
    ...(where === 'page' ? { loading: 'lazy', decoding: 'async' } : {}),
  });
  if (where === 'feed' || set.sources.length === 0) return image;
  return make('picture', {}, [
    ...set.sources.map(({ type, srcset }) =>
      make('source', { type, srcSet: srcset, ...(set.sizes ? { sizes: set.sizes } : {}) }),
    ),
    image,
  ]);
}

function alignment(properties: Properties, tagName: string): Properties {
  const [, side] = /text-align: (center|right)/.exec(String(properties['style'] ?? '')) ?? [];
  return {
    ...(tagName === 'th' ? { scope: 'col' } : {}),
    ...(side ? { className: [`align-${side}`] } : {}),
  };
}

/** Words that stand bare inside a component become a paragraph. */
function blocks(nodes: ElementContent[]): ElementContent[] {
  const bare = nodes.some(
    (node) =>
      (node.type === 'text' && node.value.trim() !== '') ||
      (node.type === 'element' && inline.has(node.tagName)),
  );
  return bare ? [make('p', {}, nodes)] : nodes;
}

const inline = new Set(['a', 'strong', 'em', 'del', 'code', 'sup', 'br', 'img', 'picture']);

function attributesOf(node: VocabularyElement): Given {
  return Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
}

type Given = Readonly<Record<string, string | undefined>>;

function isFootnoteTitle(node: Element): boolean {
  return node.properties['id'] === 'footnote-label';
}

function pick(properties: Properties, name: string): Properties {
  const value = properties[name];
  return value === undefined || value === null ? {} : { [name]: value };
}

function text(value: string): Text {
  return { type: 'text', value };
}

function make(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

const blockNames = new Set(
  [
    'p',
    'h2',
    'h3',
    'h4',
    'li',
    'blockquote',
    'pre',
    'tr',
    'td',
    'th',
    'br',
    'hr',
    'section',
  ].values(),
);

function gather(node: StoryNode | RootContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const own =
    node.type === ('mdxJsxFlowElement' as never)
      ? spoken(attributesOf(node as unknown as VocabularyElement))
      : '';
  const inside = own + node.children.map((child) => gather(child as StoryNode)).join('');
  const apart =
    node.type === ('mdxJsxFlowElement' as never) ||
    (node.type === 'element' && blockNames.has(node.tagName));
  return apart ? `\n${inside}\n` : inside;
}

/** The attributes of a component that are words to read. */
function spoken(given: Given): string {
  return ['said', 'did', 'when', 'title', 'by']
    .map((name) => given[name])
    .filter(Boolean)
    .map((words) => `${words}\n`)
    .join('');
}

const common: Schema = {
  allowComments: false,
  allowDoctypes: false,
  clobber: [],
  strip: ['script', 'style'],
  tagNames: [
    ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'strong', 'em', 'del'],
    ...['code', 'pre', 'sup', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['figure', 'figcaption', 'section', 'div', 'dl', 'dt', 'dd'],
  ],
  protocols: { href: ['https', 'http', 'mailto', 'tel'], src: ['https', 'http'] },
};

const pageSchema: Schema = {
  ...common,
  tagNames: [...(common.tagNames ?? []), 'picture', 'source'],
  attributes: {
    a: ['href', 'id', 'ariaLabel', 'ariaDescribedBy', ['className', 'word']],
    img: ['src', 'srcSet', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
    source: ['type', 'srcSet', 'sizes'],
    ol: ['start'],
    li: ['id'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    th: ['scope', ['className', 'align-center', 'align-right']],
    td: [['className', 'align-center', 'align-right']],
    blockquote: ['lang', 'dir'],
    figure: [['className', 'quote', 'picture']],
    section: [['className', 'notes']],
    dl: [['className', 'said-did']],
    p: [['className', 'label']],
    div: [['className', 'table', 'key-point', 'link-card'], 'role', 'tabIndex', 'ariaLabel'],
  },
};

const feedSchema: Schema = {
  ...common,
  attributes: {
    a: ['href', 'id'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    li: ['id'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    blockquote: ['lang', 'dir'],
  },
};
