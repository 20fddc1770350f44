import { blockPieces } from './block.ts';
import { element, part } from './dom.ts';
import type { Hit } from './story-index.ts';

/**
 * A story found, as it stands in the list.
 * @param template The empty card.
 */
export function card(hit: Hit, template: HTMLTemplateElement): Node {
  const copy = document.importNode(template.content, true);
  const link = part<HTMLAnchorElement>(copy, 'a');
  link.href = hit.address;
  link.textContent = hit.title;
  part(copy, '.kind').textContent = hit.kind;
  part(copy, '.made-up').hidden = !hit.madeUp;
  const words = part(copy, '.words');
  words.append(...hit.text.map(({ text, marked }) => (marked ? element('mark', text) : text)));
  if (hit.lang) link.lang = words.lang = hit.lang;
  const facts = [hit.place, hit.time].filter((fact) => fact !== '');
  part(copy, '.meta').append(...facts.flatMap((fact) => [element('span', fact), ' ']));
  part(copy, '.patch').append(...blockPieces(hit.block));
  return copy;
}
