import { chosenInWords, pageOf } from './words.ts';
import { part } from './dom.ts';
import { resultsIn } from './results.ts';
import { isEmpty, readState, stateOf, writeState, type SearchState } from './state.ts';
import { openIndex, type StoryIndex } from './story-index.ts';

const searchForm = document.querySelector<HTMLFormElement>('#Search');
if (searchForm) start(searchForm);

/**
 * Makes the search page work: the form, the address and what is found always say the same. Without
 * this the page is complete, with every story on it or one list away.
 */
function start(form: HTMLFormElement): void {
  const box = part<HTMLInputElement>(form, '#Words');
  const details = part<HTMLDetailsElement>(form, 'details');
  const reset = part(form, '[type=reset]');
  const chosen = part(form, '[data-part=chosen]');
  const choices = [...form.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  const counts = choices.map((each) => part(each.closest('label') ?? form, '[data-count]'));
  const usual = counts.map(({ textContent }) => textContent);
  const known: Record<string, string[]> = {};
  for (const { name, value } of choices) (known[name] ??= []).push(value);

  const results = resultsIn(
    document,
    (shown) => history.replaceState(shown, ''),
    () => void look('replace').then(() => results.focus()),
  );

  let attempts = 0;
  let opening: Promise<StoryIndex> | undefined;
  let turn = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;

  /** Loads the index when it is first wanted, and again after it could not be had. */
  const open = (): Promise<StoryIndex> =>
    (opening ??= openIndex(form.dataset['index'] ?? '', Object.keys(known), ++attempts));
  const openEarly = (): void => void open().catch(() => (opening = undefined));

  /** Looks for what the form says, and lets the address say it too. */
  const look = async (how: 'add' | 'replace'): Promise<void> => {
    clearTimeout(typing);
    const chosenIn = (filter: string): string[] =>
      choices.filter(({ name, checked }) => name === filter && checked).map(({ value }) => value);
    const state = stateOf(box.value, chosenIn, known);
    const query = writeState(state);
    if (query !== location.search)
      history[how === 'add' ? 'pushState' : 'replaceState'](null, '', location.pathname + query);
    await show(state, pageOf);
  };

  const lookSoon = (): void => {
    clearTimeout(typing);
    typing = setTimeout(() => void look('replace'), pause);
  };

  /** Shows what is found. An answer that comes after a newer question is dropped. */
  const show = async (state: SearchState, first: number): Promise<void> => {
    const mine = ++turn;
    reset.hidden = isEmpty(state);
    chosen.textContent = chosenInWords(Object.values(state.chosen).flat().length);
    if (isEmpty(state)) {
      results.clear();
      counts.forEach((count, at) => (count.textContent = usual[at] ?? ''));
      return;
    }
    const late = setTimeout(() => mine === turn && results.wait(), patience);
    try {
      const answer = await (await open()).find(state, first);
      if (mine !== turn) return;
      results.show(answer, state);
      counts.forEach((count, at) => {
        const { name = '', value = '' } = choices[at] ?? {};
        count.textContent = String(answer.counts[name]?.[value] ?? 0);
      });
    } catch {
      opening = undefined;
      if (mine === turn) results.fail();
    } finally {
      clearTimeout(late);
    }
  };

  /** Puts into the form what the address says, and looks for it. */
  const restore = (): void => {
    clearTimeout(typing);
    const state = readState(location.search, known);
    box.value = state.words;
    for (const each of choices)
      each.checked = state.chosen[each.name]?.includes(each.value) ?? false;
    void show(state, Math.max(pageOf, Number(history.state) || 0));
  };

  box.addEventListener('focus', openEarly);
  details.addEventListener('toggle', () => details.open && openEarly());
  box.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) lookSoon();
  });
  box.addEventListener('compositionend', lookSoon);
  for (const each of choices) each.addEventListener('change', () => void look('add'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const from = document.activeElement;
    void look('add').then(() => {
      // On a phone the keyboard would go on hiding what was found.
      if (document.activeElement === from) results.focus();
    });
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    box.value = '';
    for (const each of choices) each.checked = false;
    box.focus();
    void look('add');
  });
  addEventListener('popstate', restore);

  // Words typed before this ran are looked for, too.
  if (location.search === '' && box.value !== '') void look('replace');
  else restore();
}

/** How long nothing is typed before we look, in milliseconds. */
const pause = 250;

/** How long we look before we say so, in milliseconds. */
const patience = 400;
