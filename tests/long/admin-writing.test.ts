import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readStoryFile } from '../../src/stories/file.ts';
import { parseBody } from '../../src/stories/parse.ts';
import { plainText } from '../../src/stories/render.ts';
import { adminPage, type AdminPage } from '../support/admin-page.ts';
import { findBrowser, launch, playwrightsOwn } from '../support/browser.ts';
import { buildSite } from '../support/build-site.ts';
import { deskSite, type DeskSite } from '../support/desk-site.ts';

const content = resolve(import.meta.dirname, '../../content');
const photograph = join(content, 'stories/example-the-tuesday-kitchen/rota-board.png');

/** A busy machine is no failure. */
const patient = { timeout: 30_000 } as const;

let browser: Browser;
let site: DeskSite;

beforeAll(async () => {
  const { out } = await buildSite();
  [browser, site] = await Promise.all([launch(), deskSite(out, content)]);
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

test('a browser that is killed while somebody writes gives text and picture back', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-profile-'));
  onTestFinished(() =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  );
  const first = await browserOfItsOwn(profile);
  const writing = await adminPage(first.context, site.url);
  await writing.go('/collections/stories/new', 'New story');
  await writing.title.fill('Killed while writing');
  await writing.text.click();
  await writing.page.keyboard.type('The words that were typed.');
  await coverFile(writing).setInputFiles(photograph);
  await writing.page.getByText('Chosen: rota-board.png').first().waitFor();
  await writing.page.waitForTimeout(1500);
  await first.kill();

  const second = await browserOfItsOwn(profile);
  const again = await adminPage(second.context, site.url);
  await again.go('/collections/stories/new', 'New story');
  await again.press('Bring it back');
  await expect.poll(() => again.title.inputValue(), patient).toBe('Killed while writing');
  expect(await again.text.innerText()).toContain('The words that were typed.');
  await again.page.getByLabel('Description', { exact: true }).fill('A board with a rota');
  await again.save();
  const folder = 'stories/killed-while-writing';
  const branch = 'cms/stories/killed-while-writing';
  expect(site.drafted(branch, `${folder}/index.mdx`)).toContain('image: ./rota-board.png');
  expect(site.git('ls-tree', '--name-only', branch, `content/${folder}/`)).toContain(
    'rota-board.png',
  );
  // Decap shows pictures of drafts broken after a save (decaporg/decap-cms#7650).
  await reopened(again);
  const shown = again.page.locator('.picture-file > img').first();
  await expect
    .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), patient)
    .toBeGreaterThan(0);
});

test('where the browser allows no storage, writing and saving work, and the page says so', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        configurable: true,
        get() {
          throw new DOMException('Denied', 'SecurityError');
        },
      });
  });
  const admin = await adminPage(context, site.url);
  await admin.go('/collections/stories/new', 'New story');
  await admin.title.fill('Without any storage');
  await admin.standing.getByText('This browser keeps nothing').waitFor();
  await admin.save();
  expect(
    site.drafted('cms/stories/without-any-storage', 'stories/without-any-storage/index.mdx'),
  ).toContain('title: Without any storage');
  await context.close();
});

const typed = [
  'I <3 you {name} & 2 < 3 *stars* import x',
  'import x from "y"',
  'export {a}',
  '1. one',
  '1) one',
  '- dash',
  '+ plus',
  '* star',
  '## two',
  '> quote',
  'a_b_c and _under_',
  '`code` and ``',
  'see [x](y) and ![i](j) and [x]',
  '&amp; &lt; &#65; &copy',
  '~~gone~~ ~x~',
  '***',
  '---',
  '===',
  'a | b',
  '<b>bold</b> <Quote by="x">',
  '</Quote>',
  '<!-- c -->',
  '{/* c */}',
  'back\\slash \\{ \\<',
  'ends with \\',
  'www.example.org and http://a.org/b_c_d',
  '[^1] note',
  '2026. A year',
  '```',
  'emoji 😀 é',
];

