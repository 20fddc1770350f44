import { settingsFrom } from '../folder/settings.ts';
import { site } from '../site.config.ts';

/** The settings of this build, among them the day it is built for. */
export const settings = settingsFrom(process.env, process.cwd(), {
  now: new Date(),
  timeZone: site.timeZone,
});
