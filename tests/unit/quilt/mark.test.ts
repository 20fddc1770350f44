import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mark } from '../../../src/quilt/mark.ts';

const icon = join(import.meta.dirname, '../../../public/favicon.svg');

test('the icon of the site is the mark that the quilt draws', async () => {
  await expect(mark()).toMatchFileSnapshot(icon);
});

test('the icon has cloths for the night', () => {
  const [, night = ''] = readFileSync(icon, 'utf8').split('prefers-color-scheme:dark');
  for (const cloth of ['ground', 'madder', 'indigo'])
    expect(night).toMatch(new RegExp(`\\.${cloth}\\{fill:#[0-9a-f]{6}\\}`));
});
