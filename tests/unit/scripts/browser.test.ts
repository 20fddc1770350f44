import { describe, expect, it } from 'vitest';
import { placesToLook } from '../../support/browser.ts';

const linux = { platform: 'linux', home: '/home/ann', env: { PATH: '/usr/local/bin:/usr/bin' } };

describe('Finding a browser', () => {
  it('begins with the one that is named', () => {
    const env = { ...linux.env, CHROME_PATH: '/opt/b', ALONGSIDE_BROWSER: '/opt/a' };
    expect(placesToLook({ ...linux, env }).slice(0, 2)).toEqual(['/opt/a', '/opt/b']);
  });

  it('looks for every usual name in every folder of PATH', () => {
    const places = placesToLook(linux);
    expect(places).toContain('/usr/bin/chromium');
    expect(places).toContain('/usr/local/bin/google-chrome-stable');
    expect(places).toContain('/usr/bin/microsoft-edge');
  });

  it('takes the one that Playwright fetched last', () => {
    expect(placesToLook(linux).at(-1)).toBe('playwright');
  });

  it('knows where programs live on a Mac', () => {
    expect(placesToLook({ platform: 'darwin', home: '/Users/ann', env: {} })).toContain(
      '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
  });

  it('knows where programs live on Windows', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    expect(placesToLook({ platform: 'win32', home: 'C:\\Users\\ann', env })).toContain(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
  });

  it('takes no empty name for a place', () => {
    const env = { PATH: '', CHROME_PATH: '' };
    expect(placesToLook({ ...linux, env })).toEqual(['playwright']);
  });
});
