import { card } from './card.ts';
import { foundInWords, insteadInWords, moreInWords, noneInWords, pageOf } from './words.ts';
import { element, part } from './dom.ts';
import type { SearchState } from './state.ts';
import type { Answer, Hit } from './story-index.ts';

/** The part of the page that says what was found. Text nodes only: no text becomes markup. */
export interface Results {
  /** Nothing is looked for. */
  clear(): void;
  /** The answer takes a while. What was found before stays. */
  wait(): void;
  /** @param state What was looked for. */
  show(answer: Answer, state: SearchState): void;
  /** The index could not be had. */
  fail(): void;
  /** Takes the focus to the heading. Where nothing is looked for, says what is missing. */
  focus(): void;
}

/**
 * @param page Holds the elements of `SearchResults.astro`.
 * @param onMore Told how many stories are shown, after more were asked for.
 * @param onAgain Called when somebody wants to try again.
 */
export function resultsIn(
  page: ParentNode,
  onMore: (shown: number) => void,
  onAgain: () => void,
): Results {
  const said = part(page, '#Said');
  const found = part(page, '#Found');
  const template = part<HTMLTemplateElement>(page, '#Hit');
  const heading = part(found, 'h2');
  const list = part(found, 'ol');
  const more = part(found, '[data-part=more]');
  const missing = part(found, '[data-part=missing]');
  const none = part(found, '[data-part=none]');
  const trouble = part(found, '[data-part=trouble]');
  const cards = (hits: readonly Hit[]): Node[] => hits.map((hit) => card(hit, template));
  let shown: Answer | undefined;

  const begin = (words: string): void => {
    heading.textContent = words;
    found.hidden = false;
    for (const each of [missing, none, trouble, more]) each.hidden = true;
  };

  const offerMore = (): void => {
    const [here, total] = [list.children.length, shown?.total ?? 0];
    more.hidden = here >= total;
    if (here < total) more.textContent = moreInWords(here, total);
  };

  const showMore = async (answer: Answer): Promise<void> => {
    const from = list.children.length;
    const hits = await answer.more(from, from + pageOf);
    if (answer !== shown || list.children.length !== from) return;
    list.append(...cards(hits));
    list.children[from]?.querySelector('a')?.focus();
    offerMore();
    onMore(list.children.length);
    said.textContent = `${list.children.length} of ${answer.total} stories shown`;
  };

  more.addEventListener('click', () => {
    if (shown)
      showMore(shown).catch(() => {
        more.textContent = 'More stories did not load. Try again';
      });
  });
  part(found, '[data-part=again]').addEventListener('click', onAgain);

  return {
    clear() {
      shown = undefined;
      found.hidden = true;
      list.replaceChildren();
      said.textContent = '';
    },
    wait() {
      if (!shown) begin(waiting);
      said.textContent = waiting;
    },
    show(answer, { words, chosen }) {
      shown = answer;
      begin(foundInWords(answer.total));
      list.replaceChildren(...cards(answer.hits));
      offerMore();
      none.hidden = answer.total > 0;
      const inThemes = Object.keys(chosen).length > 0;
      part(none, '[data-part=wider]').hidden = !inThemes;
      part(none, '[data-part=why]').textContent = noneInWords(answer.missing.length, inThemes);
      missing.hidden = answer.missing.length === 0;
      missing.replaceChildren(...missingInWords(answer));
      said.textContent = `${heading.textContent} ${words && `for ${words}`}`;
    },
    fail() {
      shown = undefined;
      begin('The search did not load');
      list.replaceChildren();
      trouble.hidden = false;
      said.textContent = heading.textContent;
    },
    focus() {
      if (found.hidden) said.textContent = 'Please type a word, or choose a theme.';
      else heading.focus();
    },
  };
}

function missingInWords({ missing, instead, total }: Answer): (Node | string)[] {
  const begin = missing.length === 1 ? 'No story has the word ' : 'No story has these words: ';
  const end = total > 0 ? `. ${insteadInWords(instead)}` : '.';
  return [begin, ...missing.flatMap((word, at) => [at > 0 ? ', ' : '', quoted(word)]), end];
}

/** A word as somebody typed it, which may run from right to left. */
function quoted(word: string): Node {
  const quote = document.createElement('q');
  quote.append(element('bdi', word));
  return quote;
}

const waiting = 'Looking for stories…';
