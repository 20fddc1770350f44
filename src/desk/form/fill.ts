import type { Element, ElementContent, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { h } from 'hastscript';
import { contributionNames, type FieldProblem, type Sent } from '../../schemas/contribution.ts';
import { fillPage } from '../pages.ts';

/** What is put into the form on its way to the reader. */
export interface FormFilling {
  ticket: string;
  /** What was typed before; nothing for a fresh form. */
  sent?: Sent;
  /** What is wrong, each at its field and all of them at the top. */
  problems?: readonly FieldProblem[];
  /** Sentences above those, about the form as a whole. */
  words?: readonly string[];
  /** The file name of a picture that the desk keeps. */
  picture?: string | undefined;
}

/**
 * The page of the form, filled in: as it was sent, with what is wrong in words beside each field and
 * in a list at the top that takes focus (GOV.UK Design System, error summary).
 * @param html The page as it was built.
 */
export function fillForm(html: string, filling: FormFilling): string {
  const { ticket, sent, problems = [], words = [], picture } = filling;
  return fillPage(html, (tree) => {
    setValue(tree, 'ticket', [ticket]);
    if (sent) for (const name of contributionNames) setValue(tree, name, sent[name] ?? []);
    if (picture !== undefined) showPicture(tree, picture);
    if (problems.length === 0 && words.length === 0) return;
    const form = select('#Telling', tree);
    if (form) form.properties['dataCameBack'] = '';
    const title = select('title', tree);
    if (title) title.children.unshift({ type: 'text', value: 'Please look again: ' });
    const links = problems.map((problem) => ({ ...problem, id: markField(tree, problem) }));
    replacePart(tree, 'summary', summary(words, links));
  });
}

/** The thank-you page, with the private link. */
export function fillThanks(html: string, link: { address: string; until: string }): string {
  return fillPage(html, (tree) => {
    for (const part of selectAll('[data-part=receipt]', tree)) part.properties['hidden'] = false;
    for (const part of selectAll('[data-part=no-receipt]', tree)) part.properties['hidden'] = true;
    for (const part of selectAll('[data-part=receipt-link]', tree)) {
      part.properties['href'] = link.address;
      part.children = [{ type: 'text', value: link.address }];
    }
    for (const part of selectAll('[data-part=receipt-until]', tree))
      part.children = [{ type: 'text', value: link.until }];
  });
}

function setValue(tree: Root, name: string, values: readonly string[]): void {
  const value = values[0] ?? '';
  for (const control of selectAll(`[name=${name}]`, tree)) {
    const { properties, tagName } = control;
    if (tagName === 'textarea') {
      // A reader of HTML takes the first line end for none.
      control.children = [{ type: 'text', value: value.startsWith('\n') ? `\n${value}` : value }];
    } else if (properties['type'] === 'radio' || properties['type'] === 'checkbox') {
      properties['checked'] = values.includes(String(properties['value']));
    } else if (properties['type'] !== 'file') properties['value'] = value;
  }
}

/**
 * Puts what is wrong between the hint of a field and its control.
 * @returns The id that the list at the top leads to: the control, or the first of its answers.
 */
function markField(tree: Root, { field, message }: FieldProblem): string {
  const group = select(`[data-field=${field}]`, tree);
  if (!group) return 'Telling';
  const controls = selectAll('input, textarea', group);
  const id = String(controls[0]?.properties['id']);
  const error = `${id}-wrong`;
  const at = group.children.findIndex(
    (child) => child.type === 'element' && child.properties['dataControl'] !== undefined,
  );
  group.children.splice(
    at,
    0,
    h('p.wrong', { id: error }, h('span.unseen', 'Look again: '), message),
  );
  // A group of answers is described as a whole; the first of them says it, too, where one lands.
  const described = group.tagName === 'fieldset' ? [group, ...controls.slice(0, 1)] : controls;
  for (const each of described) describe(each, error);
  for (const each of controls) each.properties['ariaInvalid'] = 'true';
  return id;
}

function describe({ properties }: Element, id: string): void {
  const before = properties['ariaDescribedBy'];
  const ids = Array.isArray(before) ? before : String(before ?? '').split(' ');
  properties['ariaDescribedBy'] = [...ids, id].filter(Boolean);
}

function summary(
  words: readonly string[],
  links: readonly { id: string; message: string }[],
): Element {
  return h(
    'div.problems',
    {
      id: 'Problems',
      tabIndex: -1,
      autofocus: true,
      role: 'group',
      ariaLabelledBy: ['Problems-title'],
    },
    [
      h('h2', { id: 'Problems-title' }, 'Please look at this again'),
      ...words.map((sentence) => h('p', sentence)),
      ...(links.length > 0
        ? [
            h(
              'ul',
              links.map(({ id, message }) => h('li', h('a', { href: `#${id}` }, message))),
            ),
          ]
        : []),
    ],
  );
}

function showPicture(tree: Root, name: string): void {
  for (const part of selectAll('[data-part=picture-kept]', tree)) part.properties['hidden'] = false;
  for (const part of selectAll('[data-part=picture-name]', tree))
    part.children = [{ type: 'text', value: name }];
}

function replacePart(tree: Root, name: string, by: ElementContent): void {
  for (const parent of selectAll('form', tree))
    parent.children = parent.children.map((child) =>
      child.type === 'element' && child.properties['dataPart'] === name ? by : child,
    );
}
