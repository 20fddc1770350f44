import { expect, test } from 'vitest';
import { isNobodys } from '../../src/integrations/desk-here.ts';

test.each([
  '/.desk/desk.sqlite',
  '/.desk/desk.sqlite-wal',
  '/%2edesk/desk.sqlite',
  '/@fs/home/ann/stories/.desk/desk.sqlite',
  '/@fs/home/ann/stories/.DESK/desk.sqlite',
  '/our-charity/.desk',
  '/.cache/start/index.html',
  '/__open-in-editor',
  '/%zz',
])('under npm start nobody may ask for %s', (path) => {
  expect(isNobodys(path)).toBe(true);
});

test.each(['/', '/desk/', '/admin/', '/stories/the-desk/', '/@vite/client', '/src/admin/main.ts'])(
  'under npm start %s is answered',
  (path) => {
    expect(isNobodys(path)).toBe(false);
  },
);
