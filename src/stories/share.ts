/**
 * Plain links that hand a story on: its title and its address, and nothing that follows anybody.
 *
 * - E-mail: `mailto:` with a line break as RFC 6068 wants it.
 * - WhatsApp: `wa.me`, its own "click to chat".
 * - Mastodon has thousands of servers. Mastodon's own page asks for the reader's; what is shared stands
 *   behind `#`, so that even that page's server never gets it (blog.joinmastodon.org, March 2026).
 * - Bluesky: its own "action intent", at most 300 characters, which a title of 80 leaves room for.
 *
 * @param title As it stands in the story; signs that a web address cannot hold are put right.
 * @param address The whole address of the story.
 */
export function shareLinks(title: string, address: string): ShareLink[] {
  const subject = encoded(title);
  // On a line of its own the address stays whole beside a title that runs from right to left.
  const words = encoded(`${title}\n${address}`);
  const mail = encoded(`${title}\r\n${address}`);
  return [
    { words: 'Send by e-mail', href: `mailto:?subject=${subject}&body=${mail}` },
    { words: 'Share on WhatsApp', href: `https://wa.me/?text=${words}` },
    { words: 'Share on Mastodon', href: `https://share.joinmastodon.org/#text=${words}` },
    { words: 'Share on Bluesky', href: `https://bsky.app/intent/compose?text=${words}` },
  ];
}

/** Half of a sign (a lone surrogate) would stop `encodeURIComponent`. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** One way to hand a story on. */
export interface ShareLink {
  /** What the link says. */
  words: string;
  href: string;
}
