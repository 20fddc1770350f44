import type { Element } from 'hast';
import { altText, isPicturePath } from '../schemas/picture.ts';
import { findWrittenHidden } from './characters.ts';
import { judgeHref } from './href.ts';
import { bodyBreaches, limits } from './limits.ts';
import { didYouMean, didYouMeanOnce } from './nearest.ts';
import {
  readBody,
  type StoryNode,
  type StoryTree,
  type Stray,
  type VocabularyElement,
} from './parse.ts';
import { headingsOf, plainText } from './render.ts';
import { syntaxFault } from './syntax.ts';
import { readTag, type Tag } from './tag.ts';
import { childrenOf, isComponent, isElement, walk } from './tree.ts';
import { attributeLength, vocabulary, type Component } from './vocabulary.ts';

/**
 * Checks the body of a story: limits first, then the parser, then its tree against what stories
 * may hold. Never throws for what the text is.
 * @param body The text after the front matter. Lines end in LF, no hidden characters.
 * @returns The tree if it is small enough to be looked at further, even if it holds errors.
 */
export function checkBody(body: string): BodyCheck {
  const nothing = { mentions: [], anchors: [] };
  const breaches = bodyBreaches(body);
  if (breaches.length > 0) return { ...nothing, findings: breaches.map(asError) };
  let reading: ReturnType<typeof readBody>;
  try {
    reading = readBody(body);
  } catch (error) {
    return { ...nothing, findings: [asError(syntaxFault(body, error))] };
  }
  const { tree, strays } = reading;
  const size = tooBig(tree);
  if (size) return { ...nothing, findings: [asError(size)] };
  const anchors = new Set(headingsOf(tree).map(({ id }) => id));
  const look: Look = {
    body,
    findings: [],
    mentions: [],
    anchors,
    nearestAnchor: didYouMeanOnce(anchors),
    depth: 1,
  };
  for (const fault of strayFaults(body, strays)) look.findings.push(asError(fault));
  const hidden: Fault[] = [];
  walk(tree, (node, parent) => {
    for (const fault of nodeFaults(node, parent, look))
      look.findings.push({ level: 'error', ...fault });
    if (hidden.length < mostStrays) hidden.push(...hiddenFaults(node, parent, body));
  });
  for (const fault of hidden.slice(0, mostStrays)) look.findings.push(asError(fault));
  return { tree, findings: look.findings, mentions: look.mentions, anchors: [...anchors] };
}

/** Characters that nobody can see, written as codes: in words, descriptions and attributes. */
function* hiddenFaults(
  node: StoryNode,
  parent: StoryNode | undefined,
  body: string,
): Generator<Fault> {
  const start = startOf(node, parent);
  if (isComponent(node)) {
    let tag: Tag | undefined;
    for (const [index, { value }] of node.attributes.entries())
      for (const { code, message } of findWrittenHidden(typeof value === 'string' ? value : '')) {
        tag ??= readTag(body, start);
        yield { offset: tag.attributes[index]?.offset ?? start, code, message };
      }
    return;
  }
  const texts =
    node.type === 'text' ? node.value : node.type === 'element' ? node.properties : undefined;
  for (const { code, message } of findWrittenHidden(texts)) yield { offset: start, code, message };
}