test('whatever signs somebody types, the page and the editor show them as typed', async () => {
  const admin = await adminPage(await browser.newContext(), site.url);
  await admin.go('/collections/stories/new', 'New story');
  await admin.title.fill('Typed as it is');
  await admin.text.click();
  for (const [index, line] of typed.entries()) {
    if (index > 0) await admin.page.keyboard.press('Enter');
    await admin.page.keyboard.insertText(line);
  }
  await admin.save();
  const { body } = readStoryFile(
    site.drafted('cms/stories/typed-as-it-is', 'stories/typed-as-it-is/index.mdx') ?? '',
  );
  expect(plainText(parseBody(body)).split('\n')).toEqual(typed);
  await reopened(admin);
  const shown = async (): Promise<string[]> =>
    (await admin.text.innerText()).split(/\n+/).map((line) => line.trim());
  await expect.poll(shown, patient).toEqual(typed);
});

/** Loads the page of a new story again, once it has the story's own address. */
async function reopened({ page, text }: AdminPage): Promise<void> {
  await page.waitForURL(/\/entries\//);
  await page.reload();
  await text.waitFor();
}

test.each(['Word', 'Google Docs'] as const)(
  'text pasted from %s keeps its headings, lists, links and emphasis, and nothing else',
  async (from) => {
    const admin = await adminPage(await browser.newContext(), site.url);
    await admin.go('/collections/stories/new', 'New story');
    await admin.title.fill(`Pasted from ${from}`);
    await admin.text.click();
    await admin.text.evaluate((editor, html) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', html);
      dataTransfer.setData('text/plain', 'not this');
      const paste = { inputType: 'insertFromPaste', dataTransfer, bubbles: true, cancelable: true };
      editor.dispatchEvent(new InputEvent('beforeinput', paste));
    }, clipboard[from]);
    await admin.save();
    const slug = `pasted-from-${from.toLowerCase().replace(' ', '-')}`;
    const { body } = readStoryFile(
      site.drafted(`cms/stories/${slug}`, `stories/${slug}/index.mdx`) ?? '',
    );
    expect(body.trim()).toBe(expected[from]);
  },
);

