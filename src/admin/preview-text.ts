import { markdownToRemark } from 'decap-cms-widget-markdown/dist/esm/serializers';
import { createElement as h, type ReactNode } from 'react';
import { plain, type Mark } from './marks.ts';

/** The text of a story as its page shows it. What was typed becomes text nodes and never HTML. */
export function textOf(nodes: readonly Mark[] | undefined, picture: ShowPicture): ReactNode[] {
  return (nodes ?? []).map((node, index) => h(Piece, { key: index, node, picture }));
}

/** One node of the text, as the page shows it. */
function Piece({ node, picture }: { node: Mark; picture: ShowPicture }): ReactNode {
  const inside = (): ReactNode[] => textOf(node.children, picture);
  switch (node.type) {
    case 'text':
    case 'html':
      return plain(node.value ?? '');
    case 'break':
      return h('br');
    case 'thematicBreak':
      return h('hr');
    case 'inlineCode':
      return h('code', null, node.value);
    case 'code':
      return h('pre', null, h('code', null, node.value));
    case 'heading':
      return h(`h${Math.min(4, Math.max(2, node.depth ?? 2))}`, null, inside());
    case 'list':
      return node.ordered
        ? h('ol', { start: node.start ?? undefined }, inside())
        : h('ul', null, inside());
    case 'link':
      return h('a', { href: safeAddress(node.url) }, inside());
    case 'image':
      return h('img', { src: picture(node.url ?? ''), alt: plain(node.alt ?? '') });
    case 'table':
      return h('div', { className: 'table' }, h('table', null, h('tbody', null, inside())));
    case 'shortcode':
      return component(node.data?.shortcode ?? '', node.data?.shortcodeData ?? {}, picture);
    default: {
      const name = elements[node.type];
      return name ? h(name, null, inside()) : inside();
    }
  }
}

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  tableRow: 'tr',
  tableCell: 'td',
};

function component(name: string, given: Given, picture: ShowPicture): ReactNode {
  const words = (): ReactNode[] =>
    textOf(markdownToRemark(given.words ?? '', []).children, picture);
  switch (name) {
    case 'image':
      return h(
        'figure',
        { className: 'picture' },
        h('img', { src: picture(given.image ?? ''), alt: given.alt ?? '' }),
        given.title && h('figcaption', null, given.title),
      );
    case 'Quote':
      return h(
        'figure',
        { className: 'quote' },
        h('blockquote', { lang: given.lang || undefined }, words()),
        h('figcaption', null, [given.by, given.as].filter(Boolean).join(', ')),
      );
    case 'KeyPoint':
      return h(
        'div',
        { className: 'key-point' },
        h('p', { className: 'label' }, h('strong', null, 'Key point')),
        words(),
      );
    case 'SaidDid':
      return h(
        'dl',
        { className: 'said-did' },
        [
          ['You said', given.said],
          ['We did', given.did],
          ['When', given.when],
        ].flatMap(([term, value]) =>
          value ? [h('dt', { key: term }, term), h('dd', { key: value }, value)] : [],
        ),
      );
    default:
      return h(
        'div',
        { className: 'link-card' },
        h(
          'p',
          null,
          h('strong', null, `${name}: `),
          h('a', { href: safeAddress(given.url) }, given.title),
          given.minutes && ` (${given.minutes} minutes)`,
        ),
      );
  }
}

function safeAddress(href: string | undefined): string | undefined {
  return href && /^(?:https?:|mailto:|tel:|\/|#)/i.test(href) ? href : undefined;
}

/** Gives the address of a picture that lies beside the story. */
export type ShowPicture = (path: string) => string;

type Given = Readonly<Record<string, string | undefined>>;
