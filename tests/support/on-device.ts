import type { Page } from 'playwright-core';

/** What the browser keeps of the form on its disk, as JSON. */
export function onDevice(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((told) => {
        const opening = indexedDB.open('keyval-store');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('keyval').objectStore('keyval').getAll();
          reading.onsuccess = () => told(JSON.stringify(reading.result));
        };
      }),
  );
}
