/**
 * Loaded with `node --import`: every connection beyond this computer fails as it does without a
 * network, and its name is written down in the file that ALONGSIDE_NETWORK_LOG names.
 */
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';

const log = process.env.ALONGSIDE_NETWORK_LOG;

function refuse(host) {
  if (log) appendFileSync(log, `${host} (${process.argv.slice(1, 3).join(' ')})\n`);
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: host,
  });
}

/** This computer, or "any address of this computer" in the forms that servers probe a port with. */
const isHere = (host) =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0)$/i.test(host) || /^[0:]*1?$/.test(host);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  // Node hands its own calls on as one normalized array.
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host =
    typeof options === 'object' ? (options.host ?? 'localhost') : (args[1] ?? 'localhost');
  const elsewhere = typeof host === 'string' && options?.path === undefined && !isHere(host);
  if (!elsewhere) return connect.apply(this, args);
  queueMicrotask(() => this.destroy(refuse(host)));
  return this;
};

const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (isHere(host)) return lookup(host, ...rest);
  rest.at(-1)(refuse(host));
};
dns.promises.lookup = (host) =>
  isHere(host)
    ? Promise.resolve({ address: '127.0.0.1', family: 4 })
    : Promise.reject(refuse(host));
syncBuiltinESMExports();
