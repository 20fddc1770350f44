import { addresses } from '../../stories/addresses.ts';

/** Every address of this site, under the base path that it is built for. */
export const to = addresses(import.meta.env.SITE, import.meta.env.BASE_URL);
