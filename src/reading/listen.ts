import type { PageReader } from './aloud.ts';
import { voiceFor, wake, whenVoicesCome } from './voice.ts';

start(document.querySelector<HTMLButtonElement>('button[data-part=listen-to-page]'));

/** Offers to read the page aloud, where this device has a voice of its own for the page's language. */
function start(button: HTMLButtonElement | null): void {
  if (!button || !('speechSynthesis' in globalThis)) return;
  const title = document.querySelector('h1');
  const lang = title?.closest<HTMLElement>('[lang]')?.lang ?? '';
  let reader: Promise<PageReader> | undefined;
  const load = (): Promise<PageReader> =>
    (reader ??= import('./aloud.ts').then(({ readerOn }) => readerOn(button, lang)));

  whenVoicesCome(speechSynthesis, () => {
    const voice = voiceFor(lang, speechSynthesis.getVoices());
    button.parentElement?.toggleAttribute('data-can', Boolean(voice));
  });
  button.addEventListener('click', () => {
    wake(speechSynthesis);
    load().then(
      ({ open }) => open(),
      () => (reader = undefined),
    );
  });
}
