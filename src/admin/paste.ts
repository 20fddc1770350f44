import { escapeText } from './vocabulary.ts';

/**
 * What was pasted, as the Markdown that a story may hold: paragraphs, headings, lists, links, quotes,
 * bold and italic. Word and Google Docs send far more, and none of it stays.
 * @returns Undefined for what the editor itself takes in: plain text, and pieces of its own.
 */
export function pasted(data: Pick<DataTransfer, 'getData'>): string | undefined {
  if (data.getData('application/x-slate-fragment')) return undefined;
  const html = data.getData('text/html');
  if (!html) return undefined;
  // A document that is never shown: nothing in it runs or is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return blocks(body).join('\n\n');
}

const left = new Set([
  'STYLE',
  'SCRIPT',
  'TITLE',
  'META',
  'LINK',
  'IMG',
  'SVG',
  'TEMPLATE',
  'HEAD',
  'OBJECT',
  'IFRAME',
  'NOSCRIPT',
]);
const blockNames =
  /^(?:P|DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|H[1-6]|UL|OL|LI|BLOCKQUOTE|TABLE|TBODY|THEAD|TR|TD|TH|PRE|HR|DL|DT|DD|FIGURE|FIGCAPTION|CENTER)$/;

/** The blocks of an element, each as Markdown. Text between them makes paragraphs of its own. */
function blocks(parent: Element): string[] {
  const made: string[] = [];
  let loose = '';
  const end = (): void => {
    const text = tidyLine(loose);
    if (text !== '') made.push(...paragraph(text));
    loose = '';
  };
  for (const node of parent.childNodes) {
    if (node instanceof Element && !left.has(node.nodeName) && holdsBlocks(node)) {
      end();
      made.push(...block(node));
    } else loose += inline(node);
  }
  end();
  return joinLists(made);
}

function block(element: Element): string[] {
  const { nodeName: name } = element;
  if (/^H[1-6]$/.test(name)) {
    const text = tidyLine(inline(element)).replaceAll('\n', ' ');
    const level = Math.min(4, Math.max(2, Number(name.slice(1))));
    return text === '' ? [] : [`${'#'.repeat(level)} ${text.replaceAll('**', '')}`];
  }
  if (name === 'UL' || name === 'OL') return [list(element)].filter(Boolean);
  if (name === 'BLOCKQUOTE')
    return [blocks(element).join('\n\n').replace(/^/gm, '> ').replace(/ +$/gm, '')].filter(
      (text) => text.trim() !== '>',
    );
  if (isWordListItem(element)) {
    const text = tidyLine(inline(element)).replace(/^(?:[·•o§▪-]|\d+[.)])\s+/, '');
    return text === '' ? [] : [`* ${text}`];
  }
  return blocks(element);
}

function list(element: Element): string {
  const ordered = element.nodeName === 'OL';
  return [...element.children]
    .filter((child) => !left.has(child.nodeName))
    .map((child, index) => {
      const inside =
        child.nodeName === 'UL' || child.nodeName === 'OL' ? [list(child)] : blocks(child);
      const sign = ordered ? `${index + 1}. ` : '* ';
      return sign + inside.join('\n').replaceAll('\n', `\n${' '.repeat(sign.length)}`);
    })
    .filter((item) => !/^(?:\*|\d+\.) $/.test(item))
    .join('\n');
}

/** Text and its emphasis. A piece of only space keeps the words apart and nothing more. */
function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE)
    return escapeMarks((node.textContent ?? '').replace(/\s+/g, ' '));
  if (!(node instanceof Element) || left.has(node.nodeName)) return '';
  if (node.nodeName === 'BR') return '\n';
  const inside = [...node.childNodes].map(inline).join('');
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inside) ?? [];
  if (text === '') return inside;
  if (node.nodeName === 'A') {
    const href = node.getAttribute('href') ?? '';
    return /^(?:https?|mailto|tel):/i.test(href) && !/[\s()<>]/.test(href)
      ? `${before}[${text}](${href})${after}`
      : inside;
  }
  const sign = emphasis(node);
  return sign === '' || text.includes('\n') || text.startsWith('*')
    ? inside
    : before + sign + text + sign + after;
}

/** Google Docs wraps everything in a `<b>` that is not bold, and says by style what is. */
function emphasis(element: Element): string {
  const { fontWeight, fontStyle } = (element as HTMLElement).style ?? {};
  const name = element.nodeName;
  const bold = fontWeight
    ? /^(?:bold|[6-9]00)$/.test(fontWeight)
    : name === 'STRONG' || name === 'B';
  const italic = fontStyle ? fontStyle === 'italic' : name === 'EM' || name === 'I';
  if (bold) return '**';
  return italic ? '*' : '';
}

function paragraph(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim().replaceAll('\n', '\\\n'))
    .filter(Boolean)
    .map((part) =>
      escapeText(part)
        .replace(/^(#{1,6}|[-+>])(?=\s)/, '\\$1')
        .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2'),
    );
}

function tidyLine(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/[ \u00a0]+/g, ' ')
    .trim();
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*_[\]]/g, '\\$&');
}

/** In Word's HTML a list is paragraphs of this class, with the bullet as text. */
function isWordListItem(element: Element): boolean {
  return (
    /MsoListParagraph/.test(element.className) ||
    /mso-list:/.test(element.getAttribute('style') ?? '')
  );
}

function holdsBlocks(element: Element): boolean {
  return blockNames.test(element.nodeName) || [...element.children].some(holdsBlocks);
}

/** Items of one list stand right under one another. */
function joinLists(made: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of made) {
    const before = joined.at(-1);
    if (before?.startsWith('* ') && text.startsWith('* '))
      joined[joined.length - 1] = `${before}\n${text}`;
    else joined.push(text);
  }
  return joined;
}
