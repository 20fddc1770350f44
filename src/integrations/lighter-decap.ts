import type { Plugin } from 'vite';

/**
 * Leaves out of Decap what we do not use and do not want in a browser, and puts our own screens where
 * its own cannot be used with a keyboard, a screen reader or a phone. A Vite plugin that serves both
 * the build and the dev server's own bundling of packages.
 *
 * Every change says which words of Decap it replaces, and the build stops when they are not there any
 * more: another version of Decap is looked through again, never half mended.
 */
export function lighterDecap(): Plugin {
  return {
    name: 'alongside-lighter-decap',
    transform: {
      filter: { id: changes.map(([path]) => inPackage(path)) },
      handler(code, id) {
        const [, change] = changes.find(([path]) => inPackage(path).test(id)) ?? [];
        if (change === undefined) return undefined;
        return { code: typeof change === 'string' ? change : change(code), map: null };
      },
    },
    onLog(_level, { code, id }) {
      // 'use client' at the top of a React package: of no meaning here, and a page of warnings.
      return code === 'MODULE_LEVEL_DIRECTIVE' && id?.includes('node_modules') ? false : undefined;
    },
  };
}

const core = 'decap-cms-core/dist/esm';
const text = 'decap-cms-widget-markdown/dist/esm';

const nothing = 'export default () => null;';

