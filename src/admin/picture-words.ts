/** What a picture still needs before it can be published, in words; nothing that stops a save. */
export function missing(values: Readonly<Record<string, unknown>>): string[] {
  const { alt, peopleShown } = values;
  const words = typeof alt === 'string' ? alt.trim() : '';
  const problems: string[] = [];
  if (words === '') problems.push('Say what the picture shows, for people who do not see it.');
  else if (/^\S+\.(jpe?g|png|webp|gif|heic)$/i.test(words))
    problems.push('The description is a file name. Say what the picture shows.');
  if (typeof peopleShown !== 'number')
    problems.push('Say how many people can be recognised, 0 for none.');
  return problems;
}

/** A name that a picture may have here, and no other picture has: `IMG_1.JPG` → `img-1.jpg`. */
export function freeName(
  { name, type }: { name: string; type: string },
  taken: ReadonlySet<string>,
): string {
  const ending = { 'image/png': 'png', 'image/webp': 'webp' }[type] ?? 'jpg';
  const words = name
    .replace(/\.\w+$/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  for (let count = 1; ; count++) {
    const tried = `${words || 'picture'}${count > 1 ? `-${count}` : ''}.${ending}`;
    if (!taken.has(tried)) return tried;
  }
}
