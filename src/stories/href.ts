import { isWebAddress } from '../schemas/web-address.ts';

/**
 * Judges an address that a story links to: https, http, mailto, tel, a path of this site, or a
 * heading of the same story. Everything else is refused, whatever a browser would make of it.
 * @param href The address as it will stand in the page.
 */
export function judgeHref(href: string): Judgement {
  if (href === '')
    return wrong(
      'address-empty',
      'This link has no address. Write it between the brackets: [words](https://…)',
    );
  if (href.length > longest)
    return wrong(
      'address-too-long',
      `This address has ${href.length} characters. The most is ${longest}.`,
    );
  if (/[\s\\\p{C}]/u.test(href) || /%(?:[01][0-9a-f]|7f|5c)/i.test(href))
    return wrong(
      'address-signs',
      'This address holds a space, a backslash or a hidden sign. Please copy it again from the address bar.',
    );
  if (/[{}<>"`|^]|%(?:7b|7d|3c|3e)/i.test(href))
    return wrong(
      'address-signs',
      'This address holds a sign that an address cannot have, such as { } < > or ". Please copy it again from the address bar.',
    );
  if (href.startsWith('#')) return { kind: 'anchor', anchor: decoded(href.slice(1)) };
  if (href.startsWith('//'))
    return wrong(
      'address-scheme',
      'An address cannot begin with //. Begin it with https:// for another site, or with one / for this one.',
    );
  if (href.startsWith('/')) return sitePath(href);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'https':
    case 'http':
      return isWebAddress(href, true) && new URL(href).hostname.includes('.')
        ? { kind: 'web' }
        : wrong(
            'address-web',
            'This is not a whole web address. It needs a site name and no user name, such as https://example.org/page',
          );
    case 'mailto':
      return /^mailto:[^\s@?:/]+@[^\s@?:/]+\.[^\s@?:/]+(\?[^\s]*)?$/i.test(href)
        ? { kind: 'web' }
        : wrong(
            'address-mail',
            'This is not an e-mail address. Write it like mailto:name@example.org',
          );
    case 'tel':
      return /^tel:\+?[0-9().-]{3,20}$/i.test(href)
        ? { kind: 'web' }
        : wrong('address-phone', 'This is not a telephone number. Write it like tel:+441234567890');
    case undefined:
      return wrong(
        'address-start',
        'An address begins with https:// for another site, with / for a page of this site, or with # for a heading of this story.',
      );
    default:
      return wrong(
        'address-scheme',
        `An address cannot begin with "${scheme}:". Use https, http, mailto or tel.`,
      );
  }
}

/** What every browser and reader can open. */
const longest = 2000;

function sitePath(href: string): Judgement {
  const [, path = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  if (
    path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part)) ||
    path.includes('//') ||
    /%2f/i.test(path)
  )
    return wrong(
      'address-path',
      'A path of this site cannot hold ".." or "//". Write it from the beginning, such as /stories/club-night/',
    );
  return { kind: 'site', path, ...(anchor === undefined ? {} : { anchor: decoded(anchor) }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function wrong(code: string, message: string): Judgement {
  return { kind: 'wrong', code, message };
}

/** What an address is. */
export type Judgement =
  | { kind: 'web' }
  | { kind: 'anchor'; anchor: string }
  | { kind: 'site'; path: string; anchor?: string }
  | { kind: 'wrong'; code: string; message: string };