/** Files of packages, and what stands in their place or is changed in them. */
const changes: readonly (readonly [string, string | ((code: string) => string)])[] = [
  // The check of the configuration compiles code from strings, which a Content-Security-Policy
  // without `unsafe-eval` stops (decaporg/decap-cms#2138). A unit test runs that check instead.
  [`${core}/constants/configSchema.js`, 'export function validateConfig() {}'],
  // TOML, and WebP encoding in WebAssembly, serve options that are switched off.
  [
    `${core}/formats/toml.js`,
    `const none = () => { throw new Error('TOML is not read here.'); };
     export default { fromFile: none, toFile: none };`,
  ],
  [
    '@jsquash/webp/index.js',
    `const none = () => { throw new Error('Pictures are not converted here.'); };
     export const decode = none, encode = none;`,
  ],
  // The front matter reader would run `---js` as a program, and a hash function looks for Node so.
  ['gray-matter/lib/engines.js', 'module.exports = {};'],
  ['js-sha256/src/sha256.js', (code) => swap(code, /eval\("require\([^"]*"\)/g, 'undefined')],

  // Its screens: a list that draws every story (decaporg/decap-cms#3714), a board that only a mouse
  // can use and buttons without names (#1333), messages that vanish, and 800 pixels at least (#441).
  // Ours are in src/admin.
  [`${core}/components/App/Header.js`, ours('Header')],
  [
    `${core}/components/Collection/Collection.js`,
    `${ours('List')}\nexport { Ours as Collection };`,
  ],
  [`${core}/components/Workflow/Workflow.js`, ours('Board')],
  [
    `${core}/components/Editor/EditorToolbar.js`,
    `${ours('StoryBar')}\nexport { Ours as EditorToolbar };`,
  ],
  [
    'decap-cms-ui-default/dist/esm/AuthenticationPage.js',
    `${ours('HostSignIn')}\nexport const renderPageLogo = () => null;`,
  ],
  [`${core}/components/UI/Notifications.js`, nothing],
  [`${core}/components/UI/SettingsDropdown.js`, nothing],
  [`${core}/components/MediaLibrary/MediaLibrary.js`, nothing],
  [`${core}/components/Editor/EditorNotesPane/EditorNotesPane.js`, nothing],
  [`${text}/MarkdownControl/Toolbar.js`, ours('TextBar')],
  [`${text}/MarkdownControl/RawEditor.js`, nothing],
  // Sends the text of the error, with what was typed in it, to an issue list that anybody can read.
  [
    `${core}/components/UI/ErrorBoundary.js`,
    `${ours('Trouble')}\nexport { Ours as ErrorBoundary };`,
  ],

  // Hints and errors of a field are not tied to it (decaporg/decap-cms#1333). With names they can be,
  // and the hint comes before what it is about. It is a plain sentence and needs no Markdown.
  [
    `${core}/components/Editor/EditorControlPane/EditorControl.js`,
    (code) =>
      [
        [/import ReactMarkdown from 'react-markdown';\nimport gfm from 'remark-gfm';\n/, ''],
        [
          'htmlFor: uniqueFieldId,\n',
          "htmlFor: uniqueFieldId,\n    id: uniqueFieldId + '-label',\n",
        ],
        [
          'errors && _jsx(ControlErrorsList, {\n',
          `fieldHint && _jsx("p", { className: 'hint', id: this.uniqueFieldId + '-hint', children: fieldHint }),
           errors && _jsx(ControlErrorsList, {\n id: this.uniqueFieldId + '-errors',\n`,
        ],
        [/, fieldHint && _jsx\(ControlHint, \{[\s\S]*?children: fieldHint\n\s+\}\)\n\s+\}\)/, ''],
        // "Optional" at every field but one says nothing. The hints say what is needed, and when.
        [
          "const isFieldOptional = field.get('required') === false;",
          'const isFieldOptional = false;',
        ],
        // The kind of widget ("string") as the name of a box without a role tells nobody anything.
        [
          /"aria-label": t\('editor\.editorControl\.field\.widgetLabel', \{\n\s+widgetLabel: widgetName\n\s+\}\),\n/,
          "'data-field': fieldName,\n",
        ],
      ].reduce((changed, [from = '', to]) => swap(changed, from, String(to)), code),
  ],
  // Thirty fields in one row of boxes: ours are put together in parts, the optional ones closed.
  [
    `${core}/components/Editor/EditorControlPane/EditorControlPane.js`,
    (code) =>
      swap(
        code,
        "}), fields.filter(f => f.get('widget') !== 'hidden').map((field, i) => {",
        "}), globalThis.alongside.inParts(fields.filter(f => f.get('widget') !== 'hidden'), (field, i) => {",
      ),
  ],
  // Its base styles make text too pale to read; ours are in src/admin/cms.css.
  [`${core}/bootstrap.js`, (code) => swap(code, '_jsx(GlobalStyles, {}), ', '')],
  // What was put into a text, such as a quote, could be taken out only by knowing where to press.
  [
    `${text}/MarkdownControl/components/Shortcode.js`,
    (code) =>
      swap(
        code,
        /isSelected: isSelected\n\s+\}\), children\]/,
        `isSelected: isSelected
    }), _jsx("button", {
      type: 'button',
      className: 'take-out',
      'aria-label': 'Take out: ' + plugin.label,
      onClick: event => {
        event.stopPropagation();
        Transforms.removeNodes(editor, { at: ReactEditor.findPath(editor, element) });
        ReactEditor.focus(editor);
      },
      children: 'Take out'
    }), children]`,
      ),
  ],
  // The editor has no main part for those who jump to it, and does not say when a save has failed.
  [
    `${core}/components/Editor/EditorInterface.js`,
    (code) =>
      swap(
        swap(code, /(const EditorContainer = .*_styled\()"div"/, '$1"main"'),
        'this.props.onPersist({',
        'return this.props.onPersist({',
      ),
  ],
  // The frame of the page beside the form has no name, and could run scripts.
  [
    `${core}/components/Editor/EditorPreviewPane/EditorPreviewPane.js`,
    (code) =>
      swap(
        code,
        'head: styleEls,\n        initialContent',
        `head: styleEls,
        title: 'The page as it will look',
        sandbox: 'allow-same-origin',
        initialContent`,
      ),
  ],
  // Going by address from one open story to another shows the first one for ever: the editor is not
  // made anew for another address (decaporg/decap-cms#4147).
  [
    `${core}/components/App/App.js`,
    (code) =>
      (
        [
          [
            /path: "\/collections\/:name\/entries\/\*",\n(\s+)collections: collections,\n\s+render: props => _jsx\(Editor, \{\n\s+\.\.\.props\n\s+\}\)/,
            'path: "/collections/:name/entries/*",\n$1collections: collections,\n$1render: props => _jsx(Editor, { ...props }, props.match.url)',
          ],
          // A bar that runs across the window at every request: movement that says nothing in words.
          [/import TopBarProgress from .*;/, ''],
          [/TopBarProgress\.config\(\{[\s\S]*?\n\}\);/, ''],
          ['isFetching && _jsx(TopBarProgress, {}), ', ''],
        ] as const
      ).reduce((changed, [from, to]) => swap(changed, from, to), code),
  ],
  // Compares what is typed with the published story as well as with the draft, so that going back to
  // the published words counts as nothing to save, although the draft has others. And what cannot be
  // opened is a heading of the third level, with no way back.
  [
    `${core}/components/Editor/Editor.js`,
    (code) =>
      swap(
        swap(
          code,
          'const entries = [this.props.unPublishedEntry, this.props.publishedEntry].filter(Boolean);',
          'const entries = [this.props.unPublishedEntry || this.props.publishedEntry].filter(Boolean);',
        ),
        /return _jsx\("div", \{\s+children: _jsx\("h3", \{\s+children: entry\.get\('error'\)\s+\}\)\s+\}\);/,
        "return _jsx(globalThis.alongside.NotThere, { words: entry.get('error') });",
      ),
  ],
  // Its backup puts text back and then writes over it (decaporg/decap-cms#5055 #5470 #6989).
  // src/admin/autosave.ts does this work.
  [
    `${core}/backend.js`,
    (code) =>
      [
        ['async getLocalDraftBackup(collection, slug) {', 'return {};'],
        ['async persistLocalDraftBackup(entry, collection) {', 'return;'],
        ['async deleteLocalDraftBackup(collection, slug) {', 'return;'],
        ['deleteAnonymousBackup() {', 'return;'],
      ].reduce(
        (changed, [from = '', first]) => swap(changed, from, `${from}\n    ${first}`),
        // A second story of one title is put at `club-night/index-1`, which is no place for a story.
        swap(
          swap(
            code,
            'let uniqueSlug = slug;',
            "let uniqueSlug = globalThis.alongside.addressFor(slug, collection.has('path'), 0, Date.now());",
          ),
          "uniqueSlug = `${slug}${sanitizeChar(' ', slugConfig)}${i++}`;",
          "uniqueSlug = globalThis.alongside.addressFor(slug, collection.has('path'), i++, Date.now());",
        ),
      ),
  ],
  // Lists, rules and tables are written as our stories write them, so that a change to one sentence is a
  // change of one line in Git.
  [
    `${text}/serializers/index.js`,
    (code) =>
      swap(code, "bullet: '*',", "bullet: '-',\n    ruleSpaces: false,\n    paddedTable: false,"),
  ],
  // Pasted text from Word and Google Docs brings headings of level one, pictures from elsewhere,
  // underlines and comments, none of which a story may hold (decaporg/decap-cms#6180).
  [
    `${text}/MarkdownControl/plugins/html/withHtml.js`,
    `import { Transforms } from 'slate';
     import { markdownToSlate } from '../../../serializers';
     export default function withHtml(editor) {
       const { insertData } = editor;
       editor.insertData = (data) => {
         const markdown = globalThis.alongside.pasted(data);
         if (markdown === undefined) insertData(data);
         else Transforms.insertFragment(editor, markdownToSlate(markdown, { voidCodeBlock: true }));
       };
       return editor;
     }`,
  ],
];

/** A module whose component is one of ours, which src/admin/cms.ts puts in its place by this name. */
function ours(name: string): string {
  return `import { createElement } from 'react';
    function Ours(props) { return createElement(globalThis.alongside.${name}, props); }
    export default Ours;`;
}

/** @throws Error when the words are not there. */
function swap(code: string, from: string | RegExp, to: string): string {
  const changed = code.replace(from, to);
  if (changed === code)
    throw new Error(`Decap has changed: “${String(from).slice(0, 80)}” is not in it any more.`);
  return changed;
}

/** Matches the path of a file of a package, on any system. */
function inPackage(path: string): RegExp {
  const [escaped = ''] = [path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  return new RegExp(`[\\\\/]node_modules[\\\\/]${escaped.replaceAll('/', '[\\\\/]')}$`);
}
