import { keep, readKept } from './kept.ts';
import { applySettings, settings, settingsOf, type Chosen } from './settings.ts';
import { words } from './words.ts';

/**
 * Lets a form of reading settings change the page at once, whether it stands on a page of its own or
 * in the panel. Its questions are those of `words.ts`.
 */
export function runForm(form: HTMLFormElement): void {
  const root = document.documentElement;
  const status = form.querySelector('[role=status]');
  const kept = form.querySelector<HTMLElement>('[data-part=kept]');
  /** Says whether the settings are kept, and otherwise a sentence. */
  const say = (isKept: boolean, sentence = ''): void => {
    if (status) status.textContent = isKept ? sentence : words.notKept;
    if (kept) kept.hidden = !isKept;
  };
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')];

  const showChosen = (): void => {
    const chosen: Partial<Record<string, string>> = settingsOf(root);
    for (const radio of radios) radio.checked = (chosen[radio.name] ?? '') === radio.value;
  };
  const choose = (chosen: Chosen, sentence?: string): void =>
    inPlace(form, () => {
      applySettings(chosen, root);
      say(keep(chosen), sentence);
    });

  form.addEventListener('change', () => {
    const chosen = radios.filter(({ checked, value }) => checked && value !== '');
    choose(Object.fromEntries(chosen.map(({ name, value }) => [name, value])));
  });
  form.querySelector('button')?.addEventListener('click', () => choose({}, words.wasReset));
  // Also when another tab has chosen.
  new MutationObserver(showChosen).observe(root, {
    attributeFilter: Object.keys(settings).map((name) => `data-${name}`),
  });
  say(readKept() !== undefined);
  showChosen();
}

/** Changes the page, and keeps what somebody is looking at where it is. */
function inPlace(form: HTMLFormElement, change: () => void): void {
  const main = document.querySelector('main');
  const looked = main?.contains(form)
    ? document.activeElement
    : [...(main?.querySelectorAll('h1, h2, h3, p, li') ?? [])].find(
        (each) => each.getBoundingClientRect().top >= 0,
      );
  const before = looked?.getBoundingClientRect().top ?? 0;
  change();
  if (scrollY > 0) scrollBy(0, (looked?.getBoundingClientRect().top ?? 0) - before);
}
