/** The sign that a character reference stands for, as the browser knows them: `&copy;` → ©. */
export function sign(reference: string): string {
  const { body } = new DOMParser().parseFromString(reference, 'text/html');
  return body.textContent || reference;
}
