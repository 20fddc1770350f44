import type { Theme } from '../schemas/theme.ts';

/** What a page needs to name and link what stories refer to, by address name. */
export interface Labels {
  themes: ReadonlyMap<string, ThemeLabel>;
  organisations: ReadonlyMap<string, OrganisationLabel>;
  series: ReadonlyMap<string, string>;
}

/** A theme as it stands on a card. */
export interface ThemeLabel extends Pick<Theme, 'title' | 'cloth' | 'block'> {
  slug: string;
}

/** An organisation as a story names it. */
export interface OrganisationLabel {
  title: string;
  /** False when no published story is about it: then there is no page to link to. */
  hasPage: boolean;
}

/** The labels of some themes, in the order they are asked for. Unknown names are left out. */
export function themeLabels(themes: Labels['themes'], slugs: readonly string[]): ThemeLabel[] {
  return slugs.flatMap((slug) => themes.get(slug) ?? []);
}
