import { List } from 'immutable';
import { Component, createElement as h, useState, type ChangeEvent, type ReactNode } from 'react';
import { tiedGroup, type FieldProps } from './field.ts';
import { useOptions, withUnknown, type Option } from './options.ts';

/**
 * Several of a list: plain checkboxes, each with its words beside it and what it means under them. What
 * is chosen is kept in the order of choosing (the first theme is the main one), and a value that the
 * list does not know stays until somebody takes it out.
 */
export class Choices extends Component<FieldProps<Chosen>> {
  override render(): ReactNode {
    return h(Boxes, this.props);
  }
}

function Boxes(props: FieldProps<Chosen>): ReactNode {
  const { field, value, onChange, forID } = props;
  const [wanted, find] = useState('');
  const chosen = listOf(value);
  const options = withUnknown(useOptions(field), chosen);
  const max = Number(field.get('max')) || Infinity;
  const full = chosen.length >= max;
  const long = options.length > manyOptions;
  const shown = long ? narrowed(options, chosen, wanted) : options;
  const boxes = h(
    'ul',
    null,
    shown.map(({ value: option, label, meaning }) =>
      h(
        'li',
        { key: option },
        h('input', {
          type: 'checkbox',
          id: `${forID}-${option}`,
          checked: chosen.includes(option),
          disabled: full && !chosen.includes(option),
          'aria-describedby': meaning && `${forID}-${option}-meaning`,
          onChange: () => onChange(List(toggled(chosen, option))),
        }),
        h(
          'div',
          null,
          h('label', { htmlFor: `${forID}-${option}` }, label),
          meaning && h('p', { id: `${forID}-${option}-meaning`, className: 'hint' }, meaning),
        ),
      ),
    ),
  );
  return h(
    'div',
    { ...tiedGroup(props), className: 'choices' },
    h('p', { role: 'status', className: 'about' }, chosenWords(chosen, options, max)),
    options.length <= fewOptions || options.some(({ meaning }) => meaning)
      ? boxes
      : h(
          'details',
          null,
          h('summary', null, `Choose from ${options.length}`),
          long &&
            h(
              'label',
              { className: 'find' },
              'Find one of them',
              h('input', {
                type: 'search',
                value: wanted,
                onChange: ({ target }: ChangeEvent<HTMLInputElement>) => find(target.value),
              }),
            ),
          boxes,
        ),
  );
}

/** So few boxes stand open; more are behind a word to press. */
const fewOptions = 6;
/** So many are not all shown: they are found by their words. */
const manyOptions = 20;
const shownAtOnce = 30;

/** Of a long list: what is chosen, then what has the words that are looked for. */
function narrowed(options: readonly Option[], chosen: readonly string[], wanted: string): Option[] {
  const words = wanted.toLowerCase().split(/\s+/);
  const isChosen = ({ value }: Option): boolean => chosen.includes(value);
  const found = options.filter(
    (option) =>
      !isChosen(option) && words.every((word) => option.label.toLowerCase().includes(word)),
  );
  return [...options.filter(isChosen), ...found.slice(0, shownAtOnce)];
}

function toggled(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}

function chosenWords(chosen: readonly string[], options: readonly Option[], max: number): string {
  if (chosen.length === 0) return 'None chosen.';
  const titles = chosen.map((value) => options.find((option) => option.value === value)?.label);
  const full = chosen.length >= max ? ' That is the most. To choose another, take one out.' : '';
  return `Chosen, in this order: ${titles.join(', ')}.${full}`;
}

/** Decap hands over what stands in the file, which may be no list at all. */
function listOf(list: Chosen | undefined): string[] {
  return List.isList(list) ? list.toArray() : [];
}

type Chosen = List<string>;
