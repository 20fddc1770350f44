/** Shows under each answer how long it is, as soon as that helps. */
export function showLengths(form: HTMLFormElement): () => void {
  const counted = [...form.querySelectorAll<Counted>('[data-max]')].map((control) => {
    const line = document.createElement('p');
    line.className = 'length';
    control.after(line);
    const update = (): void => {
      line.textContent = lengthInWords(
        control.value,
        Number(control.dataset['max']),
        control instanceof HTMLTextAreaElement,
      );
      line.hidden = line.textContent === '';
    };
    control.addEventListener('input', update);
    return update;
  });
  const all = (): void => {
    for (const update of counted) update();
  };
  all();
  return all;
}

/**
 * How long an answer is: in words where there is room for many, in characters left where there is
 * little; nothing while there is nothing to be told.
 */
export function lengthInWords(text: string, most: number, long: boolean): string {
  const over = [...text.trim()].length - most;
  if (over > 0) return `This is ${counted(over, 'character')} too long. Please shorten it.`;
  const words = text.split(/\s+/u).filter(Boolean).length;
  if (long) return words === 0 ? '' : counted(words, 'word');
  return -over < most / 2 ? `${counted(-over, 'character')} left` : '';
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;
}

type Counted = HTMLInputElement | HTMLTextAreaElement;
