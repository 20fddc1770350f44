import type { CmsConfig } from 'decap-cms-core';
import type { Editing } from '../schemas/editing.ts';
import { backendConfig } from './backend-config.ts';

/**
 * What the CMS page loads: Decap's configuration, and what an author may use beyond Markdown.
 * Every field, label, hint and list of choices comes from the schemas; nothing is said twice.
 */
export function cmsData(source: CmsSource): CmsData {
  const vocabulary = Object.entries(source.vocabulary).map(([name, component]) =>
    vocabularyItem(name, component),
  );
  const folder = (name: string, words: FolderWords): CmsCollection => ({
    name,
    ...words,
    folder: `content/${name}`,
    create: true,
    delete: false,
    slug: '{{slug}}',
    editor: { preview: false },
    ...(name === 'stories'
      ? {
          path: '{{slug}}/index',
          preview_path: 'stories/{{dirname}}/',
          extension: 'mdx',
          format: 'story',
          media_folder: '',
          public_folder: '',
          fields: storyFields(source, vocabulary),
        }
      : {
          preview_path: name === 'glossary' ? 'glossary/' : `${name}/{{filename}}/`,
          extension: 'yml',
          format: 'list',
          fields: formFields(formOf(source, name), words.identifier_field),
        }),
  });
  return {
    vocabulary,
    decap: {
      load_config_file: false,
      locale: 'en',
      backend: backendConfig(source.editing, source.base),
      publish_mode: 'editorial_workflow',
      media_folder: 'content',
      site_url: source.base,
      slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
      editor: { preview: false },
      collections: Object.entries(folders).map(([name, words]) => folder(name, words)),
    },
  };
}

/** A schema as JSON, as `z.toJSONSchema` writes it, with what our schemas add to it. */
export interface FormSchema {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: readonly string[];
  /** Kept value → words that people read. */
  choices?: Readonly<Record<string, string>>;
  /** The folder of `content/` whose names are the choices. */
  reference?: string;
  items?: FormSchema;
  properties?: Readonly<Record<string, FormSchema>>;
  required?: readonly string[];
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  /** The most words, where words count and not characters. */
  mostWords?: number;
  minimum?: number;
  maximum?: number;
}

export interface CmsSource {
  /** The path the site stands under: begins and ends with a slash. */
  base: string;
  /** Where the stories are edited. */
  editing: Editing;
  /** One schema for each folder of `content/`. */
  schemas: Readonly<Record<string, FormSchema>>;
  /** Components that an author may use, by their name in a story file. */
  vocabulary: Readonly<Record<string, ComponentWords>>;
}

export interface CmsData {
  decap: Omit<CmsConfig, 'collections'> & { collections: CmsCollection[] };
  vocabulary: VocabularyItem[];
}

/** A component of the vocabulary, as the browser needs it. */
export interface VocabularyItem {
  name: string;
  label: string;
  /** What stands on its button. */
  button: string;
  /** True when it stands around words, false when it stands alone. */
  holdsText: boolean;
  fields: CmsField[];
}

/** A field of a form, in Decap's words. */
export interface CmsField {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
  fields?: CmsField[];
  field?: CmsField;
  options?: { value: string; label: string }[];
  [option: string]: unknown;
}

/** A folder of files that the CMS edits, in Decap's words. */
export interface CmsCollection extends FolderWords {
  name: string;
  folder: string;
  fields: CmsField[];
  [option: string]: unknown;
}

const folders: Readonly<Record<string, FolderWords>> = {
  stories: {
    label: 'Stories',
    label_singular: 'Story',
    description: 'Newest first. Stories that are not published yet come before them.',
    identifier_field: 'title',
    summary: '{{title}}',
  },
  themes: {
    label: 'Themes',
    label_singular: 'Theme',
    description: 'What stories are about.',
    identifier_field: 'title',
    summary: '{{title}}',
  },
  organisations: {
    label: 'Organisations',
    label_singular: 'Organisation',
    description: 'Who stories are about, and who keeps the consent papers.',
    identifier_field: 'name',
    summary: '{{name}}',
  },
  series: {
    label: 'Series',
    label_singular: 'Series',
    description: 'Stories that belong together, such as a campaign week.',
    identifier_field: 'title',
    summary: '{{title}}',
  },
  glossary: {
    label: 'Glossary',
    label_singular: 'Word',
    description: 'Words that stories use, and what they mean.',
    identifier_field: 'term',
    summary: '{{term}}',
  },
};

