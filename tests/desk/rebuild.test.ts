import { expect, test } from 'vitest';
import { rebuilder } from '../../src/desk/serving/rebuild.ts';

type Result = { site: string } | { why: string };

/** A rebuilder whose builds end when a test says so. */
function made() {
  const builds: { end: (result: Result) => void; stopped: AbortSignal }[] = [];
  const shown: string[] = [];
  const failures: string[] = [];
  const one = rebuilder<string>({
    make: (stopped) =>
      new Promise((end) => {
        builds.push({ end, stopped });
        stopped.addEventListener('abort', () => end({ why: 'stopped' }));
      }),
    show: (site) => void shown.push(site),
    failed: (why) => void failures.push(why),
    now: () => new Date('2026-03-01T09:00:00Z'),
  });
  const begun = async (count: number) => {
    while (builds.length < count) await Promise.resolve();
    return builds[count - 1] as (typeof builds)[number];
  };
  return { one, builds, shown, failures, begun };
}

test('what was published is built and shown', async () => {
  const { one, shown, begun } = made();
  expect(one.state().doing).toBe('none');
  one.wish();
  expect(one.state().doing).toBe('waiting');
  const build = await begun(1);
  expect(one.state().doing).toBe('building');
  build.end({ site: 'first' });
  await one.settled();
  expect(shown).toEqual(['first']);
  expect(one.state().doing).toBe('done');
});

test('however much is published during a build, one more build follows it', async () => {
  const { one, builds, shown, begun } = made();
  one.wish();
  const build = await begun(1);
  for (let count = 0; count < 20; count++) one.wish();
  build.end({ site: 'first' });
  (await begun(2)).end({ site: 'second' });
  await one.settled();
  expect(builds).toHaveLength(2);
  expect(shown).toEqual(['first', 'second']);
});

test('a build that fails shows nothing, says why, and the next one is not kept from coming', async () => {
  const { one, shown, failures, begun } = made();
  one.wish();
  (await begun(1)).end({ why: 'stories/a/index.mdx:3:1  The summary is empty.  [field-wrong]' });
  await one.settled();
  expect(one.state()).toMatchObject({ doing: 'failed', why: expect.stringContaining(':3:1') });
  expect(failures).toHaveLength(1);
  expect(shown).toEqual([]);
  one.wish();
  (await begun(2)).end({ site: 'mended' });
  await one.settled();
  expect(shown).toEqual(['mended']);
});

test('a fault of the builder itself is told without its details', async () => {
  const one = rebuilder<string>({
    make: () => Promise.reject(new Error('/secret/path')),
    show: () => undefined,
    failed: () => undefined,
    now: () => new Date(),
  });
  const { error } = console;
  console.error = () => undefined;
  one.wish();
  await one.settled();
  console.error = error;
  expect(one.state().doing).toBe('failed');
  expect(one.state().why).not.toContain('secret');
});

test('stopping ends the build that is at work, shows nothing more and begins none', async () => {
  const { one, builds, shown, begun } = made();
  one.wish();
  const build = await begun(1);
  one.wish();
  await one.stop();
  expect(build.stopped.aborted).toBe(true);
  one.wish();
  await one.settled();
  expect(builds).toHaveLength(1);
  expect(shown).toEqual([]);
});
