/**
 * Decap reads `localStorage` before it draws anything, and breaks where the browser allows none (as
 * when all site data is blocked). There it gets one that lasts as long as the page.
 */
export function makeStorageSafe(): void {
  try {
    localStorage.setItem('alongside', '');
    localStorage.removeItem('alongside');
  } catch {
    Object.defineProperty(window, 'localStorage', { value: storage(), configurable: true });
  }
}

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => {
      values.clear();
    },
  };
}
