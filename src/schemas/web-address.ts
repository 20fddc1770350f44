import { z } from 'astro/zod';

/**
 * An address on the web that begins with `https://` (or `http://` where `insecure` is allowed).
 * @param name What the address is called in messages.
 */
export function webAddress(name: string, { insecure = false } = {}) {
  const start = insecure ? 'https:// or http://' : 'https://';
  return z
    .string(`${name} must be an address that begins with ${start}`)
    .refine((text) => isWebAddress(text, insecure), {
      error: `${name} must be an address that begins with ${start}`,
    })
    .meta({ format: 'uri' });
}

/** True for a whole web address with a host, no user name and no hidden characters. */
export function isWebAddress(text: string, insecure = false): boolean {
  if (/[\s\\<>"\u0000-\u001f\u007f-\u009f]/u.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === 'https:' || (insecure && url.protocol === 'http:')) &&
    /^https?:\/\/[^/]/i.test(text) &&
    url.username === '' &&
    url.password === ''
  );
}
