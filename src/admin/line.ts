import { Component, createElement as h, type ChangeEvent, type ReactNode } from 'react';
import { wordCount } from '../schemas/word-count.ts';
import { tied, type FieldProps } from './field.ts';

/**
 * One line of text. Decap's own lets go of the selection when it gets the focus
 * (decaporg/decap-cms#4539 is why).
 */
export class Line extends Component<FieldProps<string>> {
  override render(): ReactNode {
    const most = this.props.field.get<number | undefined>('most') ?? Infinity;
    const used = length(this.props.value);
    return h(
      'div',
      null,
      h('input', { type: 'text', ...text(this.props) }),
      used > most - nearly && h('p', { className: 'about' }, left(used, most)),
    );
  }
}

/** So near to its end a line says how much room is left. */
const nearly = 15;

/** Text of a few lines, in a box that grows with it. */
export class Words extends Component<FieldProps<string>> {
  override render(): ReactNode {
    const { value, field } = this.props;
    const rows = Math.max(3, Math.ceil(String(value ?? '').length / 60) + 1);
    const most = field.get<number | undefined>('most');
    const mostWords = field.get<number | undefined>('most_words');
    return h(
      'div',
      null,
      h('textarea', { rows, ...text(this.props) }),
      most !== undefined && h('p', { className: 'about' }, left(length(value), most)),
      mostWords !== undefined &&
        h('p', { className: 'about' }, left(wordCount(String(value ?? '')), mostWords, 'word')),
    );
  }
}

/** A day, as the browser asks for one; kept as `2026-03-31`. */
export class Day extends Component<FieldProps<string>> {
  override render(): ReactNode {
    return h('input', { type: 'date', ...text(this.props) });
  }
}

/** A whole number. */
export class Count extends Component<FieldProps<number>> {
  /** Asked by Decap before a save. */
  isValid = (): boolean | { error: { type: string; message: string } } => {
    const { value, field } = this.props;
    const [label, min, max] = ['label', 'min', 'max'].map((key) => field.get<unknown>(key));
    if (typeof value !== 'number') return true;
    if (typeof min === 'number' && value < min)
      return { error: { type: 'RANGE', message: `${label} must be ${min} or more.` } };
    if (typeof max === 'number' && value > max)
      return { error: { type: 'RANGE', message: `${label} must be ${max} or less.` } };
    return true;
  };

  override render(): ReactNode {
    const { value, field, onChange } = this.props;
    return h('input', {
      type: 'number',
      inputMode: 'numeric',
      step: 1,
      min: field.get<number | undefined>('min'),
      max: field.get<number | undefined>('max'),
      ...tied(this.props),
      value: value ?? '',
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        const number = Number.parseInt(target.value, 10);
        onChange(Number.isNaN(number) ? '' : number);
      },
    });
  }
}

function text(props: FieldProps<string>) {
  return {
    ...tied(props),
    value: props.value ?? '',
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      props.onChange(target.value);
    },
  };
}

function length(value: unknown): number {
  return [...String(value ?? '')].length;
}

function left(used: number, most: number, unit = 'character'): string {
  const many = Math.abs(most - used);
  const words = `${many} ${unit}${many === 1 ? '' : 's'}`;
  return used <= most ? `${words} left` : `${words} too many. Please shorten it before publishing.`;
}
