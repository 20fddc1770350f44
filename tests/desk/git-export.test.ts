import {
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { change, clubNight, fine, opened, page, person } from '../support/opened-store.ts';

const eve = person('eve', 'Eve Editor', 'editor');
const photo = 'stories/club-night/photo.jpg';

test.each([{ bare: true }, { bare: false }])(
  'a tree is written as it is, and only files that differ are touched again (bare: $bare)',
  async ({ bare }) => {
    const { store, repository } = await opened({
      bare,
      files: { [page]: 'One.\r\n', [photo]: 'pixels' },
    });
    const into = repository.beside('out/content');
    await store.checkOut(await store.head(), into);
    expect(readFileSync(join(into, page), 'utf8')).toBe('One.\r\n');
    const old = new Date('2020-01-01');
    utimesSync(join(into, photo), old, old);
    await store.checkOut(await store.head(), into);
    const stamp = statSync(join(into, photo)).mtimeMs;

    await store.save(clubNight, change({ [page]: 'Two.\n' }));
    const { tree } = await store.merged(clubNight);
    await store.checkOut(tree, into);
    expect(readFileSync(join(into, page), 'utf8')).toBe('Two.\n');
    expect(statSync(join(into, photo)).mtimeMs).toBe(stamp);
    await store.checkOut(await store.head(), into);
    expect(readFileSync(join(into, page), 'utf8')).toBe('One.\r\n');
    expect(readdirSync(repository.beside('out')).toSorted()).toEqual(['content', 'content.index']);
    if (!bare) expect(repository.git('status', '--porcelain')).toBe('');
  },
);

test('what went from a tree, and what an export that was cut off left, is taken away', async () => {
  const { store, repository } = await opened({ files: { [page]: 'One.\n', [photo]: 'pixels' } });
  const into = repository.beside('content');
  await store.checkOut(await store.head(), into);
  writeFileSync(join(into, 'stories/club-night/left.jpg'), 'half');
  writeFileSync(join(into, page), 'hal');
  writeFileSync(`${into}.index.lock`, '');
  await store.save(clubNight, change({ [photo]: undefined }));
  await store.publish(clubNight, eve, fine);
  await store.checkOut(await store.head(), into);
  expect(readdirSync(join(into, 'stories/club-night'))).toEqual(['index.mdx']);
  expect(readFileSync(join(into, page), 'utf8')).toBe('One.\n');
  await store.save(clubNight, change({ [page]: undefined }));
  await store.publish(clubNight, eve, fine);
  await store.checkOut(await store.head(), into);
  expect(existsSync(join(into, 'stories'))).toBe(false);
});

test('a link in a tree leads nowhere', async () => {
  const { store, repository } = await opened({});
  const target = repository.git('rev-parse', 'HEAD:content/themes/sharing-power.yml');
  repository.git('update-index', '--add', '--cacheinfo', `120000,${target},content/stories/a.jpg`);
  repository.git('commit', '-qm', 'A link');
  const into = repository.beside('content');
  await store.checkOut(await store.head(), into);
  expect(readFileSync(join(into, 'stories/a.jpg'), 'utf8')).toContain('Sharing power');
  await expect(store.checkOut('main', into)).rejects.toThrow(/no such version/);
});
