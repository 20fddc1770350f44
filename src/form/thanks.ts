import { deviceFor } from './device.ts';
import { sendingAt } from './sending.ts';

/** The story has arrived: what the form kept of it on this device is deleted. */
async function forget(): Promise<void> {
  const { pathname } = new URL('../', location.href);
  const [device, sending] = [deviceFor(pathname), sendingAt(pathname)];
  sending.arrived();
  const { kept } = await device.read();
  // Somebody may open this page by its address while they write another story.
  if (kept?.sent !== undefined || sending.of(kept) === 'arrived') await device.forget();
}

// Shown once more, by Back or a reload, the page says nothing of a story that was sent since.
if (history.state === null) {
  history.replaceState('seen', '');
  // A browser that keeps nothing has nothing to delete.
  forget().catch(() => {});
}
