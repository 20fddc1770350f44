import { onPress, say, show } from './parts.ts';

/**
 * Offers to read each question aloud, where the device itself has a voice for the language of the
 * page. Voices that send the words to somebody else are never used.
 */
export function offerToRead(lang: string): void {
  if (!('speechSynthesis' in globalThis)) return;
  const { speechSynthesis: speaker } = globalThis;
  const [language = ''] = lang.split('-');
  let reading: HTMLElement | undefined;

  const voice = (): SpeechSynthesisVoice | undefined => {
    const own = speaker
      .getVoices()
      .filter((each) => each.localService && each.lang.split(/[-_]/)[0] === language);
    return own.find((each) => each.lang.replace('_', '-') === lang) ?? own[0];
  };
  const offer = (): void => show('listen', voice() !== undefined);
  const stop = (): void => {
    speaker.cancel();
    mark(undefined);
  };
  const mark = (button: HTMLElement | undefined): void => {
    if (reading) say('listen-does', 'Listen', reading);
    if (button) say('listen-does', 'Stop', button);
    reading = button;
  };

  onPress('listen', (button) => {
    const before = reading;
    stop();
    const question = button.closest('[data-part=question]');
    if (!question || before === button) return;
    const sentence = new SpeechSynthesisUtterance(wordsOf(question));
    sentence.voice = voice() ?? null;
    sentence.lang = lang;
    sentence.onend = sentence.onerror = () => {
      if (reading === button) mark(undefined);
    };
    mark(button);
    speaker.speak(sentence);
  });
  speaker.addEventListener?.('voiceschanged', offer);
  addEventListener('pagehide', stop);
  offer();
}

/** What a question says, in the order in which it stands: headings, hints, answers to choose from. */
function wordsOf(question: Element): string {
  return [...question.querySelectorAll('h2, legend, label, .hint, .wrong')]
    .filter((each) => !each.closest('[hidden]') && !each.querySelector('h2'))
    .filter((each) => each.parentElement?.tagName !== 'H2')
    .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
    .map((words) => (/[.?!]$/.test(words) ? words : `${words}.`))
    .join(' ');
}
