import type { Setting } from './settings.ts';

/**
 * What the settings are called where people choose them, in the order in which they stand. The page
 * `/reading-settings/` and the panel are both made of this. The first choice of each is the page as
 * it was designed.
 */
export const questions: readonly Question[] = [
  {
    name: 'text',
    title: 'Size of the words',
    choices: [
      ['', 'Usual'],
      ['large', 'Large'],
      ['larger', 'Larger'],
      ['largest', 'Largest'],
    ],
  },
  {
    name: 'lines',
    title: 'Space between lines',
    choices: [
      ['', 'Usual'],
      ['loose', 'More'],
      ['looser', 'Most'],
    ],
  },
  {
    name: 'width',
    title: 'Length of lines',
    choices: [
      ['', 'Usual'],
      ['narrow', 'Short'],
      ['wide', 'Long'],
    ],
  },
  {
    name: 'colours',
    title: 'Colours',
    choices: [
      ['', 'Same as your device'],
      ['light', 'Light'],
      ['cream', 'Cream'],
      ['dark', 'Dark'],
      ['contrast', 'High contrast'],
    ],
  },
  {
    name: 'font',
    title: 'Letters',
    choices: [
      ['', 'Atkinson, made to be clear'],
      ['system', 'Same as your device'],
    ],
  },
  {
    name: 'ruler',
    title: 'Reading ruler',
    hint: 'A clear band for the line you read. The up and down arrow keys move it, too.',
    choices: [
      ['', 'No ruler'],
      ['follows', 'It follows your pointer or finger'],
      ['stays', 'It stays where it is'],
    ],
  },
];

/** What stands beside the questions. */
export const words = {
  title: 'Reading settings',
  close: 'Close',
  reset: 'Back to how it was',
  wasReset: 'The page is back to how it was.',
  kept: 'Your settings are kept on this device, for every page of this site.',
  notKept:
    'Your browser does not let us keep your settings. They work on this page until you leave it.',
};

/** One setting, as it is asked. */
export interface Question {
  name: Setting;
  title: string;
  hint?: string;
  /** A value (empty for the usual) and its name. */
  choices: readonly (readonly [value: string, title: string])[];
}
