import { createElement as h, type ReactNode } from 'react';
import type { Values } from './decap.ts';

/**
 * The fields of a form in the parts that `config.ts` puts them in, in the order of the fields. Fields of
 * no part stand first and open; the parts can be opened and closed.
 * @param fields The fields to draw.
 * @param draw Draws one field.
 */
export function inParts(
  fields: Iterable<Values>,
  draw: (field: Values, index: number) => ReactNode,
): ReactNode[] {
  const parts = new Map<string, { closed: boolean; inside: ReactNode[] }>();
  [...fields].forEach((field, index) => {
    const name = field.get<string | undefined>('part') ?? '';
    const part = parts.get(name) ?? { closed: field.get('closed') === true, inside: [] };
    parts.set(name, { ...part, inside: [...part.inside, draw(field, index)] });
  });
  return [...parts].map(([name, { closed, inside }]) =>
    name === ''
      ? h('div', { key: name, className: 'part' }, inside)
      : h(
          'details',
          { key: name, className: 'part', open: !closed },
          h('summary', null, h('h2', null, name)),
          inside,
        ),
  );
}
