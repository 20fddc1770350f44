import { headersFor } from '../../src/publishing/headers.ts';

/** What a real server sends with every page that readers get, its content security policy too. */
export const readersHeaders = headersFor('/', {
  base: '/',
  https: false,
  editing: { with: 'desk' },
});