const clipboard = {
  Word: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=EN-GB><!--StartFragment--><h1>The club night<o:p></o:p></h1><p class=MsoNormal>We <b>decided</b> it <i>together</i>,<span style='mso-spacerun:yes'>  </span>all of us.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;</span></span><![endif]>First thing<o:p></o:p></p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Second {thing} &lt;here&gt;<o:p></o:p></p><table class=MsoTableGrid><tr><td><p class=MsoNormal>Cell one</p></td><td><p>Cell two</p></td></tr></table><p class=MsoNormal><u>Under</u> <a href="https://example.org/a">a link</a> <img src="file:///C:/x.png"> and <a href="javascript:alert(1)">no link</a></p><p>1. Not a list</p><!--EndFragment--></body></html>`,
  'Google Docs': `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-size:16pt;font-weight:400">A heading</span></h2><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-weight:400"> and </span><span style="font-style:italic">italic</span><span>.</span></p><ul><li dir="ltr"><p role="presentation"><span>One</span></p></li><li dir="ltr"><p><span>Two</span></p></li></ul><ol><li><p>First</p></li><li><p>Second</p></li></ol><br><p><span>Line one</span><br><span>line two</span></p><p>import nothing from "here"</p><h6>Tiny heading</h6></b>`,
};

const expected = {
  Word: `## The club night

We **decided** it *together*, all of us.

- First thing
- Second \\{thing\\} \\<here>

Cell one

Cell two

Under [a link](https://example.org/a) and no link

1\\. Not a list`,
  'Google Docs': `## A heading

Plain, **bold** and *italic*.

- One
- Two

1. First
2. Second

Line one\\
line two

&#105;mport nothing from "here"

#### Tiny heading`,
};

test('a story is written, sent for checking and published with the keyboard alone', async () => {
  const admin = await adminPage(await browser.newContext(), site.url);
  await admin.go('/collections/stories', 'Stories');
  const keys = admin.page.keyboard;
  await tabTo(admin, 'Add: story');
  await keys.press('Enter');
  await admin.page.getByRole('heading', { name: 'New story' }).waitFor();
  await tabTo(admin, 'Title');
  await keys.type('Only the keyboard');
  await tabTo(admin, 'The story');
  await keys.type('We planned it together, and it went well.');
  await tabTo(admin, 'Summary');
  await keys.type('A group planned an evening together.');
  await tabTo(admin, 'Kind');
  await keys.type('Report');
  await tabTo(admin, 'Sharing power');
  await keys.press('Space');
  await tabTo(admin, 'Add: credit');
  await keys.press('Enter');
  await tabTo(admin, 'What they did');
  await keys.type('Told by');
  await tabTo(admin, 'Name');
  await keys.type('A group');
  await tabTo(admin, 'Consent reference');
  await keys.type('C-7F3K');
  await tabTo(admin, 'On what ground');
  await keys.type('Made');
  await tabTo(admin, 'Where consent stands');
  await keys.type('Given');
  await tabTo(admin, 'Consent held by');
  await keys.type('Alongside');
  await tabTo(admin, 'Published');
  await keys.type('01012026');
  await keys.press('Control+s');
  await admin.standing.getByText('Saved', { exact: true }).waitFor();
  for (const step of ['Send for checking', 'Mark as ready', 'Publish']) {
    await admin.page.getByRole('button', { name: step, exact: true }).waitFor();
    await tabTo(admin, step);
    await keys.press('Enter');
  }
  await expect
    .poll(() => site.published('stories/only-the-keyboard/index.mdx'), patient)
    .toContain('title: Only the keyboard');
});

test.each([
  [360, 'light'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)(
  'axe finds nothing on any screen, %i wide in %s colours',
  async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const admin = await adminPage(context, site.url);
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await admin.axe()).map((line) => `${screen}: ${line}`));
      const beyond = await admin.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (beyond > 0) found.push(`${screen}: ${beyond} pixels wider than the window`);
    };
    await admin.go('/collections/stories', 'Stories');
    await admin.page.getByText('in this list').waitFor();
    await look('list');
    await admin.go('/collections/themes', 'Themes');
    await look('themes');
    await admin.open('example-the-tuesday-kitchen');
    await admin.page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await look('editor');
    await admin.title.fill('');
    await admin.press('Save');
    await admin.page.locator('#Errors').waitFor();
    await look('errors');
    await admin.go('/collections/stories/new', 'New story');
    await admin.title.fill(`Axe ${width} ${colorScheme}`);
    await coverFile(admin).setInputFiles(photograph);
    await admin.page.getByText('Chosen: rota-board.png').first().waitFor();
    await admin.press('Quote');
    await admin.press('Film');
    await look('pictures and cards');
    for (const card of ['Somebody’s own words', 'Film']) await admin.press(`Take out: ${card}`);
    await admin.save();
    await admin.press('Send for checking');
    await admin.press('Mark as ready');
    await admin.page.getByText('still missing').first().waitFor();
    await look('refused');
    await admin.title.fill('Not saved');
    await admin.standing.getByText('Kept on this device').waitFor();
    await admin.go('/collections/stories/entries/not-there/index', 'This cannot be opened');
    await look('not there');
    await admin.go('/workflow', 'Board');
    await admin.page.locator('.card').first().waitFor();
    await look('board');
    expect(found).toEqual([]);
    await context.close();
  },
);

/** Where the file of the picture that leads the story is chosen. */
function coverFile({ page }: AdminPage) {
  return page.locator('[data-field="cover"] input[type="file"]');
}

/** Presses Tab until what has the focus is called so. */
async function tabTo({ page }: AdminPage, name: string): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const by = element.getAttribute('aria-labelledby');
      const label =
        element.getAttribute('aria-label') ??
        (by ? document.getElementById(by)?.innerText : undefined) ??
        (element as HTMLInputElement).labels?.[0]?.innerText ??
        element.innerText;
      return label?.trim();
    });
    if (called === name) return;
  }
  throw new Error(`The Tab key does not come to “${name}”.`);
}

/** A browser process of its own, with what it kept before. It ends with the test at the latest. */
async function browserOfItsOwn(profile: string): Promise<OwnBrowser> {
  const found = await findBrowser();
  const program =
    found === undefined || found.program === playwrightsOwn
      ? chromium.executablePath()
      : found.program;
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  onTestFinished(kill);
  const address = await new Promise<string>((listening, failed) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (found) listening(found);
    });
    child.once('exit', () => failed(new Error(said)));
  });
  const connected = await chromium.connectOverCDP(address);
  const [context] = connected.contexts();
  if (!context) throw new Error('The browser has no window.');
  return { context, kill };
}

interface OwnBrowser {
  context: BrowserContext;
  /** Ends it at once, as a flat battery does. */
  kill(): Promise<void>;
}
