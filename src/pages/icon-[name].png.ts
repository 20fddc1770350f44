import type { APIRoute, GetStaticPaths } from 'astro';
import { readMark } from '../drawing/mark.ts';
import { beginPicture, pictureResponse, type Picture } from '../drawing/press.ts';
import { icon, icons } from '../sharing/icon.ts';

export const getStaticPaths = (() =>
  Object.entries(icons).map(([name, { size, safe }]) => ({
    params: { name },
    props: { picture: beginPicture(() => icon(readMark(process.cwd()), size, safe)) },
  }))) satisfies GetStaticPaths;

/** The icon of the site, in the sizes that phones and feed readers ask for. */
export const GET: APIRoute<{ picture: Picture }> = ({ props }) => pictureResponse(props.picture);
