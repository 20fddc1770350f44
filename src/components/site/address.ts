import { addresses } from '../../stories/addresses.ts';
import { site } from '../../site.config.ts';

/** Every address of this site, under the base path that it is built for. */
export const to = addresses(site.address, import.meta.env.BASE_URL);
