import { parseSettings, settingsKey, writeSettings, type Chosen } from './settings.ts';

/** The settings that this device keeps; undefined where the browser lets us keep nothing. */
export function readKept(): Chosen | undefined {
  try {
    return parseSettings(localStorage.getItem(settingsKey));
  } catch {
    return undefined;
  }
}

/** Keeps the settings on this device, for every page of the site. False when that is not possible. */
export function keep(chosen: Chosen): boolean {
  try {
    const written = writeSettings(chosen);
    if (written === undefined) localStorage.removeItem(settingsKey);
    else localStorage.setItem(settingsKey, written);
    return true;
  } catch {
    return false;
  }
}
