/**
 * The site and the desk for real use, on one address:
 *
 *     npm run serve -- [--port 8080] [--host 127.0.0.1] [--address https://stories.example.org]
 *                      [--base /x] [--data .desk] [--repository DIR] [--remote NAME]
 *                      [--behind-proxy] [--today YYYY-MM-DD]
 *
 * Stories are kept in a bare repository in the data folder, which is made from this checkout at the first
 * start. `--address` is what people see, where a web server with https stands before this one; then
 * `--behind-proxy` says that it tells who asks. `--remote` names a repository elsewhere to stay together
 * with. Exit code 1: it could not be started; 2: it was asked for wrongly.
 */
import { resolve } from 'node:path';
import { Refusal } from '../src/desk/refusal.ts';
import { startServer } from '../src/desk/serving/server.ts';
import { root } from './children.ts';
import { command } from './desk/options.ts';
import { readServeOptions } from './serving/options.ts';

const stopped = new AbortController();
const asked = new Promise<void>((stop) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stopped.abort();
      stop();
    });
});

process.exitCode = await command(async () => {
  const options = readServeOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const log = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);
  const server = await startServer({
    ...options,
    data: options.data ?? resolve(root, '.desk'),
    root,
    log,
    stopped: stopped.signal,
  });
  log(`The site is at ${server.address} and the desk at ${server.address}desk/`);
  log('Invite somebody with: npm run desk:invite -- --name "Sam" --role editor');
  await asked;
  log('Stopping: what was asked for is finished first.');
  await server.stop();
  return 0;
}, Refusal);
