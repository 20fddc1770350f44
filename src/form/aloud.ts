import { voiceFor, wake, whenVoicesCome } from '../reading/voice.ts';
import { onPress, show } from './parts.ts';

/**
 * Offers to read each question aloud, where the device itself has a voice for the language of the
 * page. Voices that send the words to somebody else are never used.
 */
export function offerToRead(lang: string): void {
  if (!('speechSynthesis' in globalThis)) return;
  whenVoicesCome(speechSynthesis, () =>
    show('listen', voiceFor(lang, speechSynthesis.getVoices()) !== undefined),
  );
  onPress('listen', (button) => {
    wake(speechSynthesis);
    void import('./question.ts').then(({ toggleQuestion }) => toggleQuestion(button, lang));
  });
}
