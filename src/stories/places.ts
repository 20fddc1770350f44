import { slug as slugOf } from 'github-slugger';
import { nationChoices, type Nation } from '../schemas/choices.ts';
import type { Place } from '../schemas/place.ts';

/** A place that has a page of its own. */
export interface PlaceName {
  slug: string;
  title: string;
}

/**
 * The places a story stands under: its nation, and its area if one is stated.
 * A place that is not stated has no page.
 */
export function placesOf(place: Place | undefined): PlaceName[] {
  if (!place) return [];
  const names: PlaceName[] = [];
  if (place.nation !== 'not-stated')
    names.push({ slug: place.nation, title: nationChoices[place.nation] });
  if (place.area) names.push({ slug: areaSlug(place.area), title: place.area });
  return names;
}

/** A place in words: "Derby, England". Empty when nothing is stated. */
export function placeInWords(place: Place | undefined): string {
  return placesOf(place)
    .map(({ title }) => title)
    .toReversed()
    .join(', ');
}

/** True for the address name of a nation. */
export function isNation(slug: string): slug is Nation {
  return slug in nationChoices;
}

function areaSlug(area: string): string {
  const slug = slugOf(area.slice(0, longest).normalize('NFKD').replace(/\p{M}/gu, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return isNation(slug) ? `${slug}-area` : slug;
}

/** Characters of an area that are looked at: sorting the marks of a longer one can take minutes. */
const longest = 200;
