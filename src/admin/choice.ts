import { Component, createElement as h, type ChangeEvent, type ReactNode } from 'react';
import { tied, type FieldProps } from './field.ts';
import { useOptions, withUnknown } from './options.ts';

/** One of a list: the browser's own, which every keyboard, phone and screen reader knows. */
export class Choice extends Component<FieldProps<string>> {
  override render(): ReactNode {
    return h(Select, this.props);
  }
}

function Select(props: FieldProps<string>): ReactNode {
  const { value, onChange, field } = props;
  const options = withUnknown(useOptions(field), value ? [value] : []);
  return h(
    'select',
    {
      ...tied(props),
      value: value ?? '',
      onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => {
        onChange(target.value);
      },
    },
    h('option', { value: '' }, 'Not chosen'),
    options.map((option) => h('option', { key: option.value, value: option.value }, option.label)),
  );
}

/** Yes or no. */
export class YesNo extends Component<FieldProps<boolean>> {
  override render(): ReactNode {
    const { value, onChange } = this.props;
    return h('input', {
      type: 'checkbox',
      ...tied(this.props),
      checked: value === true,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        onChange(target.checked);
      },
    });
  }
}
