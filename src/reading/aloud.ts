import styles from '../styles/aloud-bar.css?url';
import { controlsAfter } from './controls.ts';
import { wear } from './dom.ts';
import { heardOn } from './heard.ts';
import { bringIntoView, isSeen, mark } from './mark.ts';
import { parsePlaces, placeIn, placesKey, withPlace, writePlaces, type Kept } from './place.ts';
import { after, paces, usualPace, type Happening, type Reading } from './reader.ts';
import { speakerOf } from './speaker.ts';

/**
 * Reads this page aloud with a voice of the device, sentence by sentence.
 * @param button Opens the controls, which then stand after it.
 * @param lang The language of the page, for words that say none of their own.
 */
export async function readerOn(button: HTMLElement, lang: string): Promise<PageReader> {
  await wear(styles);
  const speaker = speakerOf(speechSynthesis);
  const sentences = heardOn(document);
  const spoken = sentences.map(({ words }) => words);
  const path = location.pathname;
  const tab = Math.random();
  let reading: Reading = { doing: 'stopped', at: 0, of: spoken.length, pace: usualPace };

  const happen = (happened: Happening): void => {
    const before = reading;
    reading = after(before, happened);
    if (reading === before) return;
    const { doing, at, pace } = reading;
    if (doing === 'reading') read(before);
    else speaker.hush();
    if (doing === 'stopped' || doing === 'finished') mark(undefined);
    controls.show(reading, pace === before.pace ? undefined : `Speed: ${paces[pace]?.words}.`);
    // A pause changes nothing that is kept, and tells other tabs nothing.
    if (at !== before.at || pace !== before.pace || doing === 'reading') keep();
  };

  const read = (before: Reading): void => {
    const [sentence, last] = [sentences[reading.at], sentences[before.at]];
    if (!sentence) return;
    // Who has scrolled away from the voice is not brought back to it.
    const follows = before.doing !== 'reading' || !last || isSeen(last, controls.bar);
    mark(sentence);
    speaker.say(
      { words: sentence.words, lang: sentence.lang || lang, rate: paces[reading.pace]?.rate },
      happen,
    );
    if (follows && !isSeen(sentence, controls.bar)) bringIntoView(sentence);
  };

  const keep = (): void => {
    const { at, pace } = reading;
    const places = withPlace(kept().places, path, at, spoken[at]);
    try {
      localStorage.setItem(placesKey, writePlaces({ pace, places }, tab));
    } catch {
      // The browser keeps nothing: the next time begins with the first sentence.
    }
  };

  const controls = controlsAfter(button, happen);
  addEventListener('pagehide', () => happen('pause'));
  document.addEventListener('visibilitychange', () => document.hidden && happen('pause'));
  // Another tab of this site has begun to read: two voices at once help nobody.
  addEventListener('storage', ({ key }) => key === placesKey && happen('pause'));
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) happen('pause');
  });

  return {
    open: () => {
      if (reading.doing !== 'stopped') return controls.focus();
      const { pace, places } = kept();
      const at = reading.at || placeIn(places, path, spoken);
      reading = { ...reading, at, pace };
      if (at === 0) return happen('play');
      reading.doing = 'paused';
      controls.show(reading, 'You stopped part of the way through.');
    },
  };
}

function kept(): Kept {
  try {
    return parsePlaces(localStorage.getItem(placesKey));
  } catch {
    return parsePlaces(null);
  }
}

export interface PageReader {
  /** Begins to read; or asks, where somebody stopped before the end. */
  open(): void;
}
