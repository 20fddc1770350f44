import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom. Each folder of `src` lists what it must not reach for, and the message says
 * where the thing belongs instead.
 */
const walls = [
  {
    folder: 'schemas',
    never: ['stories', 'folder', 'feeds', 'collections', 'components', 'layouts', 'pages', 'desk'],
    packages: ['astro:*', 'node:*', 'astro'],
    instead:
      'A schema only says what front matter may hold. It may import astro/zod and other schemas.',
  },
  {
    folder: 'stories',
    never: [
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'desk',
    ],
    packages: ['astro:*', 'node:*'],
    instead:
      'Functions of the story are pure: data, today and the values of site.config come in as arguments. Files are read in src/folder; the content store is opened in src/collections.',
  },
  {
    folder: 'feeds',
    never: ['folder', 'collections', 'components', 'layouts', 'pages', 'site.config', 'desk'],
    packages: ['astro:*', 'node:*'],
    instead: 'Feeds are pure: what they need comes in as arguments, from src/layouts/feed.ts.',
  },
  {
    folder: 'quilt',
    never: [
      'stories',
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'desk',
    ],
    packages: ['astro:*', 'node:*'],
    instead:
      'A quilt block is made of a number and the block and cloth of themes, and nothing else.',
  },
  {
    folder: 'sharing',
    never: [
      'stories',
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'desk',
      'drawing',
    ],
    packages: ['astro:*', 'node:*', 'sharp'],
    instead:
      'Pictures are composed of blocks, words and letters that come in as arguments. src/drawing reads fonts and draws.',
  },
  {
    folder: 'drawing',
    never: [
      'stories',
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'desk',
    ],
    packages: ['astro:*'],
    instead: 'What is drawn is composed in src/sharing and src/layouts/sharing.ts.',
  },
  {
    folder: 'folder',
    never: ['feeds', 'collections', 'components', 'layouts', 'pages', 'site.config', 'desk'],
    packages: ['astro:*'],
    instead:
      'src/folder reads content/ from disk and knows nothing of pages. The content store is opened in src/collections.',
  },
  {
    folder: 'collections',
    never: ['components', 'layouts', 'pages', 'feeds', 'desk'],
    packages: [],
    instead:
      'The doorway to the content gives data. What is made of it belongs to pages and components.',
  },
  {
    folder: 'components',
    never: ['collections', 'folder', 'layouts', 'pages', 'desk'],
    packages: ['astro:content', 'node:*'],
    instead: 'Data comes to a component by props. The page asks src/collections for it.',
  },
  {
    folder: 'layouts',
    never: ['collections', 'folder', 'pages', 'desk'],
    packages: ['astro:content', 'node:*'],
    instead: 'Data comes to a layout by props. The page asks src/collections for it.',
  },
  {
    folder: 'pages',
    never: ['desk'],
    packages: ['astro:content'],
    instead: 'The content store has one doorway: ask src/collections.',
  },
  {
    folder: 'search',
    never: ['schemas', 'folder', 'feeds', 'collections', 'components', 'layouts', 'pages', 'desk'],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead: 'This runs in the browser: no parser, no schema, nothing of Node.',
  },
  {
    folder: 'form',
    never: ['schemas', 'folder', 'feeds', 'collections', 'components', 'layouts', 'pages', 'desk'],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead:
      'This runs in the browser: what the schema says of a field stands in the page (src/components/form).',
  },
  {
    folder: 'reading',
    never: [
      'schemas',
      'stories',
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'form',
      'search',
      'desk',
    ],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead:
      'This runs in the browser on every page: its own files and nothing else. What it reads stands in the page.',
  },
  {
    folder: 'passing-on',
    never: [
      ...['schemas', 'stories', 'folder', 'feeds', 'collections', 'components', 'layouts', 'pages'],
      'desk',
    ],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead: 'This runs in the browser, and is a few hundred bytes: it needs nothing but the page.',
  },
  {
    folder: 'words',
    never: [
      'schemas',
      'stories',
      'folder',
      'feeds',
      'collections',
      'components',
      'layouts',
      'pages',
      'site.config',
      'form',
      'search',
      'reading',
      'desk',
    ],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead:
      'This runs in the browser beside every story: its own files and nothing else. Meanings stand in the page.',
  },
  {
    folder: 'admin',
    never: ['folder', 'feeds', 'collections', 'components', 'layouts', 'pages', 'desk'],
    packages: ['astro:*', 'node:*', 'astro', 'astro/zod', 'satteri', 'yaml', 'zod'],
    instead:
      'The CMS runs in the browser and gets JSON (src/pages/admin/config.json.ts): no parser.',
  },
  {
    folder: 'integrations',
    never: ['components', 'layouts', 'pages', 'collections'],
    packages: ['astro:content'],
    instead: 'An integration works on the build from outside, never on pages.',
  },
];

/** The pattern of `no-restricted-imports` for one wall. */
function wallRule({ never, packages, instead }) {
  return [
    'error',
    {
      patterns: [
        ...never.map((name) => ({
          regex: `^(\\.\\./)+(src/)?${name.replace('.', '\\.')}(\\.ts|/|$)`,
          message: instead,
        })),
        ...packages.map((name) => ({
          regex: `^${name.endsWith('*') ? name.slice(0, -1) : `${name}$`}`,
          message: instead,
        })),
        {
          regex: '/pages/',
          message: 'Nothing imports a page. Move what both need to a component.',
        },
      ],
    },
  ];
}

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', 'node_modules/', 'tests/hostile/']),
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'event', message: 'Name the argument of the handler.' },
      ],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  ...walls.map((wall) => ({
    files: [`src/${wall.folder}/**`],
    rules: { 'no-restricted-imports': wallRule(wall) },
  })),
  {
    files: ['src/{schemas,stories,feeds,sharing}/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clock is not read here: today comes in as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The clock is not read here: today comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['tests/{site,browser}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/src/',
              message: 'These tests look at the built site as a reader does, not at our code.',
            },
          ],
        },
      ],
    },
  },
);
