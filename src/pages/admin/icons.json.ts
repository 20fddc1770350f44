import type { APIRoute } from 'astro';
import { iconsToChoose } from '../../collections/easy-read.ts';

/** The pictures of the set, which the CMS loads when somebody chooses one for an idea. */
export const GET: APIRoute = () => Response.json({ icons: iconsToChoose() });
