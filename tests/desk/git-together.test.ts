import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Refusal } from '../../src/desk/refusal.ts';
import { change, clubNight, fine, opened, page, person } from '../support/opened-store.ts';

const ada = person('ada', 'Ada Brown');
const eve = person('eve', 'Eve Editor', 'editor');
const at = new Date('2026-11-24T10:14:00Z');

test('of two people who save one draft at once, one is kept and the other is told', async () => {
  const { store } = await opened({ now: () => at });
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  const seen = { [page]: begun.files[0]?.id };
  const [mine, theirs] = await Promise.allSettled([
    store.save(clubNight, change({ [page]: 'Mine.\n' }, seen)),
    store.save(clubNight, { ...change({ [page]: 'Theirs.\n' }, seen), by: ada }),
  ]);
  expect(mine.status).toBe('fulfilled');
  const { reason } = theirs as PromiseRejectedResult;
  expect(reason).toBeInstanceOf(Refusal);
  expect(reason).toMatchObject({
    status: 409,
    message: expect.stringMatching(
      /^Sam Smith saved this story after you opened it, on 24 November 2026 at 10:14\. .*still on this page/,
    ),
  });
  const draft = await store.draft(clubNight);
  expect(String((await store.read([draft?.files[0]?.id ?? '']))[0])).toBe('Mine.\n');
});

test('ten saves of one draft at once are one kept and nine told', async () => {
  const { store } = await opened({});
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  const seen = { [page]: begun.files[0]?.id };
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      store.save(clubNight, change({ [page]: `Number ${n}.\n` }, seen)),
    ),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('two people who work on different files of one draft are both kept', async () => {
  const { store } = await opened({});
  const photo = 'stories/club-night/photo.jpg';
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  await Promise.all([
    store.save(clubNight, change({ [page]: 'Two.\n' }, { [page]: begun.files[0]?.id })),
    store.save(clubNight, { ...change({ [photo]: 'pixels' }, { [photo]: undefined }), by: ada }),
  ]);
  const draft = await store.draft(clubNight);
  const bytes = await store.read(draft?.files.map(({ id }) => id ?? '') ?? []);
  expect(bytes.map(String)).toEqual(['Two.\n', 'pixels']);
});

test('a save that comes a second time because its answer was lost is no conflict', async () => {
  const { store } = await opened({});
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  const again = change({ [page]: 'Two.\n' }, { [page]: begun.files[0]?.id });
  const kept = await store.save(clubNight, again);
  expect(await store.save(clubNight, again)).toEqual(kept);
});

test('who writes on in a draft that was published or taken away meanwhile is told', async () => {
  const { store } = await opened({ now: () => at });
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  const mine = change({ [page]: 'Mine.\n' }, { [page]: begun.files[0]?.id });
  await store.remove(clubNight, eve);
  await expect(store.save(clubNight, mine)).rejects.toThrow(/^Eve Editor took this draft away/);

  await store.save(clubNight, change({ [page]: 'Another.\n' }));
  await store.publish(clubNight, eve, fine);
  await expect(store.save(clubNight, mine)).rejects.toMatchObject({ status: 409 });
  expect(await store.draft(clubNight)).toBeUndefined();
});

test('who writes on in the words that were published meanwhile begins the next draft', async () => {
  const { store } = await opened({});
  const begun = await store.save(clubNight, change({ [page]: 'One.\n' }));
  await store.publish(clubNight, eve, fine);
  const next = await store.save(
    clubNight,
    change({ [page]: 'Two.\n' }, { [page]: begun.files[0]?.id }),
  );
  expect(next.files).toMatchObject([{ path: page, isNew: false }]);
});

test('another program that moves branches at the same time makes nothing fail and nothing lost', async () => {
  const { store, repository } = await opened({});
  const others = (async () => {
    for (let n = 0; n < 12; n += 1) {
      const tree = repository.git('rev-parse', 'main^{tree}');
      const old = repository.git('rev-parse', 'main');
      const commit = repository.git('commit-tree', tree, '-p', old, '-m', `Other ${n}`);
      repository.git('update-ref', 'refs/heads/main', commit, old);
      repository.git('pack-refs', '--all');
      await new Promise((go) => setTimeout(go, 5));
    }
  })();
  const slugs = Array.from({ length: 6 }, (_, n) => `story-${n}`);
  await Promise.all(
    slugs.map(async (slug) => {
      const key = { noun: 'stories', slug } as const;
      await store.save(key, change({ [`stories/${slug}/index.mdx`]: slug }));
      await store.publish(key, eve, fine);
    }),
  );
  await others;
  expect(await store.list('stories')).toHaveLength(6);
  expect(repository.git('log', '--format=%s', 'main').split('\n')).toHaveLength(1 + 12 + 6);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('a branch that another program locks for long is told in words', async () => {
  const { store, repository } = await opened({});
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  const lock = `${repository.folder}/.git/refs/heads/cms/stories/club-night.lock`;
  writeFileSync(lock, '');
  await expect(store.save(clubNight, change({ [page]: 'Two.\n' }))).rejects.toThrow(
    /^Another program is using the stories/,
  );
  rmSync(lock);
  await store.save(clubNight, change({ [page]: 'Two.\n' }));
});
