import { ProxyBackend } from 'decap-cms-backend-proxy';
import { DecapCmsCore as CMS, type CmsConfig } from 'decap-cms-core';
import { en } from 'decap-cms-locales';
import BooleanWidget from 'decap-cms-widget-boolean';
import DateWidget from 'decap-cms-widget-datetime';
import ImageWidget from 'decap-cms-widget-image';
import ListWidget from 'decap-cms-widget-list';
import MarkdownWidget from 'decap-cms-widget-markdown';
import NumberWidget from 'decap-cms-widget-number';
import ObjectWidget from 'decap-cms-widget-object';
import SelectWidget from 'decap-cms-widget-select';
import StringWidget from 'decap-cms-widget-string';
import TextWidget from 'decap-cms-widget-text';
import { Choices } from './choices.ts';
import type { CmsData } from './config.ts';
import { listFormat, storyFormat } from './story-format.ts';
import { editorComponent, escapeText, picture } from './vocabulary.ts';
import { withOurWords } from './words.ts';

/** Gives Decap what is ours and starts it. */
export function startCms({ decap, vocabulary }: CmsData): void {
  CMS.registerBackend('proxy', PlainSpokenProxy);
  for (const { Widget } of widgets) CMS.registerWidget(Widget());
  CMS.registerWidget({ name: 'choices', controlComponent: Choices as never });
  CMS.registerLocale('en', withOurWords(en));
  CMS.registerCustomFormat('story', 'mdx', storyFormat);
  CMS.registerCustomFormat('list', 'yml', listFormat);
  for (const component of [picture, ...vocabulary.map(editorComponent)])
    CMS.registerEditorComponent(component);
  CMS.registerRemarkPlugin(showAsTyped as never);
  CMS.registerEventListener({ name: 'preSave', handler: givePermanentNumber });
  // One person at their own computer has nothing to sign in to.
  localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }));
  const site = new URL(decap.site_url ?? '/', location.href).href;
  CMS.init({ config: { ...decap, site_url: site, display_url: site } as CmsConfig });
}

const widgets = [
  BooleanWidget,
  DateWidget,
  ImageWidget,
  ListWidget,
  MarkdownWidget,
  NumberWidget,
  ObjectWidget,
  SelectWidget,
  StringWidget,
  TextWidget,
];

/** Decap's proxy, whose refusals are shown as the sentence that came with them and nothing else. */
class PlainSpokenProxy extends ProxyBackend {
  override async request(payload: object): Promise<unknown> {
    try {
      return await super.request(payload);
    } catch (error) {
      if (error instanceof Error) {
        if (error instanceof TypeError || error instanceof SyntaxError)
          error.message = 'The stories cannot be reached. Is `npm start` still running?';
        Object.defineProperty(error, 'toString', { value: () => error.message });
      }
      throw error;
    }
  }
}

/**
 * A remark plugin: what was typed in the text editor is written so that it shows as typed. Decap has
 * by then escaped the signs of Markdown; those of MDX are left. (Its `html` nodes hold plain text.)
 */
function showAsTyped(this: { Compiler?: { prototype: { visitors?: Visitors } } }): void {
  const visitors = this.Compiler?.prototype.visitors;
  if (!visitors) return;
  visitors.text = visitors.html = (node, parent) =>
    escapeText(node.value, parent?.type === 'paragraph' && parent.children[0] === node);
}

/** A new story, also one that began as a copy, gets a number of its own for ever. */
function givePermanentNumber({ entry }: Parameters<PreSave>[0]): unknown {
  return entry.get('newRecord') && entry.get('collection') === 'stories'
    ? entry.get('data').set('uid', crypto.randomUUID())
    : undefined;
}

type PreSave = Parameters<typeof CMS.registerEventListener>[0]['handler'];
type TextNode = { value: string };
type Visitors = Record<
  string,
  (node: TextNode, parent?: { type: string; children: TextNode[] }) => string
>;
