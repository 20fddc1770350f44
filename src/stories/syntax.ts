import { readTag, type Tag } from './tag.ts';

/**
 * Says in a contributor's words what the parser could not read.
 * @param body The text that was parsed.
 * @param error What the parser threw: its message begins `line:column:`, and is for developers.
 */
export function syntaxFault(
  body: string,
  error: unknown,
): { offset: number; code: string; message: string } {
  const words = error instanceof Error ? error.message : '';
  const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(words) ?? [];
  const offset = offsetOf(body, Number(line), Number(column));
  const tag = readTag(body, offset);
  if (body[offset] === '<' && tag.fault) return tagFault(tag, tag.fault);
  const name = `<${tag.name}>`;
  if (/expected an open tag first/.test(words))
    return {
      offset,
      code: 'tag-unopened',
      message: `There is a closing tag </${tag.name}> without an opening ${name} before it.`,
    };
  const wanted = /expected corresponding closing tag for `<([^`>]*)>`/.exec(words)?.[1];
  if (wanted !== undefined)
    return {
      offset,
      code: 'tag-mismatch',
      message: `Here stands </${tag.name}>, but the tag that is open is <${wanted}>. Close it first with </${wanted}>.`,
    };
  if (/Expected a closing tag/.test(words))
    return {
      offset,
      code: 'tag-unclosed',
      message: `${name} is not closed. Write </${tag.name}> after its words. If they are several paragraphs, put ${name} and </${tag.name}> on lines of their own.`,
    };
  return {
    offset,
    code: 'syntax',
    message: 'This place cannot be read. If there is a < or a { here, write \\< or \\{ instead.',
  };
}

function tagFault(
  tag: Tag,
  fault: NonNullable<Tag['fault']>,
): { offset: number; code: string; message: string } {
  const { offset } = fault;
  switch (fault.kind) {
    case 'braces':
      return {
        offset,
        code: 'attribute-code',
        message:
          'Curly braces { } mean program code here. Write the text in "quotes", such as by="Ann".',
      };
    case 'no-quotes':
      return {
        offset,
        code: 'attribute-quotes',
        message: 'The text after = must be in "quotes", such as by="Ann".',
      };
    case 'no-end-quote':
      return {
        offset,
        code: 'attribute-quotes',
        message: 'This quote is opened and never closed. Write " after the text.',
      };
    case 'no-end':
      return {
        offset,
        code: 'tag-open',
        message: `The tag <${tag.name} has no end. Write > after it, or \\< to show a <.`,
      };
    case 'sign':
      return {
        offset,
        code: 'tag-sign',
        message: `There is a sign inside the tag <${tag.name}> that does not belong. Tags look like <Quote by="Ann">.`,
      };
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let each = 1; each < line; each++) {
    const next = text.indexOf('\n', start);
    if (next === -1) break;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}