/**
 * The form of a story in the order in which a person writes one, in parts. The first part has no name
 * and is always open; parts that can wait are closed.
 */
const storyParts: readonly Part[] = [
  { fields: ['title', 'body', 'summary', 'inShort', 'cover'] },
  {
    name: 'What it is about',
    fields: ['kind', 'themes', 'people', 'approach', 'place', 'happened'],
  },
  { name: 'Who made it', fields: ['credits', 'organisations'] },
  { name: 'Consent', fields: ['consent'] },
  { name: 'When it comes out', fields: ['published', 'series', 'featured'] },
  { name: 'Sources, and what is not known', closed: true, fields: ['sources', 'notKnown'] },
  { name: 'Before reading', closed: true, fields: ['contentNotes', 'lang'] },
  { name: 'For somebody who wants to try it', closed: true, fields: ['borrow'] },
  { name: 'Short and simple version', closed: true, fields: ['easyRead'] },
  {
    name: 'After it came out',
    closed: true,
    fields: ['updated', 'updates', 'corrections', 'related'],
  },
];

interface Part {
  name?: string;
  closed?: true;
  fields: readonly string[];
}

/** Fields of a story: those of its front matter, and the text itself. */
function storyFields(source: CmsSource, vocabulary: readonly VocabularyItem[]): CmsField[] {
  const fields = [...formFields(formOf(source, 'stories'), 'title'), storyText(vocabulary)];
  const placed = storyParts.flatMap(({ name, closed, fields: names }) =>
    names.flatMap((wanted) => {
      const field = fields.find((one) => one.name === wanted);
      return field ? [{ ...field, ...(name && { part: name }), ...(closed && { closed }) }] : [];
    }),
  );
  // A field that no part names, such as the hidden number, still belongs to the file.
  return [...placed, ...fields.filter(({ name }) => !placed.some((one) => one.name === name))];
}

function storyText(vocabulary: readonly VocabularyItem[]): CmsField {
  return {
    name: 'body',
    label: 'The story',
    hint: 'The text itself. Short paragraphs help everybody. The buttons put in pictures and quotes.',
    widget: 'markdown',
    required: false,
    modes: ['rich_text'],
    buttons: [],
    editor_components: ['image', ...vocabulary.map(({ name }) => name)],
  };
}

/**
 * The fields of a form. Only the title must be filled in before a first save (a draft may lack the
 * rest); the hints say what else is needed before publishing.
 * @param title The field that names the thing, if this is a whole form and not a part of one.
 */
function formFields(schema: FormSchema, title?: string): CmsField[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]): CmsField => {
    const required = name === title;
    const needed = schema.required?.includes(name) && !required;
    return {
      name,
      label: part.title ?? name,
      hint: [
        part.description,
        ...(required ? ['Needed before saving.'] : []),
        ...(needed ? ['Needed before publishing.'] : []),
      ].join(' '),
      required,
      ...widgetOf(name, part),
    };
  });
}

