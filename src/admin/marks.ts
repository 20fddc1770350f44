import { sign } from './sign.ts';
import { decoded } from './typed.ts';

/** A node of the tree that Decap's text editor reads Markdown into (mdast). */
export interface Mark {
  type: string;
  value?: string;
  children?: Mark[];
  depth?: number;
  ordered?: boolean;
  start?: number | null;
  url?: string;
  alt?: string | null;
  title?: string | null;
  data?: { shortcode?: string; shortcodeData?: Readonly<Record<string, string>> };
}

/** The words of a node as a reader sees them, on one line. */
export function wordsOf(node: Mark): string {
  if (node.type === 'break') return ' ';
  if (node.value !== undefined) return plain(node.value).replace(/\s+/g, ' ');
  return (node.children ?? []).map(wordsOf).join('');
}

/** The paragraphs of a text, those in lists and quotes too, each on one line. */
export function paragraphsOf(node: Mark): string[] {
  if (node.type === 'paragraph') return [wordsOf(node)];
  const words = node.data?.shortcodeData?.words;
  if (words !== undefined) return words.split(/\n\s*\n/);
  return (node.children ?? []).flatMap(paragraphsOf);
}

/** Text as a reader sees it: the editor's reader leaves character references as they are. */
export function plain(text: string): string {
  return decoded(text, sign);
}
