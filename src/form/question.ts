import { sentencesOf } from '../reading/sentences.ts';
import { speakerOf } from '../reading/speaker.ts';
import { say } from './parts.ts';

/** Reads the question aloud that a button belongs to; or stops, if it is being read. */
export function toggleQuestion(button: HTMLElement, lang: string): void {
  const before = reading;
  stop();
  const question = button.closest('[data-part=question]');
  if (!question || before === button) return;
  mark(button);
  read(sentencesIn(question, lang), lang);
}

const speaker = speakerOf(speechSynthesis);
let reading: HTMLElement | undefined;
addEventListener('pagehide', stop);

function read([words, ...more]: readonly string[], lang: string): void {
  if (words === undefined) return mark(undefined);
  speaker.say({ words, lang }, (how) => (how === 'said' ? read(more, lang) : mark(undefined)));
}

function stop(): void {
  speaker.hush();
  mark(undefined);
}

function mark(button: HTMLElement | undefined): void {
  if (reading) say('listen-does', 'Listen', reading);
  if (button) say('listen-does', 'Stop', button);
  reading = button;
}

/** What a question says, in the order in which it stands: headings, hints, answers to choose from. */
function sentencesIn(question: Element, lang: string): string[] {
  return [...question.querySelectorAll('h2, legend, label, .hint, .wrong')]
    .filter((each) => !each.closest('[hidden]') && !each.querySelector('h2'))
    .filter((each) => each.parentElement?.tagName !== 'H2')
    .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
    .flatMap((words) => sentencesOf(words, lang).map((span) => words.slice(...span)));
}
