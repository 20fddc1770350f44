import { readKept } from './kept.ts';
import { applySettings, settingsKey } from './settings.ts';

const root = document.documentElement;

start(document.querySelector<HTMLAnchorElement>('a[data-part=reading-settings]'));

/**
 * Makes of the link to the settings a button that opens them here, and keeps this page the same as
 * every other one that is open.
 */
function start(link: HTMLAnchorElement | null): void {
  const form = document.querySelector<HTMLFormElement>('form.reading-form');
  if (form) void import('./form.ts').then(({ runForm }) => runForm(form));
  else if (link) link.replaceWith(buttonFor(link));

  const follow = (): void => {
    const kept = readKept();
    if (kept) applySettings(kept, root);
  };
  addEventListener('storage', ({ key }) => {
    if (key === settingsKey || key === null) follow();
  });
  // A page that comes back as it was left has not heard what was chosen meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && follow());

  const rule = (): void => {
    if (root.dataset['ruler']) void import('./ruler.ts').then(({ showRuler }) => showRuler());
  };
  new MutationObserver(rule).observe(root, { attributeFilter: ['data-ruler'] });
  rule();
}

function buttonFor(link: HTMLAnchorElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    import('./panel.ts').then(
      ({ togglePanel }) => togglePanel(button),
      // No network: the page with the settings may still be at hand.
      () => location.assign(link.href),
    );
  });
  return button;
}
