import { mkdir, writeFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { approachChoices, kinds, peopleChoices } from '../../src/schemas/choices.ts';

/**
 * Makes a content folder of made stories, the same for the same number: no clock, no chance.
 * Themes, organisations, series and glossary are copied from the real content folder.
 *
 * @param folder Where to make it. What stands there is written over.
 * @param count How many stories.
 * @param real The real content folder.
 */
export async function makeCorpus(folder: string, count: number, real: string): Promise<void> {
  for (const noun of ['themes', 'organisations', 'series', 'glossary'])
    await cp(join(real, noun), join(folder, noun), { recursive: true });
  for (let n = 1; n <= count; n++) {
    const story = join(folder, 'stories', slugOf(n));
    await mkdir(story, { recursive: true });
    await writeFile(join(story, 'index.mdx'), madeStory(n));
  }
}

/** The text of one made story: about 400 words, with what real stories have. */
export function madeStory(n: number): string {
  const chance = seeded(n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const sentence = (): string => {
    const words = Array.from({ length: 7 + Math.floor(chance() * 10) }, () => pick(wordList));
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (): string => [sentence(), sentence(), sentence()].join(' ');
  const other = 1 + Math.floor(chance() * n);
  const day = new Date(Date.UTC(2016, 0, 1) + Math.floor(chance() * 3600) * 86_400_000);
  const themes = [...new Set([pick(themeList), pick(themeList)])];
  return `---
uid: ${uidOf(n)}
title: Made story ${n} about ${pick(wordList)} and ${pick(wordList)}
summary: ${sentence()}
kind: ${pick(Object.keys(kinds))}
themes:
${themes.map((theme) => `  - ${theme}`).join('\n')}
published: ${day.toISOString().slice(0, 10)}
inShort:
  - ${sentence()}
  - ${sentence()}
  - ${sentence()}
credits:
  - role: written-by
    name: Alongside
consent:
  ref: C-${String(n).padStart(6, '0')}
  basis: fictional-example
  status: given
  heldBy: alongside
notKnown:
  - ${sentence()}
place:
  nation: ${pick(['england', 'wales', 'scotland', 'northern-ireland'])}
people:
  - ${pick(Object.keys(peopleChoices))}
approach:
  - ${pick(Object.keys(approachChoices))}
organisations:
  - ${pick(['grace-eyre', 'making-space', 'happy-futures', 'solva-care'])}
---

${paragraph()}

${paragraph()}

## ${sentence().slice(0, -1)}

${paragraph()} See [made story ${other}](/stories/${slugOf(other)}/).

<Quote by="A made person" as="member">

${sentence()}

</Quote>

- ${sentence()}
- ${sentence()}
- ${sentence()}

## ${sentence().slice(0, -1)}

${paragraph()}

<KeyPoint>

${sentence()}

</KeyPoint>

${paragraph()}

<SaidDid said="${sentence()}" did="${sentence()}" />

${paragraph()}
`;
}

/** The name of a made story's folder. */
export function slugOf(n: number): string {
  return `made-story-${n}`;
}

function uidOf(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const themeList = [
  ...['sharing-power', 'running-it-together', 'neighbours', 'carers-families'],
  ...['living-with-dementia', 'home-and-care-homes', 'choosing-staff', 'fun-friends-arts'],
  ...['work-and-volunteering', 'quality-and-change', 'money-and-buying', 'rights-and-voice'],
];

const wordList =
  `people plan meeting garden music staff friend week choose room table kettle letter street
  committee question answer bus picture morning volunteer carer home village money vote paper story
  neighbour decide together learn change listen report service visit kitchen window chair notice
  trust idea board member invite agenda month town park craft film group share help work start
  end small long quiet busy new old local open ready warm clear useful steady honest careful
  walk talk write read cook sing paint mend build sort count carry bring keep find make`.split(
    /\s+/,
  );
