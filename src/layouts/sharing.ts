import type { Quilted } from '../quilt/sew.ts';
import { sharingPicture, type Type } from '../sharing/sharing-picture.ts';
import { site } from '../site.config.ts';
import { isMadeUp } from '../stories/consent.ts';
import type { Group } from '../stories/group.ts';
import { themeLabels, type Labels } from '../stories/labels.ts';
import type { Story } from '../stories/story.ts';

/** What a story is shared with: its block and its title. */
export function storyPicture({ data }: Story, themes: Labels['themes']): Composed {
  const { uid, title, consent } = data;
  const block = { uid, themes: themeLabels(themes, data.themes) };
  const label = isMadeUp(consent) ? 'Made-up example' : undefined;
  return composed({ blocks: [block], title, label });
}

/** What a theme is shared with. */
export function themePicture({ slug, title }: Group, themes: Labels['themes']): Composed {
  return composed({ blocks: [{ uid: slug, themes: themeLabels(themes, [slug]) }], title });
}

/** What every other page is shared with: a quilt of all themes. */
export function sitePicture(themes: readonly Group[], labels: Labels['themes']): Composed {
  const blocks = Array.from({ length: 9 }, (_, n): Quilted => {
    const { slug = site.name } = themes[n % themes.length] ?? {};
    return { uid: n < themes.length ? slug : `${slug} ${n}`, themes: themeLabels(labels, [slug]) };
  });
  return composed({ blocks, title: site.tagline });
}

function composed(shared: Omit<Parameters<typeof sharingPicture>[0], 'name'>): Composed {
  return (type) => sharingPicture({ ...shared, name: site.name }, type);
}

/** A picture as SVG, once there is a font for it. */
type Composed = (type: Type) => string;
