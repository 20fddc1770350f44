import { Component, createElement as h, type ReactNode } from 'react';
import type { List, Values } from './decap.ts';
import { tiedGroup, validate, type Inner, type OuterProps } from './field.ts';

/** Fields that belong together, such as nation and area: one under the other, always open. */
export class Group extends Component<OuterProps<Values>> {
  readonly #inner = new Map<string, Inner>();

  /** Asked by Decap before a save. */
  validate = (): void => {
    for (const inner of this.#inner.values()) validate(inner);
  };

  override shouldComponentUpdate(): boolean {
    return true;
  }

  override render(): ReactNode {
    return h(
      'div',
      { ...tiedGroup(this.props), className: 'group' },
      [...this.props.field.get<List<Values>>('fields')].map((field) => this.inside(field)),
    );
  }

  protected inside(field: Values): ReactNode {
    const { value, editorControl, onChangeObject, forID } = this.props;
    const {
      onValidateObject,
      clearFieldErrors,
      fieldsErrors,
      metadata,
      parentIds = [],
    } = this.props;
    return h(editorControl, {
      key: field.get<string>('name'),
      field,
      value: valueIn(value, field.get('name')),
      onChange: onChangeObject,
      onValidate: onValidateObject,
      clearFieldErrors,
      fieldsErrors,
      fieldsMetaData: metadata,
      controlRef: this.#hold,
      parentIds: [...parentIds, forID],
    });
  }

  readonly #hold = (inner: Inner | null): void => {
    if (!inner) return;
    this.#inner.set(inner.props.field.get('name'), inner);
    this.props.controlRef?.(inner);
  };
}

function valueIn(values: Values | undefined, name: string): unknown {
  return typeof values?.get === 'function' ? values.get(name) : undefined;
}
