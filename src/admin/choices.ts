import { Component, createElement as h, type ReactNode } from 'react';

/**
 * A widget for several choices of a list: plain checkboxes, each with its words beside it.
 * What is chosen is kept in the order of choosing (the first theme is the main one), and a value that
 * the list does not know stays until somebody takes it out.
 */
export class Choices extends Component<ChoicesProps> {
  override render(): ReactNode {
    const { field, forID, classNameWrapper } = this.props;
    const chosen = this.chosen();
    const known = listOf<Option>(field.get('options'));
    const unknown = chosen
      .filter((value) => !known.some((option) => option.value === value))
      .map((value) => ({ value, label: `${value} (not on the list)` }));
    const full = chosen.length >= (Number(field.get('max')) || Infinity);
    return h(
      'fieldset',
      { id: forID, className: classNameWrapper, 'aria-label': String(field.get('label')), style },
      [...known, ...unknown].map(({ value, label }) => {
        const checked = chosen.includes(value);
        return h(
          'label',
          { key: value, style: { display: 'flex', gap: '0.5rem', padding: '0.375rem 0' } },
          h('input', {
            type: 'checkbox',
            checked,
            disabled: full && !checked,
            onChange: () => {
              this.change(value);
            },
          }),
          label,
        );
      }),
    );
  }

  private chosen(): string[] {
    return listOf<string>(this.props.value);
  }

  private change(value: string): void {
    const chosen = this.chosen();
    const { onChange } = this.props;
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  }
}

const style = { maxBlockSize: '20rem', overflowY: 'auto', margin: 0, border: '2px solid' } as const;

/** Decap hands over Immutable lists, and plain ones after a change of ours. */
function listOf<T>(list: unknown): T[] {
  if (Array.isArray(list)) return list as T[];
  return (list as { toJS?(): T[] } | undefined)?.toJS?.() ?? [];
}

interface ChoicesProps {
  field: { get(option: string): unknown };
  value: unknown;
  forID: string;
  classNameWrapper: string;
  onChange(value: string[]): void;
}

interface Option {
  value: string;
  label: string;
}
