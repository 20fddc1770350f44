import type { APIRoute, GetStaticPaths } from 'astro';
import { themes } from '../../../collections/groups.ts';
import { labels } from '../../../collections/labels.ts';
import { beginPicture, pictureResponse, type Picture } from '../../../drawing/press.ts';
import { themePicture } from '../../../layouts/sharing.ts';

export const getStaticPaths = (async () => {
  const all = (await labels()).themes;
  return (await themes()).map((theme) => ({
    params: { slug: theme.slug },
    props: { picture: beginPicture(themePicture(theme, all)) },
  }));
}) satisfies GetStaticPaths;

/** The picture that a theme is shared with. */
export const GET: APIRoute<{ picture: Picture }> = ({ props }) => pictureResponse(props.picture);
