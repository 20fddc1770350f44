import { blockChoices } from '../../schemas/theme.ts';
import { site } from '../../site.config.ts';
import { allows, isMadeUp } from '../../stories/consent.ts';
import { themeLabels, type Labels, type ThemeLabel } from '../../stories/labels.ts';
import type { Story } from '../../stories/story.ts';
import { to } from './address.ts';

/** The picture that other places show of a page. All are of the same size (`src/sharing`). */
export interface SharingImage {
  /** The whole address. */
  src: string;
  /** What it shows, in words. */
  alt: string;
}

/** The picture of every page that has none of its own. */
export const siteImage: SharingImage = {
  src: to.absolute(to.sharingPicture(to.home)),
  alt: `Quilt of nine blocks and the words: ${site.tagline}`,
};

/**
 * The picture of a story: its block and its title, and never a photo, which people would still see
 * elsewhere when the story is gone. Without consent for sharing it is that of the site.
 */
export function storyImage(story: Story, themes: Labels['themes'], today: string): SharingImage {
  const { title, consent } = story.data;
  if (!allows(consent, 'social', today)) return siteImage;
  const [main] = themeLabels(themes, story.data.themes);
  const label = isMadeUp(consent) ? 'Made-up example. ' : '';
  const { src, alt } = withBlock(to.story(story.slug), title, main);
  return { src, alt: label + alt };
}

/** The picture of a theme. */
export function themeImage(theme: ThemeLabel): SharingImage {
  return withBlock(to.themes(theme.slug), theme.title, theme);
}

function withBlock(page: string, title: string, main: ThemeLabel | undefined): SharingImage {
  const block = main ? `Quilt block (${blockChoices[main.block]})` : 'Quilt block';
  return { src: to.absolute(to.sharingPicture(page)), alt: `${block} and title: ${title}` };
}
