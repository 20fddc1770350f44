import { expect, test } from 'vitest';
import type { CmsField, FormSchema } from '../../../src/admin/config.ts';
import { vocabulary } from '../../../src/stories/vocabulary.ts';
import { loadDecap } from './decap.ts';
import { data, source } from './source.ts';

const collections = data.decap.collections.map((collection) => ({
  ...collection,
  schema: source.schemas[collection.name] as FormSchema,
}));

test('Decap itself finds nothing wrong with the configuration', async () => {
  const { validateConfig } = await loadDecap();
  expect(() => validateConfig(data.decap)).not.toThrow();
  expect(() => validateConfig({ ...data.decap, collections: [{ name: 'no fields' }] })).toThrow();
});

test('the configuration is data: the browser gets it as JSON', () => {
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

test.each(collections)(
  '$name: every field of the schema is asked for once, with a label and a hint',
  ({ fields, schema }) => {
    expect(
      mismatches(
        fields.filter(({ name }) => name !== 'body'),
        schema,
      ),
    ).toEqual([]);
  },
);

test('a story is asked for in the order in which one is written, and what can wait is closed', () => {
  const [{ fields = [] } = {}] = collections;
  expect(fields.slice(0, 5).map(({ name }) => name)).toEqual([
    'title',
    'body',
    'summary',
    'inShort',
    'cover',
  ]);
  const schema = collections[0]?.schema;
  const closed = fields.filter((field) => field.closed).map(({ name }) => name);
  expect(closed.length).toBeGreaterThan(0);
  expect(closed.filter((name) => schema?.required?.includes(name))).toEqual([]);
  expect(fields.filter(({ name, part }) => part === undefined && name !== 'uid').length).toBe(5);
});

test('a picture is asked for with its description, whoever made it and how many people it shows', () => {
  const cover = collections[0]?.fields.find(({ name }) => name === 'cover');
  expect(cover?.widget).toBe('picture');
  expect(cover?.fields?.map(({ name }) => name)).toEqual([
    'image',
    'alt',
    'credit',
    'peopleShown',
    'caption',
  ]);
});

test('a story has one more field than its front matter: the text, without a way to type code', () => {
  const [{ fields = [] } = {}] = collections;
  const body = fields.filter(({ name }) => name === 'body');
  expect(body).toMatchObject([{ widget: 'markdown', modes: ['rich_text'] }]);
  expect(body[0]?.editor_components).toEqual(['image', ...Object.keys(vocabulary)]);
});

test('only a title is needed before a first save', () => {
  for (const { fields, identifier_field } of collections)
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      identifier_field,
    ]);
});

test('every component of the vocabulary asks for each of its attributes', () => {
  expect(data.vocabulary.map(({ name }) => name)).toEqual(Object.keys(vocabulary));
  for (const { name, fields, holdsText } of data.vocabulary) {
    const attributes = Object.keys(vocabulary[name]?.attributes ?? {});
    expect(fields.map((field) => field.name)).toEqual([
      ...(holdsText ? ['words'] : []),
      ...attributes,
    ]);
    for (const { label, hint } of fields) expect([label, hint].every(Boolean)).toBe(true);
  }
  expect(data.vocabulary.map(({ button }) => button)).toEqual([
    'Quote',
    'Key point',
    'Said and did',
    'Film',
    'Sound',
  ]);
});

test('every address keeps the base path', () => {
  expect(data.decap.backend).toMatchObject({ proxy_url: '/our-charity/api/v1' });
  expect(data.decap.site_url).toBe('/our-charity/');
});

/** Where a form and its schema part: fields, labels, hints, choices, all the way down. */
function mismatches(fields: readonly CmsField[], schema: FormSchema, path = ''): string[] {
  const names = fields.map(({ name }) => name).toSorted();
  const keys = Object.keys(schema.properties ?? {}).toSorted();
  const found =
    JSON.stringify(names) === JSON.stringify(keys) ? [] : [`${path}: ${names.join(' ')}`];
  for (const field of fields) {
    const part = schema.properties?.[field.name] ?? {};
    const at = `${path}/${field.name}`;
    if (field.label !== part.title) found.push(`${at}: label ${field.label}`);
    if (!part.description || !field.hint?.startsWith(part.description)) found.push(`${at}: hint`);
    const chosen = part.type === 'array' ? (part.items ?? {}) : part;
    const expected = chosen.enum?.map((value) => ({ value, label: chosen.choices?.[value] }));
    if (JSON.stringify(field.options) !== JSON.stringify(expected)) found.push(`${at}: choices`);
    if (field.reference !== (chosen.enum ? undefined : chosen.reference))
      found.push(`${at}: folder`);
    if (field.fields) found.push(...mismatches(field.fields, chosen, at));
    else if (chosen.properties) found.push(`${at}: parts`);
  }
  return found;
}
