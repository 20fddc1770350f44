/** What was typed and chosen: the name of each field → its texts. */
export type Answers = Record<string, string[]>;

/** What stands in a form, without what the desk put there and without files. */
export function readAnswers(form: HTMLFormElement): Answers {
  const answers: Answers = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '' && !ours.has(name))
      (answers[name] ??= []).push(value);
  return answers;
}

/**
 * Puts answers into a form. What somebody typed before this ran stays as it is.
 * @returns True when anything was put there.
 */
export function writeAnswers(form: HTMLFormElement, answers: Answers): boolean {
  let wrote = false;
  for (const control of form.elements) {
    if (!isControl(control) || ours.has(control.name) || control.type === 'file') continue;
    const values = answers[control.name];
    if (!values) continue;
    if (control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type)) {
      if (control.checked || !values.includes(control.value)) continue;
      control.checked = true;
    } else {
      if (control.value !== control.defaultValue) continue;
      control.value = values[0] ?? '';
    }
    wrote = true;
  }
  return wrote;
}

/** Fields that are no answers. */
const ours: ReadonlySet<string> = new Set(['ticket', 'website', 'pictureAway']);

function isControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
