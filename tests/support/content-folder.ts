import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A content folder that is thrown away: `await using folder = await contentFolder({ … })`. */
export interface ContentFolder extends AsyncDisposable {
  root: string;
  /** Writes one more file, or another text into one. */
  write(path: string, content: string | Uint8Array): Promise<void>;
}

/**
 * Makes a content folder with one theme, one organisation and the given files.
 * @param files Path from the root → content.
 */
export async function contentFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<ContentFolder> {
  const root = await mkdtemp(join(tmpdir(), 'alongside-content-'));
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries({ ...usual, ...files })) await write(path, content);
  return {
    root,
    write,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/**
 * The text of a small story that is in order.
 * @param changes Front matter lines to put in place of the usual ones: `{ kind: 'kind: poem' }`;
 * an empty text leaves the field out, a new name adds one.
 */
export function storyText(changes: Readonly<Record<string, string>> = {}, body = 'Words.'): string {
  const lines = Object.values({ ...fields, ...changes }).filter(Boolean);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** Another uid for each number. */
export function uid(number: number): string {
  return `uid: 00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const fields = {
  uid: uid(1),
  title: 'title: A story for a test',
  summary: 'summary: It is here to be tried.',
  kind: 'kind: report',
  themes: 'themes:\n  - sharing-power',
  published: 'published: "2026-01-31"',
  credits: 'credits:\n  - role: written-by\n    name: Alongside',
  consent:
    'consent:\n  ref: C-TEST\n  basis: fictional-example\n  status: given\n  heldBy: alongside',
};

const usual = {
  'themes/sharing-power.yml':
    'title: Sharing power\nsummary: People decide.\nblock: ohio-star\ncloth: madder\norder: 1\n',
  'organisations/alongside.yml': 'name: Alongside\nsummary: This publication.\n',
};
