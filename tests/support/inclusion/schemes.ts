import type { Page } from 'playwright-core';

/** Every way a page can be coloured: the reader's choice on the page, or what the device is set to. */
export const schemes: readonly Scheme[] = [
  { name: 'as the device, light', device: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'as the device, dark', device: { colorScheme: 'dark', contrast: 'no-preference' } },
  { name: 'as the device, more contrast', device: { colorScheme: 'light', contrast: 'more' } },
  {
    name: 'as the device, dark with more contrast',
    device: { colorScheme: 'dark', contrast: 'more' },
  },
  ...(['light', 'cream', 'dark', 'contrast'] as const).map((chosen): Scheme => ({
    name: `chosen: ${chosen}`,
    chosen,
  })),
];

/** Colours an open page by a scheme. Colours that fade over are not waited for: that is switched off. */
export async function colourBy(page: Page, { chosen, device }: Scheme): Promise<void> {
  await page.emulateMedia(device ?? { colorScheme: 'light', contrast: 'no-preference' });
  await page.evaluate((name) => {
    for (const animation of document.getAnimations()) animation.finish();
    if (name === undefined) delete document.documentElement.dataset.colours;
    else document.documentElement.dataset.colours = name;
    for (const animation of document.getAnimations()) animation.finish();
  }, chosen);
}

export interface Scheme {
  name: string;
  /** The colours that the reader has chosen in the reading settings. */
  chosen?: 'light' | 'cream' | 'dark' | 'contrast';
  device?: { colorScheme: 'light' | 'dark'; contrast: 'more' | 'no-preference' };
}
