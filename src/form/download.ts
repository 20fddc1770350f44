/** Saves the answers of a form as a text file on the device, each under its question. */
export function download(form: HTMLFormElement, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([asText(form)], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Every question that was answered, with its answers. Windows' oldest editor shows the line ends, too. */
function asText(form: HTMLFormElement): string {
  return [...form.querySelectorAll<HTMLElement>('[data-field]')]
    .map((field) => {
      const label = field.querySelector('legend, .label-of')?.textContent ?? '';
      const answers = [...field.querySelectorAll<Answer>('input, textarea')].flatMap(answerOf);
      return { label: label.replace(/\s+/g, ' ').trim(), answers };
    })
    .filter(({ answers }) => answers.length > 0)
    .map(({ label, answers }) => [label, ...answers].filter(Boolean).join('\n'))
    .join('\n\n')
    .replace(/\r?\n/g, '\r\n');
}

function answerOf(control: Answer): string[] {
  if (!/^(?:radio|checkbox)$/.test(control.type))
    return control.value.trim() === '' ? [] : [control.value.trim()];
  const checked = control instanceof HTMLInputElement && control.checked;
  return checked ? [control.labels?.[0]?.textContent?.trim() ?? ''] : [];
}

type Answer = HTMLInputElement | HTMLTextAreaElement;
