import { DecapCmsCore as CMS, type CmsConfig } from 'decap-cms-core';
import { store } from 'decap-cms-core/dist/esm/redux';
import { en } from 'decap-cms-locales';
import MarkdownWidget from 'decap-cms-widget-markdown';
import { startAutosave } from './autosave.ts';
import { loadBackend } from './backends.ts';
import { Board } from './board.ts';
import { Choice, YesNo } from './choice.ts';
import { Choices } from './choices.ts';
import type { CmsData } from './config.ts';
import { DeskBackend } from './desk-backend.ts';
import { Group } from './group.ts';
import { Header } from './header.ts';
import { Count, Day, Line, Words } from './line.ts';
import { List } from './list.ts';
import { NotThere } from './not-there.ts';
import { addressFor } from './new-address.ts';
import { IconChooser } from './icon.ts';
import { HostSignIn } from './host-sign-in.ts';
import { inParts } from './parts.ts';
import { pasted } from './paste.ts';
import { Picture, PictureFile } from './picture.ts';
import { StoryPreview } from './preview.ts';
import { Rows } from './rows.ts';
import { StoryBar } from './story-bar.ts';
import { listFormat, storyFormat } from './story-format.ts';
import { StoryText } from './story-text.ts';
import { TextBar } from './text-bar.ts';
import { Trouble } from './trouble-page.ts';
import { sign } from './sign.ts';
import { writeTables } from './tables.ts';
import { showAsTyped } from './typed.ts';
import { editorComponent, picture } from './vocabulary.ts';
import { withOurWords } from './words.ts';

/**
 * Gives Decap what is ours and starts it.
 * @param look How a page of the site looks, for the page beside the form.
 */
export async function startCms(
  { decap, vocabulary }: CmsData,
  look: readonly Look[],
): Promise<void> {
  Object.assign(globalThis, { alongside: screens });
  await registerBackend(String(decap.backend.name));
  for (const [name, control] of Object.entries(fields))
    CMS.registerWidget({ name, controlComponent: control, ...schemas[name] } as never);
  CMS.registerLocale('en', withOurWords(en));
  CMS.registerCustomFormat('story', 'mdx', storyFormat);
  CMS.registerCustomFormat('list', 'yml', listFormat);
  for (const component of [picture, ...vocabulary.map(editorComponent)])
    CMS.registerEditorComponent(component);
  CMS.registerRemarkPlugin(showAsTyped(sign) as never);
  CMS.registerRemarkPlugin(writeTables as never);
  CMS.registerPreviewTemplate('stories', StoryPreview as never);
  for (const { sheet, css = '' } of look)
    if (sheet !== undefined) CMS.registerPreviewStyle(sheet);
    else CMS.registerPreviewStyle(css, { raw: true });
  CMS.registerEventListener({ name: 'preSave', handler: givePermanentNumber });
  const site = new URL(decap.site_url ?? '/', location.href).href;
  // A page beside the form needs room for both, and is drawn at every key.
  const preview = matchMedia('(min-width: 64rem)').matches;
  CMS.init({
    config: {
      ...decap,
      site_url: site,
      display_url: site,
      collections: decap.collections.map((collection) => ({
        ...collection,
        editor: { preview: preview && collection.name === 'stories' },
      })),
    } as unknown as CmsConfig,
  });
  // Decap waits for a shelf of pictures before it opens anything. There is none.
  store.dispatch({ type: 'MEDIA_LOAD_SUCCESS', payload: { files: [] } });
}

/** A style sheet by its address, or as text. */
export interface Look {
  sheet?: string;
  css?: string;
}

/** What stands in the place of Decap's own, by the name that `lighter-decap.ts` asks for. */
const screens = {
  Header,
  List,
  Board,
  HostSignIn,
  StoryBar,
  TextBar,
  NotThere,
  Trouble,
  inParts,
  pasted,
  addressFor,
};

/** What fills in a field, by Decap's name for its kind. */
const fields = {
  string: Line,
  text: Words,
  datetime: Day,
  number: Count,
  boolean: YesNo,
  select: Choice,
  choices: Choices,
  object: Group,
  list: Rows,
  picture: Picture,
  image: PictureFile,
  icon: IconChooser,
  markdown: StoryText,
} as const;

const schemas: Readonly<Record<string, object>> = {
  markdown: { schema: MarkdownWidget.Widget().schema },
};

/** The desk of our own, or the part of Decap that speaks with a Git host. */
async function registerBackend(name: string): Promise<void> {
  const host = await loadBackend(name);
  if (host) {
    CMS.registerBackend(host.name, host.Backend as never);
    startAutosave(() => undefined);
    return;
  }
  const desk = class extends DeskBackend {
    constructor(config: object, options?: object) {
      super(config, options);
      startAutosave((path) => this.seen(path));
    }
  };
  CMS.registerBackend('proxy', desk as never);
  // Who somebody is, the desk knows. Decap asks only where it was told before that somebody is here.
  localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }));
}

/** A new story, also one that began as a copy, gets a number of its own for ever. */
function givePermanentNumber({ entry }: Parameters<PreSave>[0]): unknown {
  return entry.get('newRecord') && entry.get('collection') === 'stories'
    ? entry.get('data').set('uid', crypto.randomUUID())
    : undefined;
}

type PreSave = Parameters<typeof CMS.registerEventListener>[0]['handler'];
