import { icons } from './icon.ts';
import { ink } from './ink.ts';

/**
 * The Web Application Manifest: with it a phone can keep the site beside its apps. `minimal-ui` leaves people
 * the way back. There is no service worker, so nothing of a story is kept on the device.
 * @param address Of a file at the top of the site, and of the front page for ''.
 */
export function manifest({ name, description, lang }: Named, address: (file: string) => string) {
  const entry = (file: string, purpose: string) => {
    const { size = 0 } = icons[file] ?? {};
    return {
      src: address(`icon-${file}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    };
  };
  return {
    id: address(''),
    name,
    short_name: name,
    description,
    lang,
    start_url: address(''),
    scope: address(''),
    display: 'minimal-ui',
    theme_color: ink.page,
    background_color: ink.page,
    icons: [entry('192', 'any'), entry('512', 'any'), entry('masked', 'maskable')],
  };
}

interface Named {
  name: string;
  description: string;
  lang: string;
}
