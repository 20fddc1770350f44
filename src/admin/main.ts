import type { CmsData } from './config.ts';

void begin(import.meta.env.BASE_URL.replace(/\/?$/, '/'));

/** Opens the CMS where something keeps the files, and says in plain words when nothing does. */
async function begin(base: string): Promise<void> {
  const notice = document.querySelector<HTMLElement>('#notice');
  if (!(await answers(`${base}api/v1`))) {
    notice?.toggleAttribute('hidden', false);
    return;
  }
  const [{ startCms }, data] = await Promise.all([
    import('./cms.ts'),
    fetch(`${base}admin/config.json`).then((response) => response.json() as Promise<CmsData>),
  ]);
  // The dev server reloads pages when a story is saved. Here that would lose what is being typed.
  import.meta.hot?.on('vite:beforeFullReload', () => new Promise(() => {}));
  notice?.remove();
  startCms(data);
}

/** True when the address is that of a server that keeps story files. */
async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'info' }),
    });
    return response.ok && Boolean(((await response.json()) as { repo?: string }).repo);
  } catch {
    return false;
  }
}
