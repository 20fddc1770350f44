/**
 * The buttons of a story page that need a script: print, copy the address, the device's own share.
 * Each is hidden in the page and shown here, where its promise can be kept.
 */
const address = document.querySelector('#Address');
const url = address?.textContent?.trim() ?? '';

const deeds: Readonly<Record<string, Deed>> = {
  print: { can: 'print' in window, do: () => print() },
  'print-card': { can: 'print' in window, do: printCard },
  copy: { can: true, do: copy },
  send: { can: 'share' in navigator, do: send },
};

for (const button of document.querySelectorAll<HTMLElement>('[data-does]')) {
  const deed = deeds[button.dataset['does'] ?? ''];
  if (!deed?.can) button.remove();
  else {
    button.hidden = false;
    button.addEventListener('click', () => void deed.do());
  }
}

/** Prints the card "Borrow this idea" and nothing else; paper is laid out by `story-print.css`. */
function printCard(): void {
  const { dataset } = document.documentElement;
  dataset['paper'] = 'card';
  addEventListener('afterprint', () => delete dataset['paper'], { once: true });
  print();
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    say('The address is copied. You can paste it anywhere.');
  } catch {
    // No clipboard without https, nor where the reader forbade it.
    if (address) getSelection()?.selectAllChildren(address);
    say('Your browser did not copy it. The address is marked: please copy it by hand.');
  }
}

async function send(): Promise<void> {
  try {
    await navigator.share({ title: document.querySelector('h1')?.textContent?.trim() ?? '', url });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError'))
      say('Your device did not share it. Please copy the address.');
  }
}

function say(words: string): void {
  const status = document.querySelector('#Shared');
  if (status) status.textContent = words;
}

interface Deed {
  /** Whether this browser can do it. */
  can: boolean;
  do: () => unknown;
}
