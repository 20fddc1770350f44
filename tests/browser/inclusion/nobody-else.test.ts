import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { everyPage } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('no page asks anybody else for anything, names one to ask, or keeps anything before the reader chose something', async () => {
  const home = new URL(here.site.url).origin;
  const strangers: string[] = [];
  const asked = (address: string): void => {
    if (new URL(address).origin !== home) strangers.push(address);
  };
  const found = await lookAt({ ...here, paths: everyPage, asked }, async (page) => [
    ...(await page.evaluate(namedElsewhere)),
    ...(await page.evaluate(keptInBrowser)),
    ...(await page.context().cookies()).map(({ name }) => `cookie ${name}`),
  ]);
  expect(strangers).toEqual([]);
  expect(found).toEqual([]);
});

/** Everything a page would fetch from another place, or tell it. */
function namedElsewhere(): string[] {
  const fetched =
    'img, script[src], link:not([rel=canonical], [rel=alternate], [rel=license]), source, video, audio, iframe, embed, object';
  return [
    ...[...document.querySelectorAll(fetched)]
      .map(
        (element) =>
          element.getAttribute('src') ??
          element.getAttribute('href') ??
          element.getAttribute('data') ??
          '',
      )
      .filter((address) => new URL(address, location.href).origin !== location.origin),
    ...[...document.querySelectorAll('a[ping]')].map(({ outerHTML }) => outerHTML.slice(0, 80)),
  ];
}

/** The names of all that is kept for this site. The form looks whether there is a draft: that keeps nothing. */
async function keptInBrowser(): Promise<string[]> {
  const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error('It could not be read.'));
    });
  const entries: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const keys = await answer(database.transaction(store).objectStore(store).getAllKeys());
      entries.push(...keys.map(String));
    }
    database.close();
  }
  const workers = await navigator.serviceWorker.getRegistrations();
  return [
    ...Object.keys({ ...localStorage, ...sessionStorage }),
    ...entries,
    ...(await caches.keys()),
    ...workers.map(({ scope }) => scope),
  ];
}
