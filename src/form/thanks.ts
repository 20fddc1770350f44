import { deviceFor } from './device.ts';

/** The story has arrived: what the form kept of it on this device is deleted. */
async function forget(): Promise<void> {
  const device = deviceFor(new URL('../', location.href).pathname);
  const { kept } = await device.read();
  // Somebody may open this page by its address while they write another story.
  if (kept?.sent !== undefined) await device.forget();
}

// A browser that keeps nothing has nothing to delete.
forget().catch(() => {});
