import { vocabulary } from './vocabulary.ts';

/**
 * Hides from the parser every sign that would start its JavaScript parser or an unknown tag, by a
 * noncharacter of the same length, so that places stay right.
 *
 * Signs after a backslash are hidden too: inside an address (`https://a.b\{x}`) a backslash
 * protects nothing. They are text wherever they stand, and no strays.
 */
export function mask(body: string): string {
  if (!/[{<]|^(?:import|export)/m.test(body)) return body;
  return body.replace(/\\[^]|[{<]|^(?:import|export)/gm, (found, at: number) => {
    if (found === '\\{') return `\\${QUIET_BRACE}`;
    if (found === '\\<') return `\\${QUIET_LESS_THAN}`;
    if (found.startsWith('\\')) return found;
    if (found === '{') return BRACE;
    if (found !== '<') return (found.startsWith('i') ? I : E) + found.slice(1);
    return tagStart.test(body.slice(at + 1, at + 13)) ? found : LESS_THAN;
  });
}

/** Puts the signs back into words, where a backslash before one only protected it. */
export function unmaskWords(text: string): string {
  return unmaskCode(text.replace(/\\(?=[\uFDD4\uFDD5])/g, ''));
}

/** Puts the signs back into code or an attribute, where a backslash is a backslash. */
export function unmaskCode(text: string): string {
  return text
    .replace(/[\uFDD0-\uFDD5]/g, (sign) => signs[sign] ?? '')
    .replace(/%EF%B7%9[0-5]/g, (sign) => encodeURIComponent(signs[decodeURIComponent(sign)] ?? ''));
}

/** Every hidden sign that a backslash does not protect, in order. */
export function* hiddenSigns(masked: string): Generator<{ sign: HiddenSign; offset: number }> {
  for (const { 0: found, index } of masked.matchAll(/[\uFDD0-\uFDD3]/g))
    yield {
      sign: found === BRACE ? 'brace' : found === LESS_THAN ? 'less-than' : 'program-word',
      offset: index,
    };
}

/** What can be hidden. */
export type HiddenSign = 'brace' | 'less-than' | 'program-word';

const BRACE = '\uFDD0';
const LESS_THAN = '\uFDD1';
/** The first letters of `import` and `export` at the beginning of a line. */
const I = '\uFDD2';
const E = '\uFDD3';
/** Signs after a backslash. */
const QUIET_BRACE = '\uFDD4';
const QUIET_LESS_THAN = '\uFDD5';

const signs: Readonly<Record<string, string>> = {
  [BRACE]: '{',
  [LESS_THAN]: '<',
  [I]: 'i',
  [E]: 'e',
  [QUIET_BRACE]: '{',
  [QUIET_LESS_THAN]: '<',
};

const tagStart = new RegExp(`^/?(?:${Object.keys(vocabulary).join('|')})(?=[\\s/>])`);
