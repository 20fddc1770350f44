/**
 * A device with these voices, as a script for `addInitScript`. What is said is kept in `said`; a
 * sentence is said to its end by `voice.end()`.
 */
export function fakeVoice(...voices: FakeVoice[]): string {
  return `
    globalThis.said = [];
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    globalThis.voice = {
      known: ${JSON.stringify(voices)},
      speaking: false,
      pending: false,
      getVoices() { return this.known; },
      speak(sentence) {
        if (sentence.text === '') return;
        said.push({ words: sentence.text, rate: sentence.rate, voice: sentence.voice?.name });
        this.saying = sentence;
        this.speaking = true;
        sentence.onstart();
      },
      cancel() {
        const { saying } = this;
        this.speaking = false;
        this.saying = undefined;
        if (saying) setTimeout(() => saying.onerror({ error: 'canceled' }));
      },
      end() {
        const { saying } = this;
        this.speaking = false;
        this.saying = undefined;
        saying.onend();
      },
    };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });`;
}

/** A voice of the device itself, for British English. */
export const english: FakeVoice = {
  name: 'Here',
  lang: 'en-GB',
  localService: true,
  default: true,
};

interface FakeVoice {
  name: string;
  lang: string;
  localService: boolean;
  default: boolean;
}
