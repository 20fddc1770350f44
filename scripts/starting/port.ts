/** The port the site is shown at when nothing else is asked for. */
export const usualPort = 4321;

/** Reads `--port N` (or `--port=N`) from arguments; whatever else is there is a problem. */
export function readPort(words: readonly string[]): { port: number; problems: string[] } {
  const problems: string[] = [];
  let port = usualPort;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word !== '--port' && !word.startsWith('--port=')) {
      problems.push(`"${word}" is not something \`npm start\` can be told.`);
      continue;
    }
    const value = word === '--port' ? (words[++at] ?? '') : word.slice('--port='.length);
    if (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535) {
      port = Number(value);
    } else {
      problems.push(
        `--port needs a number from 1 to 65535${value === '' ? '' : `, not "${value}"`}.`,
      );
    }
  }
  return { port, problems };
}