/** Elements that Markdown makes and stories may hold. */
const allowed = new Set([
  ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'strong', 'em', 'del'],
  ...['code', 'pre', 'sup', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);

/** What one more of, inside itself, makes a text deep. */
const deepening = new Set(['blockquote', 'li', 'strong', 'em', 'del', 'a']);

function asError<F extends Fault>(fault: F): F & { level: 'error' } {
  return { ...fault, level: 'error' };
}

/** Depth and number of parts, counted without recursion. */
function tooBig(tree: StoryTree): Fault | undefined {
  let parts = 0;
  let fault: Fault | undefined;
  const depths = new Map<StoryNode, number>();
  walk(tree, (node, parent) => {
    parts += 1;
    const deeper = isComponent(node) || (node.type === 'element' && deepening.has(node.tagName));
    const depth = ((parent && depths.get(parent)) ?? 0) + (deeper ? 1 : 0);
    if (childrenOf(node).length > 0) depths.set(node, depth);
    if (depth > limits.nesting)
      fault ??= {
        offset: startOf(node),
        code: 'too-deep',
        message: `There are more than ${limits.nesting} quotes, lists, components or emphasis inside one another here. Please use fewer.`,
      };
  });
  if (parts > limits.parts)
    fault ??= {
      offset: 0,
      code: 'too-many-parts',
      message: `The story has more than ${limits.parts} parts. Please tell it in two stories.`,
    };
  return fault;
}

function* nodeFaults(
  node: StoryNode,
  parent: StoryNode | undefined,
  look: Look,
): Generator<Finding> {
  if (node.type === 'root' || node.type === 'text') return;
  if (isComponent(node)) yield* componentFaults(node, parent, look);
  else if (isElement(node)) yield* elementFaults(node, parent, look);
  else
    yield {
      offset: startOf(node),
      code: 'code-other',
      message: 'This would be read as program code or HTML. Stories hold words and pictures only.',
    };
}

function* elementFaults(
  node: Element,
  parent: StoryNode | undefined,
  look: Look,
): Generator<Finding> {
  const { tagName, properties } = node;
  const offset = startOf(node, parent);
  if (tagName === 'section' && properties['dataFootnotes'] !== undefined) return;
  if (tagName === 'input') {
    yield {
      offset,
      code: 'task-list',
      message:
        'A list with tick boxes cannot be used here. Write the point without [ ] or [x], or \\[ ] to show it.',
    };
    return;
  }
  if (/^h[1-6]$/.test(tagName)) yield* headingFaults(node, offset, look);
  else if (!allowed.has(tagName))
    yield {
      offset,
      code: 'code-other',
      message: `"${tagName}" cannot be used in a story. Stories hold words and pictures only.`,
    };
  if (tagName === 'a') yield* linkFaults(node, offset, look);
  if (tagName === 'img') yield* pictureFaults(node, offset, look);
}

function* headingFaults(node: Element, offset: number, look: Look): Generator<Finding> {
  if (node.properties['id'] === 'footnote-label') return;
  const depth = Number(node.tagName[1]);
  if (depth === 1)
    yield {
      offset,
      code: 'heading-level',
      message: 'The title is the only heading of the first level. Begin this one with ## instead.',
    };
  else if (depth > 4)
    yield {
      offset,
      code: 'heading-level',
      message: 'Headings have two, three or four #. Please use ####, or bold words.',
    };
  else if (depth > look.depth + 1)
    yield {
      offset,
      code: 'plain-heading',
      level: 'warning',
      message: `This heading skips a level. Use ${'#'.repeat(look.depth + 1)} here.`,
    };
  if (depth > 1) look.depth = Math.min(depth, 4);
  if (plainText(node) === '')
    yield {
      offset,
      code: 'heading-empty',
      message: 'This heading has no words. Write some, or delete it.',
    };
}

function* linkFaults(node: Element, offset: number, look: Look): Generator<Finding> {
  const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
  if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return;
  yield* addressFaults(String(href ?? ''), offset, look);
  if (plainText(node) === '' && !node.children.some((child) => isElement(child, 'img')))
    yield {
      offset,
      code: 'link-empty',
      message: 'This link has no words. Write them between the square brackets: [words](address)',
    };
}

function* addressFaults(href: string, offset: number, look: Look): Generator<Finding> {
  const judged = judgeHref(href);
  if (judged.kind === 'wrong') yield { offset, code: judged.code, message: judged.message };
  if (judged.kind === 'site')
    look.mentions.push({
      kind: 'link',
      offset,
      target: judged.path,
      ...(judged.anchor === undefined ? {} : { anchor: judged.anchor }),
    });
  if (judged.kind === 'anchor' && !look.anchors.has(judged.anchor))
    yield {
      offset,
      code: 'anchor-missing',
      message: `No heading of this story has the address #${judged.anchor}.${look.nearestAnchor(judged.anchor)}`,
    };
}

function* pictureFaults(node: Element, offset: number, look: Look): Generator<Finding> {
  const src = String(node.properties['src'] ?? '');
  const alt = altText('The description of the picture').safeParse(
    String(node.properties['alt'] ?? ''),
  );
  if (isPicturePath(src)) look.mentions.push({ kind: 'picture', offset, path: src });
  else if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src))
    yield {
      offset,
      code: 'picture-elsewhere',
      message:
        'A picture must lie beside the story. Save it there and write ![what it shows](./name.jpg).',
    };
  else
    yield {
      offset,
      code: 'picture-path',
      message:
        'A picture is written ![what it shows](./name.jpg): beside the story, in small letters, digits and hyphens, ending in .jpg, .png or .webp.',
    };
  if (!alt.success)
    yield {
      offset,
      code: 'picture-words',
      message: `${alt.error.issues[0]?.message ?? ''} Write it between the square brackets: ![a garden with two benches](./garden.jpg)`,
    };
}

