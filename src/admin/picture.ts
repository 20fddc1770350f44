import { Map as ImmutableMap } from 'immutable';
import { Component, createElement as h, useState, type ChangeEvent, type ReactNode } from 'react';
import { openDraft, useDecap, type List, type Values } from './decap.ts';
import { tiedGroup, type FieldProps } from './field.ts';
import { Group } from './group.ts';
import { freeName, missing } from './picture-words.ts';
import { besideStory } from './story-format.ts';

/**
 * A picture with everything it needs: what it shows for people who do not see it, who made it, how many
 * people can be recognised. The questions come when a picture is chosen, and go with it.
 */
export class Picture extends Group {
  override render(): ReactNode {
    const fields = [...this.props.field.get<List<Values>>('fields')];
    const [file] = fields;
    const chosen = imageOf(this.props.value) !== '';
    return h(
      'div',
      { ...tiedGroup(this.props), className: 'group picture' },
      (chosen ? fields : fields.slice(0, 1)).map((field) => this.inside(field)),
      chosen &&
        file &&
        h(
          'div',
          { className: 'actions' },
          h(Missing, { value: this.props.value }),
          h(
            'button',
            { type: 'button', className: 'quiet', onClick: () => this.props.onChange(null) },
            'Take the picture out',
          ),
        ),
    );
  }
}

function Missing({ value }: { value: Values | undefined }): ReactNode {
  const problems = missing(value?.toJS?.() ?? {});
  return h('p', { role: 'status', className: 'about needed' }, problems.join(' '));
}

function imageOf(value: Values | undefined): string {
  const image = ImmutableMap.isMap(value) ? (value as unknown as Values).get<unknown>('image') : '';
  return typeof image === 'string' ? image : '';
}

/** A picture file beside the story: chosen from this device, or from those that lie there already. */
export class PictureFile extends Component<FileProps> {
  override render(): ReactNode {
    return h(Chooser, this.props);
  }
}

function Chooser(props: FileProps): ReactNode {
  const { value, field, forID, onChange, getAsset, onPersistMedia } = props;
  const [said, say] = useState('');
  // A picture of the desk comes after the form: Decap draws nothing again for it.
  useDecap(({ medias }) => medias);
  const there = picturesThere();
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (!/^image\/(?:jpeg|png|webp)$/.test(file.type)) {
      say(`“${file.name}” is not a picture of a kind we can show. Please save it as JPEG or PNG.`);
      return;
    }
    const name = freeName(file, new Set(picturesThere().map((picture) => picture.name)));
    say('Taking the picture in…');
    await onPersistMedia(new File([file], name, { type: file.type }), { field });
    onChange(besideStory(name));
    say(`Chosen: ${name}`);
  };
  return h(
    'div',
    { className: 'picture-file' },
    value && h('img', { src: String(getAsset(value, field)), alt: '' }),
    h(
      'label',
      { className: 'button', htmlFor: forID },
      value ? 'Choose another picture' : 'Choose a picture',
    ),
    h('input', {
      id: forID,
      type: 'file',
      accept: 'image/jpeg,image/png,image/webp',
      'aria-describedby': field.get('hint') ? `${forID}-hint` : undefined,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        void choose(target.files?.[0]);
        target.value = '';
      },
    }),
    h(
      'p',
      { role: 'status', className: 'about' },
      said || (value ? `Chosen: ${value.replace('./', '')}` : ''),
    ),
    there.length > 0 &&
      h(
        'details',
        { className: 'there' },
        h('summary', null, `Pictures beside this story (${there.length})`),
        h(
          'ul',
          null,
          there.map(({ name }) =>
            h(
              'li',
              { key: name },
              h(
                'button',
                {
                  type: 'button',
                  'aria-pressed': value === besideStory(name),
                  onClick: () => {
                    onChange(besideStory(name));
                    say(`Chosen: ${name}`);
                  },
                },
                h('img', { src: String(getAsset(name, field)), alt: '' }),
                name,
              ),
            ),
          ),
        ),
      ),
  );
}

/** The pictures that lie beside the open story, and those chosen for it just now. */
function picturesThere(): { name: string }[] {
  const files = openDraft()?.get<Iterable<Values> | undefined>('mediaFiles') ?? [];
  const names = new Set([...files].map((file) => String(file.get('name'))));
  return [...names].toSorted().map((name) => ({ name }));
}

interface FileProps extends FieldProps<string> {
  getAsset(path: string, field: Values): unknown;
  onPersistMedia(file: File, options: { field: Values }): Promise<unknown>;
}
