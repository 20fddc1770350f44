import { themes } from '../collections/groups.ts';
import { labels } from '../collections/labels.ts';
import { beginPicture, pictureResponse } from '../drawing/press.ts';
import { sitePicture } from '../layouts/sharing.ts';

/** The picture that every page without one of its own is shared with. */
export async function GET(): Promise<Response> {
  return pictureResponse(beginPicture(sitePicture(await themes(), (await labels()).themes)));
}