function* componentFaults(
  node: VocabularyElement,
  parent: StoryNode | undefined,
  look: Look,
): Generator<Finding> {
  const offset = startOf(node);
  const component =
    node.name !== null && Object.hasOwn(vocabulary, node.name) ? vocabulary[node.name] : undefined;
  if (!component) {
    yield unknownComponent(String(node.name ?? ''), offset);
    return;
  }
  const name = `<${node.name}>`;
  if (node.type === 'mdxJsxTextElement' || (parent && isElement(parent, 'p', 'th', 'td')))
    yield {
      offset,
      code: 'component-inside-line',
      message: `${name} must stand on lines of its own, with an empty line before and after.`,
    };
  yield* attributeFaults(node, component, look);
  const empty = childrenOf(node).every(
    (child) => child.type === 'text' && child.value.trim() === '',
  );
  if (component.holdsText && empty)
    yield {
      offset,
      code: 'component-empty',
      message: `${name} has no words inside. Write them between ${name} and </${node.name}>.`,
    };
  if (!component.holdsText && !empty)
    yield {
      offset,
      code: 'component-holds-text',
      message: `${name} stands alone and holds no words. End it with /> and put the words outside.`,
    };
}

function* attributeFaults(
  node: VocabularyElement,
  component: Component,
  look: Look,
): Generator<Finding> {
  const tag = readTag(look.body, startOf(node));
  const seen = new Set<string>();
  const known = Object.keys(component.attributes);
  for (const [index, attribute] of node.attributes.entries()) {
    const offset = tag.attributes[index]?.offset ?? tag.start;
    if (
      attribute.type !== 'mdxJsxAttribute' ||
      (typeof attribute.value === 'object' && attribute.value !== null)
    ) {
      yield {
        offset,
        code: 'attribute-code',
        message: 'Curly braces { } mean program code. Write the text in "quotes".',
      };
      continue;
    }
    const { name } = attribute;
    const value = attribute.value ?? '';
    const rule = Object.hasOwn(component.attributes, name) ? component.attributes[name] : undefined;
    if (!rule) {
      const offer =
        didYouMean(name, known) ||
        (known.length > 0 ? ` It can have: ${known.join(', ')}.` : ' It has none.');
      yield {
        offset,
        code: 'attribute-unknown',
        message: `<${node.name}> cannot have "${name}".${offer}`,
      };
    } else if (seen.has(name))
      yield {
        offset,
        code: 'attribute-twice',
        message: `"${name}" stands here twice. Please delete one of the two.`,
      };
    else if (value.trim() === '')
      yield {
        offset,
        code: 'attribute-empty',
        message: `"${name}" is empty. Write its text in "quotes", or delete it. ${rule.description}`,
      };
    else if ([...value].length > attributeLength)
      yield {
        offset,
        code: 'attribute-too-long',
        message: `"${name}" has ${[...value].length} characters. The most is ${attributeLength}.`,
      };
    else if (/[\n\t]/.test(value))
      yield {
        offset,
        code: 'attribute-lines',
        message: `The text of "${name}" must be on one line.`,
      };
    else {
      const problem = rule.problem?.(value);
      if (problem !== undefined) yield { offset, code: 'attribute-wrong', message: problem };
      else if (name === 'transcript') yield* addressFaults(value, offset, look);
    }
    seen.add(name);
  }
  for (const [name, rule] of Object.entries(component.attributes))
    if (rule.required && !seen.has(name))
      yield {
        offset: tag.start,
        code: 'attribute-missing',
        message: `<${node.name}> needs ${name}="…". ${rule.description}`,
      };
}

/** After so many signs of one file, more would not help anybody. */
const mostStrays = 50;

