import type { CmsConfig } from 'decap-cms-core';

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
          sortable_fields: [
            { field: 'published', label: 'Day published', default_sort: 'desc' },
            { field: 'title', label: 'Title' },
          ],
        }
      : {
          preview_path: name === 'glossary' ? 'glossary/' : `${name}/{{filename}}/`,
          extension: 'yml',
          format: 'list',
          fields: formFields(formOf(source, name), source, words.identifier_field),
        }),
  });
  return {
    vocabulary,
    decap: {
      load_config_file: false,
      locale: 'en',
      backend: { name: 'proxy', proxy_url: `${source.base}api/v1`, branch: 'main' },
      publish_mode: 'simple',
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
  minimum?: number;
  maximum?: number;
}

export interface CmsSource {
  /** The path the site stands under: begins and ends with a slash. */
  base: string;
  /** One schema for each folder of `content/`. */
  schemas: Readonly<Record<string, FormSchema>>;
  /** What stands in each folder of `content/` now: name in addresses → title. */
  names: Readonly<Record<string, ReadonlyMap<string, string>>>;
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
    description: 'One folder for each story, with its pictures beside it.',
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
    description: 'Words that stories use, explained.',
    identifier_field: 'term',
    summary: '{{term}}',
  },
};

/** Fields of a story: those of its front matter, with the text itself after the summary. */
function storyFields(source: CmsSource, vocabulary: readonly VocabularyItem[]): CmsField[] {
  const fields = formFields(formOf(source, 'stories'), source, 'title');
  const after = fields.findIndex(({ name }) => name === 'summary') + 1;
  return fields.toSpliced(after, 0, {
    name: 'body',
    label: 'The story',
    hint: 'The text itself. Short paragraphs help everybody. The plus button adds pictures and quotes.',
    widget: 'markdown',
    required: false,
    modes: ['rich_text'],
    buttons: [
      'bold',
      'italic',
      'link',
      'heading-two',
      'heading-three',
      'heading-four',
      'quote',
      'bulleted-list',
      'numbered-list',
    ],
    editor_components: ['image', ...vocabulary.map(({ name }) => name)],
  });
}

/**
 * The fields of a form. Only the title must be filled in before a first save (a draft may lack the
 * rest); the hints say what else is needed before publishing.
 * @param title The field that names the thing, if this is a whole form and not a part of one.
 */
function formFields(schema: FormSchema, source: CmsSource, title?: string): CmsField[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]): CmsField => {
    const required = name === title;
    const needed = schema.required?.includes(name) && !required;
    return {
      name,
      label: part.title ?? name,
      hint: [part.description, ...(needed ? ['Needed before publishing.'] : [])].join(' '),
      required,
      ...widgetOf(name, part, source),
    };
  });
}

function widgetOf(name: string, schema: FormSchema, source: CmsSource): Widget {
  const options = optionsOf(schema, source);
  if (options) return { widget: 'select', options };
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
      return { widget: 'object', collapsed: true, fields: formFields(schema, source) };
    case 'array':
      return listOf(schema, source);
  }
  if (schema.format === 'date')
    return { widget: 'datetime', date_format: 'YYYY-MM-DD', time_format: false };
  if (schema.format === 'picture') return { widget: 'image', choose_url: false };
  return { widget: (schema.maxLength ?? 0) > longLine ? 'text' : 'string' };
}

/** Texts of more characters than this get a box of several lines. */
const longLine = 120;

function listOf(schema: FormSchema, source: CmsSource): Widget {
  const items = schema.items ?? {};
  const options = optionsOf(items, source);
  const limits = schema.maxItems === undefined ? {} : { max: schema.maxItems };
  if (options) return { widget: 'choices', options, ...limits };
  const one = (items.title ?? 'line').toLowerCase();
  if (items.properties) {
    const told = ['name', 'title', 'text'].find((key) => key in (items.properties ?? {}));
    return {
      widget: 'list',
      label_singular: one,
      collapsed: true,
      minimize_collapsed: false,
      ...(told && { summary: `{{fields.${told}}}` }),
      fields: formFields(items, source),
    };
  }
  return {
    widget: 'list',
    label_singular: one,
    collapsed: false,
    field: {
      name: 'line',
      label: schema.title ?? 'Line',
      required: false,
      ...widgetOf('line', items, source),
    },
  };
}

/** The choices of a closed list, or of everything in a folder; undefined for free text. */
function optionsOf(
  schema: FormSchema,
  source: CmsSource,
): { value: string; label: string }[] | undefined {
  if (schema.enum)
    return schema.enum.map((value) => ({ value, label: schema.choices?.[value] ?? value }));
  if (schema.reference)
    return Array.from(source.names[schema.reference] ?? [], ([value, label]) => ({ value, label }));
  return undefined;
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
    holdsText: component.holdsText,
    fields: component.holdsText ? [words, ...attributes] : attributes,
  };
}

function formOf(source: CmsSource, name: string): FormSchema {
  const schema = source.schemas[name];
  if (!schema) throw new Error(`There is no schema for content/${name}.`);
  return schema;
}

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
