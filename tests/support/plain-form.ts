import type { SitePages } from '../../src/desk/desk.ts';
import {
  asked,
  contributionNames,
  type ContributionField,
} from '../../src/schemas/contribution.ts';

/**
 * The pages that the desk fills in, as small as they can be and with the same marks as the built ones:
 * tests of the desk need no built site. `tests/browser/form.test.ts` uses those.
 */
export const plainPages: SitePages = {
  page: async (path) =>
    ({
      'tell-your-story/': page(
        'Tell your story',
        `<form id="Telling" method="post"><div data-part="summary"></div>${contributionNames.map(field).join('')}<div data-part="picture-kept" hidden>Kept: <b data-part="picture-name"></b></div><input type="hidden" name="ticket" value=""><input name="website"></form>`,
      ),
      'tell-your-story/thank-you/': page(
        'Thank you',
        '<div data-part="receipt" hidden><a data-part="receipt-link"></a><i data-part="receipt-until"></i></div><p data-part="no-receipt">Shown once.</p>',
      ),
      '404.html': page('Not found', '<h1>Not found</h1>'),
    })[path],
};

function page(title: string, main: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${main}</main></body></html>`;
}

function field(name: ContributionField): string {
  const { control, choices } = asked(name);
  const id = name.slice(0, 1).toUpperCase() + name.slice(1);
  if (choices)
    return `<fieldset data-field="${name}"><div data-control>${Object.keys(choices)
      .map((value) => {
        const type = control === 'choice' ? 'radio' : 'checkbox';
        return `<input id="${id}-${value}" type="${type}" name="${name}" value="${value}">`;
      })
      .join('')}</div></fieldset>`;
  if (control === 'text')
    return `<div data-field="${name}"><textarea id="${id}" name="${name}" aria-describedby="${id}-hint" data-control></textarea></div>`;
  const type = control === 'file' ? 'file' : 'text';
  return `<div data-field="${name}"><input id="${id}" name="${name}" type="${type}" data-control></div>`;
}
