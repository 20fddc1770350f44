/**
 * Keeps the ticket fresh that the desk gave with the page: a page may stand open for a week.
 * A ticket says when it was made, in seconds, as its second part.
 */
export function freshen(input: HTMLInputElement): void {
  const look = async (): Promise<void> => {
    if (document.hidden || !isOld(input.value, Date.now())) return;
    const answer = await fetch('ticket/', { headers: { accept: 'text/plain' } });
    if (answer.ok && isOld(input.value, Date.now())) input.value = (await answer.text()).trim();
  };
  // Without an answer the old one is sent, and the desk says what to do.
  const lookQuietly = (): void => void look().catch(() => {});
  document.addEventListener('visibilitychange', lookQuietly);
  lookQuietly();
}

/** True a day before the desk would take a ticket for too old. */
export function isOld(ticket: string, now: number): boolean {
  const made = Number.parseInt(ticket.split('.')[1] ?? '', 36) * 1000;
  return !(now - made < 6 * 86_400_000);
}
