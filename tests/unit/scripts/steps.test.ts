import { describe, expect, it } from 'vitest';
import { runSteps, type Step } from '../../../scripts/testing/steps.ts';

const step = (name: string, over: Partial<Step> = {}): Step => ({
  name,
  run: () => Promise.resolve({ ok: true, output: '' }),
  ...over,
});

async function told(steps: Step[]): Promise<string> {
  const words: string[] = [];
  await runSteps(steps, 2, (line) => words.push(line));
  return words.join('\n').replaceAll(/\(\d+\.\d s\)/g, '(t)');
}

describe('The steps of a test command', () => {
  it('are told in their order, whichever ends first', async () => {
    let endSlow = (): void => {};
    const slow = step('slow', {
      run: () =>
        new Promise((end) => {
          endSlow = () => end({ ok: true, output: '' });
        }),
    });
    const quick = step('quick', {
      run: () => {
        setImmediate(() => endSlow());
        return Promise.resolve({ ok: true, output: '' });
      },
    });
    expect(await told([slow, quick])).toBe('✓ slow (t)\n✓ quick (t)');
  });

  it('all run when one fails, and the failure shows what it printed', async () => {
    const bad = step('bad', { run: () => Promise.resolve({ ok: false, output: 'line 3: no' }) });
    const words = await told([bad, step('good', { after: ['bad'] })]);
    expect(words).toContain('✗ bad (t)\n\n    line 3: no');
    expect(words).toContain('✓ good (t)');
  });

  it('count as failed when they cannot be run at all', async () => {
    const broken = step('broken', { run: () => Promise.reject(new Error('not there')) });
    expect(await told([broken])).toContain('✗ broken (t)\n\n    not there');
  });

  it('run alone when they take the whole computer', async () => {
    let running = 0;
    let most = 0;
    const watched = (name: string, over: Partial<Step> = {}): Step =>
      step(name, {
        ...over,
        run: async () => {
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running--;
          return { ok: true, output: '' };
        },
      });
    const alone = { alone: true };
    await runSteps([watched('a', alone), watched('b', alone), watched('c', alone)], 2, () => {});
    expect(most).toBe(1);
    await runSteps([watched('a'), watched('b'), watched('c')], 2, () => {});
    expect(most).toBe(2);
  });
});
