import { Component, createElement as h, useEffect, useRef, useState, type ReactNode } from 'react';
import { onSite } from './decap.ts';
import { tiedGroup, type FieldProps } from './field.ts';
import { findIcons, foundWords, type Icon } from './find-icon.ts';

/**
 * A picture of the set, for an idea in short words: looked for by plain words, and chosen from large
 * pictures with their names. The pictures are loaded when the first field of this kind is seen.
 */
export class IconChooser extends Component<FieldProps<string>> {
  override render(): ReactNode {
    return h(Chooser, this.props);
  }
}

function Chooser(props: FieldProps<string>): ReactNode {
  const { value, onChange, forID } = props;
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { icons, failed, again } = useIcons(box);
  const chosen = icons?.find(({ name }) => name === value);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return h(
    'div',
    { ...tiedGroup(props), className: 'icon-field', ref: box },
    chosen && h(Pictogram, { icon: chosen }),
    h('p', { role: 'status', className: 'about' }, chosenWords(value, chosen, icons)),
    h(
      'div',
      { className: 'actions' },
      h(
        'button',
        {
          type: 'button',
          ref: opener,
          'aria-expanded': open,
          onClick: () => setOpen(!open),
        },
        value ? 'Choose another picture of the set' : 'Choose a picture of the set',
      ),
      value &&
        h(
          'button',
          {
            type: 'button',
            className: 'quiet',
            onClick: () => {
              onChange('');
              opener.current?.focus();
            },
          },
          'Take this picture out',
        ),
    ),
    open && failed && h(Failed, { again }),
    open && !failed && !icons && h('p', { role: 'status' }, 'Loading the pictures…'),
    open &&
      icons &&
      h(Shelf, {
        icons,
        id: forID,
        chosen: value,
        close,
        choose: (name) => {
          onChange(name);
          close();
        },
      }),
  );
}

/** All the pictures, and a line to find one by. */
function Shelf({ icons, id, chosen, choose, close }: ShelfProps): ReactNode {
  const [wanted, find] = useState('');
  const [most, showMost] = useState(step);
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => line.current?.focus(), []);
  const found = findIcons(icons, wanted);
  const shown = found.slice(0, most);
  return h(
    'div',
    {
      className: 'shelf',
      role: 'group',
      'aria-label': 'Pictures of the set',
      onKeyDown: (pressed: { key: string; preventDefault(): void; stopPropagation(): void }) => {
        if (pressed.key !== 'Escape') return;
        pressed.preventDefault();
        pressed.stopPropagation();
        close();
      },
    },
    h(
      'label',
      { htmlFor: `${id}-find` },
      'Find a picture by a word, such as doctor, house or talk',
    ),
    h('input', {
      id: `${id}-find`,
      ref: line,
      type: 'search',
      autoComplete: 'off',
      value: wanted,
      onChange: ({ target }: { target: HTMLInputElement }) => {
        find(target.value);
        showMost(step);
      },
    }),
    h('p', { role: 'status', className: 'about' }, foundWords(found.length, shown.length)),
    h(
      'ul',
      null,
      shown.map((icon) =>
        h(
          'li',
          { key: icon.name },
          h(
            'button',
            {
              type: 'button',
              'aria-pressed': icon.name === chosen,
              onClick: () => choose(icon.name),
            },
            h(Pictogram, { icon }),
            icon.label,
          ),
        ),
      ),
    ),
    found.length > most &&
      h(
        'button',
        { type: 'button', onClick: () => showMost(most + step) },
        `Show ${Math.min(step, found.length - most)} more pictures`,
      ),
  );
}

function Pictogram({ icon }: { icon: Icon }): ReactNode {
  return h(
    'svg',
    { viewBox: '0 0 48 48', 'aria-hidden': true, focusable: false },
    icon.shapes.map(({ d, evenOdd }, index) =>
      h('path', { key: index, d, fillRule: evenOdd ? 'evenodd' : undefined }),
    ),
  );
}

function Failed({ again }: { again(): void }): ReactNode {
  return h(
    'div',
    { role: 'alert' },
    h('p', null, 'The pictures could not be loaded.'),
    h('button', { type: 'button', onClick: again }, 'Try again'),
  );
}

function chosenWords(
  value: string | undefined,
  chosen: Icon | undefined,
  icons: readonly Icon[] | undefined,
): string {
  if (!value) return 'None chosen.';
  if (chosen) return `Chosen: ${chosen.label}`;
  return icons
    ? `There is no picture called “${value}” in the set. Please choose another.`
    : `Chosen: ${value}`;
}

/** The pictures, once the field has been seen: fields in a closed part of the form need none. */
function useIcons(box: { current: Element | null }): Loaded {
  const [icons, set] = useState(loaded);
  const [failed, fail] = useState(false);
  const load = (): void => {
    fail(false);
    loading ??= fetchIcons();
    loading.then(
      (all) => set((loaded = all)),
      () => {
        loading = undefined;
        fail(true);
      },
    );
  };
  useEffect(() => {
    if (icons || !box.current) return;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      load();
    });
    seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  return { icons, failed, again: load };
}

async function fetchIcons(): Promise<readonly Icon[]> {
  const response = await fetch(onSite('admin/icons.json'));
  if (!response.ok) throw new Error(`The pictures: ${response.status}`);
  return ((await response.json()) as { icons: Icon[] }).icons;
}

let loaded: readonly Icon[] | undefined;
let loading: Promise<readonly Icon[]> | undefined;

/** How many pictures are shown at a time. */
const step = 48;

interface Loaded {
  icons: readonly Icon[] | undefined;
  failed: boolean;
  again(): void;
}

interface ShelfProps {
  icons: readonly Icon[];
  id: string;
  chosen: string | undefined;
  choose(name: string): void;
  close(): void;
}
