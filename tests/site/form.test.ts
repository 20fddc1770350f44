import { expect, test } from 'vitest';
import { ownSite, secondSite, sites, type BuiltSite } from '../support/built-site.ts';

function formOf(site: BuiltSite) {
  const page = site.pages.find(({ path }) => path === `${site.base}tell-your-story/`);
  if (!page) throw new Error(`${site.name} has no form.`);
  return page.$;
}

test.each(sites().map((site) => [site.name, site] as const))(
  '%s: every control of the form has a name, a label and no answer chosen beforehand',
  (_, site) => {
    const $ = formOf(site);
    const controls = $('#Telling :is(input, textarea)').toArray();
    expect(controls.length).toBeGreaterThan(30);
    for (const control of controls) {
      const { id, name } = $(control).attr() ?? {};
      expect(name).toBeTruthy();
      expect($(`label[for="${id}"]`), id).toHaveLength(1);
      expect($(control).is('[checked], [value]:not([type=radio], [type=checkbox])'), id).toBe(
        false,
      );
    }
    for (const described of $('#Telling [aria-describedby]').toArray()) {
      const id = $(described).attr('aria-describedby');
      expect($(`#${id}`), id).toHaveLength(1);
    }
  },
);

test('with a form service, the form goes there with plain names, and says so', () => {
  const $ = formOf(secondSite());
  expect($('#Telling').attr()).toMatchObject({
    action: 'https://forms.example/tell',
    method: 'post',
    enctype: 'multipart/form-data',
  });
  expect($('#Telling').text()).toContain('forms.example');
  expect($('[name=ticket], [name=website]')).toHaveLength(0);
  expect($('#Title, #Story').filter('[required]')).toHaveLength(2);
  expect($('#Telling button:not([type])').text()).toBe('Send your story');
});

test('with neither a desk nor a service, the form sends nothing anywhere', () => {
  const $ = formOf(ownSite());
  expect($('#Telling').attr('action')).toBeUndefined();
  expect($('#Telling').attr('method')).toBeUndefined();
  expect($('#Telling button:not([type=button])')).toHaveLength(0);
  expect($('#Telling [type=file]')).toHaveLength(0);
});

test('the other ways to tell a story are those that the settings name', () => {
  const [own, second] = [ownSite(), secondSite()].map((site) =>
    formOf(site)('section:has(#Other-ways)').text().replace(/\s+/g, ' '),
  );
  expect(second).toContain('Ring us on 01632 960 001.');
  expect(second).toContain('Write an email to hello@charity.example.');
  expect(second).toContain('1 Made-up Street Nowhere');
  expect(own).not.toMatch(/Ring us|email|letter/);
  expect(own).toContain('Print this page');
});
