import type { Locator, Page } from 'playwright-core';

/**
 * Goes to a control with Tab alone, or with Shift and Tab, as somebody does who has no mouse.
 * @throws When it is not reached in as many presses.
 */
export async function tabTo(
  page: Page,
  target: Locator,
  way: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(way);
    if (await hasFocus(target)) return;
  }
  throw new Error(`${most} presses of ${way} did not lead to ${target}.`);
}

/** Whether the first of these has focus. */
export async function hasFocus(target: Locator): Promise<boolean> {
  return (
    (await target.count()) > 0 &&
    target.first().evaluate((element) => element === document.activeElement)
  );
}

const most = 150;
