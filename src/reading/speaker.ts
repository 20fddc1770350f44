import { voiceFor } from './voice.ts';

/**
 * Says one sentence after another with a voice of the device, round what browsers do wrong:
 * `pause` ends the sentence on Android and does nothing in Firefox on Linux, so a pause is a stop, and
 * the sentence is said again; long texts break off after 15 seconds in Chrome, so nothing longer than a
 * sentence is said; what is said right after a `cancel` is lost in Chrome and Safari, so we wait.
 */
export function speakerOf(speech: SpeechSynthesis): Speaker {
  // Held, since browsers forget a sentence that nobody holds, and then never tell its end.
  let current: SpeechSynthesisUtterance | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let watching: ReturnType<typeof setInterval> | undefined;

  const hush = (): boolean => {
    const busy = current !== undefined || speech.speaking || speech.pending;
    clearTimeout(waiting);
    clearInterval(watching);
    current = undefined;
    if (busy) speech.cancel();
    return busy;
  };

  const say = ({ words, lang, rate = 1 }: Said, ended: (how: End) => void): void => {
    const late = hush();
    const saying = new SpeechSynthesisUtterance(words);
    const voice = voiceFor(lang, speech.getVoices());
    saying.voice = voice ?? null;
    saying.lang = voice?.lang ?? lang;
    saying.rate = rate;
    let begun = false;
    const end = (how: End): void => {
      if (current !== saying) return;
      clearInterval(watching);
      current = undefined;
      ended(how);
    };
    saying.onstart = () => (begun = true);
    saying.onend = () => end('said');
    saying.onerror = () => end('broken');
    current = saying;
    const begin = (): void => {
      speech.speak(saying);
      // Some browsers now and then never tell the end, or drop a sentence without a word.
      watching = setInterval(() => {
        if (!speech.speaking && !speech.pending) end(begun ? 'said' : 'broken');
      }, patience);
    };
    if (late) waiting = setTimeout(begin, breath);
    else begin();
  };

  return { say, hush };
}

/** How long after a `cancel` a sentence is heard again, in milliseconds. */
const breath = 100;

/** How often we look whether the voice is still there, in milliseconds. */
const patience = 4000;

export interface Speaker {
  /** Says this, and nothing else any more. Tells when it has been said, unless something else came. */
  say(sentence: Said, ended: (how: End) => void): void;
  /** Is quiet at once. */
  hush(): void;
}

/** One sentence to say. */
export interface Said {
  words: string;
  lang: string;
  rate?: number;
}

/** It was said to its end, or the voice failed. */
export type End = 'said' | 'broken';
