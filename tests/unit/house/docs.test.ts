import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { site } from '../../../src/site.config.ts';

const root = resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const guides = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })].map(
  (path) => ({ path, text: readFileSync(join(root, path), 'utf8') }),
);

test.each(guides)('$path: every command exists, and knows the flags that are shown', ({ text }) => {
  for (const { command, name, rest } of commandsIn(text)) {
    expect(scripts, command).toHaveProperty([name]);
    expect(unknownFlags(rest, sourcesOf(scripts[name])), command).toEqual([]);
  }
});

test('what a server of one’s own starts by itself exists, and knows the flags that it is given', () => {
  const services = globSync('docs/own-server/*', { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/scripts\/ready\.mjs (scripts\/[\w-]+\.ts)(.*)/g)]);
  expect(services).toHaveLength(2);
  for (const [command, script = '', rest = ''] of services)
    expect(unknownFlags(rest, sourcesOf(script)), command).toEqual([]);
});

test.each(guides)('$path: every file and folder of the project exists', ({ text }) => {
  for (const [, path = ''] of text.matchAll(
    /`((?:src|content|docs|scripts|tests|public)\/[\w./-]*|[\w-]+\.(?:md|json|mjs))`/g,
  ))
    expect(madeUp.has(path) || existsSync(join(root, path)), path).toBe(true);
});

test.each(guides)('$path: every link leads somewhere', ({ path, text }) => {
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const named = file === '' ? join(root, path) : join(root, dirname(path), file);
    expect(existsSync(named), target).toBe(true);
    if (anchor !== undefined) expect(headings(named), target).toContain(anchor);
  }
});

test('the guides name no setting that the site does not have', () => {
  for (const { path, text } of guides)
    for (const [, key = ''] of text.matchAll(/`(\w+)` in `src\/site\.config\.ts`/g))
      expect(site, `${path}: ${key}`).toHaveProperty(key);
});

test('making it yours goes through every setting', () => {
  const guide = guides.find(({ path }) => path.endsWith('make-it-yours.md'))?.text ?? '';
  for (const key of Object.keys(site)) expect(guide).toContain(`\`${key}\``);
});

/** `npm run …`, and `sudo desk …`, by which a server calls the same (`docs/own-server/desk`). */
function commandsIn(text: string): { command: string; name: string; rest: string }[] {
  const npm = /npm (?:run )?(start|test|(?<=run )[a-z:-]+)((?: --)?(?: [^`\n|&]+)?)/g;
  const desk = /sudo desk ([a-z]+)((?: [^`\n|&]+)?)/g;
  return [
    ...[...text.matchAll(npm)].map(([command, name = '', rest = '']) => ({ command, name, rest })),
    ...[...text.matchAll(desk)].map(([command, name = '', rest = '']) => ({
      command,
      name: `desk:${name}`,
      rest,
    })),
  ];
}

/** The flags in the rest of a command that the sources of its script do not speak of. */
function unknownFlags(rest: string, sources: string): string[] {
  return [...rest.matchAll(/--([a-z][a-z-]*)/g)]
    .map(([, flag = '']) => flag)
    .filter((flag) => !new RegExp(`(?<![\\w-])${flag}(?![\\w-])`).test(sources));
}

/** Files that a guide tells people to make. */
const madeUp = new Set(['content/organisations/our-charity.yml']);

/** All that a command's script is made of: what it imports, and what that imports. */
function sourcesOf(command = ''): string {
  const [script] = /scripts\/(?!ready)[\w/-]+\.(?:ts|mjs)/.exec(command) ?? [];
  const seen = new Set<string>();
  const read = (file: string): string => {
    if (seen.has(file)) return '';
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/from '(\.[^']+\.ts)'/g)]
      .map(([, from = '']) => read(resolve(dirname(file), from)))
      .concat(text)
      .join('\n');
  };
  return script === undefined ? '' : read(join(root, script));
}

function headings(file: string): string[] {
  const slugger = new GithubSlugger();
  return [...readFileSync(file, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, words = '']) =>
    slugger.slug(words),
  );
}
