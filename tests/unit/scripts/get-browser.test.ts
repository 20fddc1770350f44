import { describe, expect, it } from 'vitest';
import { wayToInstall } from '../../../scripts/testing/get-browser.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';

describe('Installing a browser for the tests', () => {
  it("takes Debian's package for root on Debian", () => {
    const { commands } = wayToInstall({ root: true, release: debian });
    expect(commands.map(([program]) => program)).toEqual(['apt-get', 'apt-get']);
    expect(commands[1]).toContain('chromium');
  });

  it("takes Playwright's for anybody else on Debian", () => {
    const { commands } = wayToInstall({ root: false, release: debian });
    expect(commands).toEqual([['playwright', 'install', 'chromium-headless-shell']]);
  });

  it('does not trust the package of that name on Ubuntu', () => {
    const { commands } = wayToInstall({ root: true, release: ubuntu });
    expect(commands).toEqual([['playwright', 'install', '--with-deps', 'chromium-headless-shell']]);
  });

  it("takes Playwright's where there is no such file, as on a Mac", () => {
    expect(wayToInstall({ root: false, release: '' }).what).toContain('Playwright');
  });
});
