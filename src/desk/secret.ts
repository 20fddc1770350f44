import { createHash, randomBytes } from 'node:crypto';

/** A secret that cannot be guessed: 256 bits, in letters that an address may hold. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What the database keeps of a secret, so that a stolen database opens no door. The secrets are too
 * long to be tried out, so a fast hash is enough.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
