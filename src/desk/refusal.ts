/**
 * A request that is not granted, with the sentence that the person at the screen reads. Everything
 * that the desk refuses is refused with this; any other error is a fault of ours and tells nothing.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** An HTTP status: 400 unreadable, 401 not signed in, 403 not allowed, 404, 409 changed, 413, 422, 429. */
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
