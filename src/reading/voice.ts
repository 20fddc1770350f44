/**
 * The voice of this device for a language, the best first. A voice that sends the words to somebody
 * else (`localService` is false) is never taken.
 * @param lang A language tag (BCP 47), such as `en-GB`. Some Android phones write `en_GB`.
 */
export function voiceFor<Voice extends KnownVoice>(
  lang: string,
  voices: readonly Voice[],
): Voice | undefined {
  const [wanted, own] = [tag(lang), language(lang)];
  const rank = (voice: Voice): number =>
    (odd.test(voice.name) ? 0 : 4) + (tag(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0);
  return voices
    .filter((voice) => voice.localService && language(voice.lang) === own)
    .sort((a, b) => rank(b) - rank(a))[0];
}

/**
 * Calls back now, and whenever the voices may have become others: many browsers know them late, and
 * not all say so.
 */
export function whenVoicesCome(speech: SpeechSynthesis, act: () => void): void {
  speech.onvoiceschanged = act;
  for (const wait of [0, 500, 2000]) setTimeout(act, wait);
}

/**
 * Lets the page speak later on. On an iPhone it may only once it has spoken while a finger pressed, and
 * the script that speaks is still to come.
 */
export function wake(speech: SpeechSynthesis): void {
  speech.speak(new SpeechSynthesisUtterance(''));
}

/**
 * Apple's joke voices, and those that sound like an old machine, which come before the good ones.
 * They are named so in every language (github.com/HadrienGardeur/web-speech-recommended-voices).
 */
const odd =
  /^(Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Eddy|Flo|Fred|Good News|Grandma|Grandpa|Jester|Junior|Kathy|Organ|Ralph|Reed|Rocko|Sandy|Shelley|Superstar|Trinoids|Whisper|Wobble|Zarvox)\b/;

function tag(lang: string): string {
  return lang.replace(/_/g, '-').toLowerCase();
}

function language(lang: string): string | undefined {
  return tag(lang).split('-')[0];
}

type KnownVoice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService' | 'default'>;
