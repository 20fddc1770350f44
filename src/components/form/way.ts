/**
 * How the form is sent: to a desk of our own, to a form service, or as a file that people e-mail.
 * @param desk What the environment's `ALONGSIDE_DESK` says: `1` where a desk answers beside the site.
 * @param formAction The address of a form service, from `site.config.ts`; may be empty.
 */
export function formWay(desk: string | undefined, formAction: string): FormWay {
  if (desk === '1') return 'desk';
  return formAction === '' ? 'file' : 'service';
}

/** The id of a field's control: its name with a capital, which ids of a story never have. */
export function idOf(field: string): string {
  return field.slice(0, 1).toUpperCase() + field.slice(1);
}

export type FormWay = 'desk' | 'service' | 'file';
