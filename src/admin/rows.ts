import { fromJS, List as ImmutableList, Map as ImmutableMap } from 'immutable';
import { Component, createElement as h, createRef, type ReactNode } from 'react';
import type { List, Values } from './decap.ts';
import { tiedGroup, validate, type Inner, type OuterProps } from './field.ts';

/**
 * A list of things, such as credits: each can be changed, moved and taken out by buttons that say so.
 * Decap's own are moved by mouse only.
 */
export class Rows extends Component<OuterProps<Items>, { keys: string[] }> {
  override state = { keys: [...(this.props.value ?? [])].map(newKey) };

  readonly #inner = new Map<string, Inner>();
  readonly #box = createRef<HTMLDivElement>();
  /** What to focus after the next drawing. */
  #next = '';

  /** Asked by Decap before a save. */
  validate = (): void => {
    for (const inner of this.#inner.values()) validate(inner);
  };

  override shouldComponentUpdate(): boolean {
    return true;
  }

  override componentDidUpdate(): void {
    if (this.#next === '') return;
    this.#box.current?.querySelector<HTMLElement>(this.#next)?.focus();
    this.#next = '';
  }

  override render(): ReactNode {
    const { field } = this.props;
    const one = String(field.get('label_singular'));
    return h(
      'div',
      { ...tiedGroup(this.props), ref: this.#box, className: 'rows-field' },
      h(
        'ol',
        null,
        this.state.keys.map((key, index) => this.#row(key, index, one)),
      ),
      h(
        'button',
        {
          type: 'button',
          className: 'add',
          disabled: this.state.keys.length >= (Number(field.get('max')) || Infinity),
          onClick: this.#add,
        },
        `Add: ${one}`,
      ),
    );
  }

  #row(key: string, index: number, one: string): ReactNode {
    const last = this.state.keys.length - 1;
    const name = `${one} ${index + 1}`;
    const button = (words: string, enabled: boolean, onClick: () => void, className?: string) =>
      h(
        'button',
        {
          type: 'button',
          className,
          disabled: !enabled,
          onClick,
          'aria-label': `${words}: ${name}`,
        },
        words,
      );
    return h(
      'li',
      { key, 'data-row': key },
      h('div', { className: 'row-fields' }, this.#fields(key, index, name)),
      h(
        'div',
        { className: 'actions' },
        last > 0 && button('Move up', index > 0, () => this.#move(index, index - 1)),
        last > 0 && button('Move down', index < last, () => this.#move(index, index + 1)),
        button('Take out', true, () => this.#takeOut(index), 'quiet'),
      ),
    );
  }

  #fields(key: string, index: number, name: string): ReactNode {
    const { field, value, editorControl, onValidateObject, clearFieldErrors } = this.props;
    const { fieldsErrors, metadata, parentIds = [], forID } = this.props;
    const single = field.get<Values | undefined>('field');
    const fields = single ? [single] : [...field.get<List<Values>>('fields')];
    const item = value?.get(index);
    return fields.map((inner) =>
      h(editorControl, {
        key: inner.get<string>('name'),
        field: single ? inner.set('label', name) : inner,
        value: single ? item : (item as Values | undefined)?.get(inner.get('name')),
        onChange: (of: Values, changed: unknown) =>
          this.#change(key, single ? undefined : of, changed),
        onValidate: onValidateObject,
        clearFieldErrors,
        fieldsErrors,
        fieldsMetaData: metadata,
        controlRef: (held: Inner | null) => {
          if (held) this.#inner.set(`${key} ${inner.get<string>('name')}`, held);
        },
        parentIds: [...parentIds, forID, key],
      }),
    );
  }

  #change(key: string, of: Values | undefined, changed: unknown): void {
    const index = this.state.keys.indexOf(key);
    if (index < 0) return;
    const item =
      (this.#items().get(index) as Values | undefined) ?? ImmutableMap<string, unknown>();
    this.#send(this.#items().set(index, of ? item.set(of.get('name'), changed) : changed));
  }

  readonly #add = (): void => {
    const key = newKey();
    this.#next = `[data-row="${key}"] :is(input, select, textarea)`;
    this.setState({ keys: [...this.state.keys, key] });
    this.#send(this.#items().push(this.props.field.has('field') ? '' : fromJS({})));
  };

  #move(from: number, to: number): void {
    const keys = this.state.keys.toSpliced(from, 1);
    const [key = ''] = this.state.keys.slice(from);
    this.#next = `[data-row="${key}"] .actions button:${to < from ? 'first-child' : 'nth-child(2)'}:enabled, [data-row="${key}"] .actions button:enabled`;
    this.setState({ keys: keys.toSpliced(to, 0, key) });
    const items = this.#items();
    this.#send(items.delete(from).insert(to, items.get(from)));
  }

  #takeOut(index: number): void {
    const [key = ''] = this.state.keys.slice(index);
    for (const name of this.#inner.keys()) if (name.startsWith(`${key} `)) this.#inner.delete(name);
    this.#next = 'button.add';
    this.setState({ keys: this.state.keys.toSpliced(index, 1) });
    this.#send(this.#items().delete(index));
  }

  #items(): ImmutableList<unknown> {
    return ImmutableList(this.props.value ?? []);
  }

  #send(items: ImmutableList<unknown>): void {
    this.props.onChange(items as unknown as Items);
  }
}

function newKey(): string {
  return crypto.randomUUID();
}

type Items = List<unknown>;
