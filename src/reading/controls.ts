import { make } from './dom.ts';
import { paces, type Happening, type Reading } from './reader.ts';

/**
 * The controls of the voice, after the button that opens them and at the foot of the window. Each is
 * called by what it does.
 * @param act Told what was pressed.
 */
export function controlsAfter(button: HTMLElement, act: (pressed: Happening) => void): Controls {
  const press = (words: string, pressed: () => Happening): HTMLButtonElement => {
    const made = make('button', { type: 'button' }, words);
    made.addEventListener('click', () => act(pressed()));
    return made;
  };
  let doing: Reading['doing'] = 'stopped';
  const go = press('', () => (doing === 'reading' ? 'pause' : 'play'));
  const first = press('From the start', () => 'from-start');
  const slower = press('Slower', () => 'slower');
  const faster = press('Faster', () => 'faster');
  const stop = press('Stop', () => 'stop');
  const status = make('p', { role: 'status' });
  const label = { role: 'group', 'aria-label': 'Reading aloud' };
  const bar = make(
    'div',
    { class: 'aloud-bar', ...label },
    go,
    first,
    slower,
    faster,
    stop,
    status,
  );
  bar.hidden = true;
  button.after(bar);

  const show = (reading: Reading, sentence = sayings[reading.doing]): void => {
    ({ doing } = reading);
    const had = document.activeElement === first;
    go.textContent =
      doing === 'reading' ? 'Pause' : doing === 'finished' ? 'Listen again' : 'Go on';
    first.hidden = doing === 'reading' || reading.at === 0;
    slower.setAttribute('aria-disabled', String(reading.pace === 0));
    faster.setAttribute('aria-disabled', String(reading.pace === paces.length - 1));
    status.textContent = sentence;
    const open = doing !== 'stopped';
    const turned = bar.hidden === open;
    bar.hidden = !open;
    // What gets focus must not lie under the controls (WCAG 2.4.11).
    document.documentElement.toggleAttribute('data-aloud-bar', open);
    if (turned || (had && first.hidden)) (open ? go : button).focus({ preventScroll: true });
  };
  return { bar, show, focus: () => go.focus() };
}

const sayings: Record<Reading['doing'], string> = {
  stopped: '',
  reading: '',
  paused: '',
  broken: 'The voice did not answer. Press “Go on” to try again.',
  finished: 'That was the end.',
};

export interface Controls {
  bar: HTMLElement;
  /** Shows what the reader is doing, and a sentence about it. */
  show(reading: Reading, sentence?: string): void;
  /** Puts the focus onto the first of them. */
  focus(): void;
}