function widgetOf(name: string, schema: FormSchema): Widget {
  const choice = choiceOf(schema);
  if (choice) return { widget: 'select', ...choice };
  if (name === 'uid') return { widget: 'hidden', required: false };
  switch (schema.type) {
    case 'boolean':
      return { widget: 'boolean' };
    case 'integer':
      return {
        widget: 'number',
        value_type: 'int',
        ...(schema.minimum !== undefined && { min: schema.minimum }),
        ...(schema.maximum !== undefined && { max: schema.maximum }),
      };
    case 'object':
      return { widget: isPicture(schema) ? 'picture' : 'object', fields: formFields(schema) };
    case 'array':
      return listOf(name, schema);
  }
  if (schema.format === 'date')
    return { widget: 'datetime', date_format: 'YYYY-MM-DD', time_format: false };
  if (schema.format === 'picture') return { widget: 'image', choose_url: false };
  if (schema.format === 'icon') return { widget: 'icon' };
  if (schema.mostWords) return { widget: 'text', most_words: schema.mostWords };
  const most = schema.maxLength ?? 0;
  return { widget: most > longLine ? 'text' : 'string', ...(most > 0 && { most }) };
}

/** Texts of more characters than this get a box of several lines. */
const longLine = 120;

/** A picture with its description, whatever else it asks for. */
function isPicture({ properties = {} }: FormSchema): boolean {
  return properties.image?.format === 'picture' && 'alt' in properties;
}

function listOf(name: string, schema: FormSchema): Widget {
  const items = schema.items ?? {};
  const choice = choiceOf(items);
  const limits = schema.maxItems === undefined ? {} : { max: schema.maxItems };
  if (choice) return { widget: 'choices', ...choice, ...limits };
  const one = (items.title ?? ones[name] ?? oneOf(schema.title) ?? 'line').toLowerCase();
  if (items.properties)
    return { widget: 'list', label_singular: one, ...limits, fields: formFields(items) };
  return {
    widget: 'list',
    label_singular: one,
    ...limits,
    field: {
      name: 'line',
      label: schema.title ?? 'Line',
      required: false,
      ...widgetOf('line', items),
    },
  };
}

/** What one thing of a list is called, where neither its schema nor the plural of the list says. */
const ones: Readonly<Record<string, string>> = {
  inShort: 'point',
  notKnown: 'thing that is not known',
  updates: 'piece of news',
  aliases: 'word',
  alsoCalled: 'word',
};

/** The list without its plural. */
function oneOf(title: string | undefined): string | undefined {
  return title?.endsWith('s') ? title.slice(0, -1) : undefined;
}

/** A closed list with its words, or the folder whose things can be chosen; undefined for free text. */
function choiceOf(schema: FormSchema): Choice | undefined {
  if (schema.enum)
    return {
      options: schema.enum.map((value) => ({ value, label: schema.choices?.[value] ?? value })),
    };
  return schema.reference ? { reference: schema.reference } : undefined;
}

function vocabularyItem(name: string, component: ComponentWords): VocabularyItem {
  const attributes = Object.entries(component.attributes).map(
    ([key, { title, description, required = false }]): CmsField => ({
      name: key,
      label: title,
      hint: description,
      widget: 'string',
      required,
    }),
  );
  const words: CmsField = {
    name: 'words',
    label: 'Words',
    hint: component.description,
    widget: 'text',
    required: true,
  };
  return {
    name,
    label: component.title,
    button: buttons[name] ?? component.title,
    holdsText: component.holdsText,
    fields: component.holdsText ? [words, ...attributes] : attributes,
  };
}

/** Buttons whose words are shorter than the title of what they put in. */
const buttons: Readonly<Record<string, string>> = { Quote: 'Quote', SaidDid: 'Said and did' };

function formOf(source: CmsSource, name: string): FormSchema {
  const schema = source.schemas[name];
  if (!schema) throw new Error(`There is no schema for content/${name}.`);
  return schema;
}

/** A closed list of choices, or the folder that holds them. */
type Choice = { options: { value: string; label: string }[] } | { reference: string };

/** The part of a field that says how it is filled in. */
type Widget = { widget: string } & Record<string, unknown>;

interface FolderWords {
  label: string;
  label_singular: string;
  description: string;
  identifier_field: string;
  summary: string;
}

interface ComponentWords {
  title: string;
  description: string;
  holdsText: boolean;
  attributes: Readonly<Record<string, { title: string; description: string; required?: boolean }>>;
}