/** What the author probably meant by a sign that MDX would read as program code. */
function* strayFaults(body: string, strays: readonly Stray[]): Generator<Fault> {
  const opened = new Set<string>();
  for (const { sign, offset } of strays.slice(0, mostStrays)) {
    if (sign === 'brace')
      yield {
        offset,
        code: 'code-braces',
        message: 'Curly braces { } mean program code here. To show one, write \\{.',
      };
    else if (sign === 'program-word') {
      const word = body.slice(offset, offset + 6);
      yield {
        offset,
        code: 'code-module',
        message: `A line that begins with "${word}" means program code here. Please begin it with another word.`,
      };
    } else {
      const { name } = readTag(body, offset);
      if (body[offset + 1] === '/' && opened.has(name)) continue;
      opened.add(name);
      yield lessThanFault(body, offset, name);
    }
  }
}

function lessThanFault(body: string, offset: number, name: string): Fault {
  const rest = body.slice(offset, offset + 300);
  if (rest.startsWith('<!--'))
    return {
      offset,
      code: 'html-comment',
      message:
        'Hidden notes between <!-- and --> cannot be used here. Please delete the note. To show a <, write \\<.',
    };
  if (
    (/^<https?:/i.test(rest) || /^<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>/i.test(rest)) &&
    !/^<\/?[a-z]+:[a-z]+[\s/>]/i.test(rest)
  )
    return {
      offset,
      code: 'address-brackets',
      message: 'Write the address without < and >, or as [words](address).',
    };
  if (/^<\/?>/.test(rest))
    return {
      offset,
      code: 'raw-html',
      message: 'An empty tag means program code here. To show it, write \\<>.',
    };
  if (/^<\/?[A-Z]/.test(rest) || isVocabularyInLowerCase(name))
    return unknownComponent(name, offset);
  if (/^<(?:\/?[a-z][\w.:-]*[\s/>]|[!?])/i.test(rest) || /^<\/?[a-z][\w.:-]*$/i.test(rest))
    return {
      offset,
      code: 'raw-html',
      message: `HTML such as <${name.slice(0, 30)}> cannot be used here. ${instead(name)} To show a <, write \\<.`,
    };
  return {
    offset,
    code: 'less-than',
    message: 'A < means the beginning of a tag here. To show one, write \\<.',
  };
}

function isVocabularyInLowerCase(name: string): boolean {
  return Object.keys(vocabulary).some((known) => known.toLowerCase() === name.toLowerCase());
}

function instead(name: string): string {
  const remedies: Readonly<Record<string, string>> = {
    b: 'For bold, write **words**.',
    strong: 'For bold, write **words**.',
    i: 'For emphasis, write *words*.',
    em: 'For emphasis, write *words*.',
    br: 'For a new line, end the line with a backslash.',
    a: 'For a link, write [words](https://…).',
    img: 'For a picture, write ![what it shows](./name.jpg).',
    h2: 'For a heading, begin the line with ##.',
    p: 'For a new paragraph, leave an empty line.',
    ul: 'For a list, begin each line with a hyphen and a space.',
    li: 'For a list, begin each line with a hyphen and a space.',
    blockquote: 'For somebody’s words, write <Quote by="…">.',
  };
  return (Object.hasOwn(remedies, name) ? remedies[name] : undefined) ?? 'Please write Markdown.';
}

function unknownComponent(name: string, offset: number): Fault {
  const names = Object.keys(vocabulary);
  const offer = didYouMean(name, names) || ` There are: ${names.join(', ')}.`;
  return {
    offset,
    code: 'component-unknown',
    message: `There is no component <${name.slice(0, 40)}>.${offer} To show a <, write \\<.`,
  };
}

function startOf(node: StoryNode, parent?: StoryNode): number {
  return node.position?.start.offset ?? parent?.position?.start.offset ?? 0;
}

/** What a body holds and what is wrong with it. */
export interface BodyCheck {
  tree?: StoryTree;
  findings: BodyFinding[];
  mentions: BodyMention[];
  /** The ids of its headings, in order. */
  anchors: string[];
}

/** Something wrong, by its place in the body. */
export interface BodyFinding extends Fault {
  level: 'error' | 'warning';
}

/** Something that must exist elsewhere, by its place in the body. */
export type BodyMention =
  | { kind: 'picture'; offset: number; path: string }
  | { kind: 'link'; offset: number; target: string; anchor?: string };

interface Fault {
  offset: number;
  code: string;
  message: string;
}

type Finding = Fault & { level?: 'warning' };

interface Look {
  body: string;
  findings: BodyFinding[];
  mentions: BodyMention[];
  anchors: ReadonlySet<string>;
  nearestAnchor: (written: string) => string;
  /** The level of the last heading. */
  depth: number;
}
