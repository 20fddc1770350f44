import { expect, test } from 'vitest';
import { ownRepository } from '../../src/desk/serving/own-repository.ts';
import { gitAt } from '../../src/desk/git/git.ts';
import { makeRepository } from '../support/repository.ts';

test('a server’s repository has the published branch of the checkout, and no other', async () => {
  await using checkout = await makeRepository();
  checkout.git('branch', 'cms/stories/club-night');
  const own = checkout.beside('content.git');
  expect(await ownRepository(own, checkout.folder)).toBe(true);
  const git = gitAt(own);
  expect(await git.text(['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/main');
  expect(await git.text(['rev-parse', 'HEAD'])).toBe(checkout.git('rev-parse', 'HEAD'));
  expect(await git.text(['rev-parse', '--is-bare-repository'])).toBe('true');
});

test('it knows the checkout’s repositories elsewhere, and not the checkout', async () => {
  await using checkout = await makeRepository();
  checkout.git('remote', 'add', 'host', 'https://git.example.org/stories.git');
  const own = checkout.beside('content.git');
  await ownRepository(own, checkout.folder);
  expect(await gitAt(own).text(['remote', '-v'])).toBe(
    'host\thttps://git.example.org/stories.git (fetch)\nhost\thttps://git.example.org/stories.git (push)',
  );
});

test('one that is there is left as it is', async () => {
  await using checkout = await makeRepository();
  const own = checkout.beside('content.git');
  await ownRepository(own, checkout.folder);
  expect(await ownRepository(own, checkout.folder)).toBe(false);
});

test('from a folder that is no repository, none is made, and it is said in words', async () => {
  await using checkout = await makeRepository();
  const own = checkout.beside('content.git');
  await expect(ownRepository(own, checkout.beside('.'))).rejects.toThrow(
    'Name one with --repository',
  );
});
