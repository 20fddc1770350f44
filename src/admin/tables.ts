/**
 * A remark plugin: writes tables as our stories write them, with a row of three dashes a column and
 * nothing in an empty cell, so that a table that nobody touched is no change in Git.
 */
export function writeTables(this: Processor): void {
  const visitors = this.Compiler?.prototype.visitors;
  const theirs = visitors?.table;
  if (!visitors || !theirs) return;
  visitors.table = function table(this: unknown, ...of) {
    return plainTable(theirs.apply(this, of));
  };
}

/** A table in Markdown without what only lines it up. */
export function plainTable(table: string): string {
  return table
    .split('\n')
    .map((row, index) =>
      (index === 1 ? row.replace(/-+/g, '---') : row).replace(/\|  (?=\|)/g, '| '),
    )
    .join('\n');
}

interface Processor {
  Compiler?: { prototype: { visitors?: Record<string, (...of: unknown[]) => string> } };
}
