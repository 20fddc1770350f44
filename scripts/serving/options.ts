import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../../src/schemas/day.ts';
import { AskedWrongly } from '../desk/options.ts';

/**
 * Reads what `npm run serve` is asked for.
 * @param cwd The folder that relative paths start from.
 * @throws AskedWrongly with the sentence that says what is wrong.
 */
export function readServeOptions(words: readonly string[], cwd: string): ServeOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      address: { type: 'string' },
      base: { type: 'string', default: '/' },
      data: { type: 'string' },
      repository: { type: 'string' },
      remote: { type: 'string' },
      'behind-proxy': { type: 'boolean', default: false },
      today: { type: 'string' },
    },
  });
  const { port, host, address, base, data, repository, remote, today } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new AskedWrongly(`--port needs a number from 1 to 65535, not "${port}".`);
  if (!/^\/?([\w.~-]+\/?)*$/.test(base))
    throw new AskedWrongly(`--base must be a path like /our-charity, not "${base}".`);
  if (today !== undefined && !isDay(today))
    throw new AskedWrongly(`--today must be a date like 2026-03-31, not "${today}".`);
  return {
    port: Number(port),
    host,
    base: `/${base}/`.replace(/\/+/g, '/'),
    behindProxy: values['behind-proxy'],
    ...(address !== undefined && { address: originOf(address) }),
    ...(data !== undefined && { data: resolve(cwd, data) }),
    ...(repository !== undefined && { repository: resolve(cwd, repository) }),
    ...(remote !== undefined && { remote }),
    ...(today !== undefined && { today: () => today }),
  };
}

/** Scheme and host; the path is said with `--base`. */
function originOf(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new AskedWrongly(
      `--address must be a web address like https://stories.example.org, not "${address}".`,
    );
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new AskedWrongly(
      `--address holds no path. For ${address} say: --address ${url.origin} --base ${url.pathname}`,
    );
  return url.origin;
}

export interface ServeOptions {
  port: number;
  host: string;
  base: string;
  behindProxy: boolean;
  address?: string;
  data?: string;
  repository?: string;
  remote?: string;
  today?: () => string;
}
