import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speakerOf } from '../../../src/reading/speaker.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser's voice that does as it is told here. */
function device() {
  const queue: SpeechSynthesisUtterance[] = [];
  const speech = {
    speaking: false,
    pending: false,
    getVoices: () => [],
    speak(sentence: SpeechSynthesisUtterance) {
      queue.push(sentence);
      speech.speaking = true;
    },
    cancel: vi.fn(() => (speech.speaking = false)),
  };
  return { speech, queue, speaker: speakerOf(speech as unknown as SpeechSynthesis) };
}

const say = (words: string) => ({ words, lang: 'en-GB' });

test('the first sentence is said at once, while the finger still presses', () => {
  const { speech, queue, speaker } = device();
  speaker.say(say('One.'), () => undefined);
  expect(queue.map(({ text }) => text)).toEqual(['One.']);
  expect(speech.cancel).not.toHaveBeenCalled();
});

test('another sentence waits until the voice has fallen silent, and the old one tells nothing', () => {
  const { queue, speaker } = device();
  const ended = vi.fn();
  speaker.say(say('One.'), ended);
  speaker.say(say('Two.'), () => undefined);
  expect(queue).toHaveLength(1);
  vi.advanceTimersByTime(150);
  expect(queue).toHaveLength(2);
  queue[0]?.onend?.({} as SpeechSynthesisEvent);
  queue[0]?.onerror?.({} as SpeechSynthesisErrorEvent);
  expect(ended).not.toHaveBeenCalled();
});

test('a browser that forgets to tell the end is found out', () => {
  const { speech, queue, speaker } = device();
  const ended = vi.fn();
  speaker.say(say('One.'), ended);
  queue[0]?.onstart?.({} as SpeechSynthesisEvent);
  vi.advanceTimersByTime(9_000);
  expect(ended).not.toHaveBeenCalled();
  speech.speaking = false;
  vi.advanceTimersByTime(9_000);
  expect(ended.mock.calls).toEqual([['said']]);
});

test('a browser that drops a sentence without a word counts as a voice that fails', () => {
  const { speech, speaker } = device();
  const ended = vi.fn();
  speaker.say(say('One.'), ended);
  speech.speaking = false;
  vi.advanceTimersByTime(9_000);
  expect(ended.mock.calls).toEqual([['broken']]);
});

test('after “hush” nothing comes any more', () => {
  const { queue, speaker } = device();
  speaker.say(say('One.'), () => undefined);
  speaker.say(say('Two.'), () => undefined);
  speaker.hush();
  vi.advanceTimersByTime(9_000);
  expect(queue).toHaveLength(1);
});
