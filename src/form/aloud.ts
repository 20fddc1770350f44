import { sentencesOf } from '../reading/sentences.ts';
import { speakerOf } from '../reading/speaker.ts';
import { voiceFor, whenVoicesCome } from '../reading/voice.ts';
import { onPress, say, show } from './parts.ts';

/**
 * Offers to read each question aloud, where the device itself has a voice for the language of the
 * page. Voices that send the words to somebody else are never used.
 */
export function offerToRead(lang: string): void {
  if (!('speechSynthesis' in globalThis)) return;
  const speaker = speakerOf(speechSynthesis);
  let reading: HTMLElement | undefined;

  const mark = (button: HTMLElement | undefined): void => {
    if (reading) say('listen-does', 'Listen', reading);
    if (button) say('listen-does', 'Stop', button);
    reading = button;
  };
  const stop = (): void => {
    speaker.hush();
    mark(undefined);
  };
  const read = ([words, ...more]: readonly string[]): void => {
    if (words === undefined) mark(undefined);
    else speaker.say({ words, lang }, (how) => (how === 'said' ? read(more) : mark(undefined)));
  };

  onPress('listen', (button) => {
    const before = reading;
    stop();
    const question = button.closest('[data-part=question]');
    if (!question || before === button) return;
    mark(button);
    read(wordsOf(question, lang));
  });
  whenVoicesCome(speechSynthesis, () =>
    show('listen', voiceFor(lang, speechSynthesis.getVoices()) !== undefined),
  );
  addEventListener('pagehide', stop);
}

/** The sentences of a question, as they stand: headings, hints, answers to choose from. */
function wordsOf(question: Element, lang: string): string[] {
  return [...question.querySelectorAll('h2, legend, label, .hint, .wrong')]
    .filter((each) => !each.closest('[hidden]') && !each.querySelector('h2'))
    .filter((each) => each.parentElement?.tagName !== 'H2')
    .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
    .flatMap((words) => sentencesOf(words, lang).map((span) => words.slice(...span)));
}
