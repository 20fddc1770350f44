import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What one process used while it was watched. */
export interface ProcessUse {
  name: string;
  peakBytes: number;
  cpuSeconds: number;
}

/** Clock ticks in a second, as Linux counts them in `/proc` (USER_HZ). */
const ticks = 100;

/**
 * Watches a process and everything it starts, five times a second, through Linux's `/proc`.
 * Elsewhere there is nothing to read and the list stays empty.
 * @param pid The process to watch.
 */
export function watchProcesses(pid: number): { stop: () => ProcessUse[] } {
  const seen = new Map<number, ProcessUse>();
  const look = (): void => {
    if (!existsSync('/proc/self/stat')) return;
    for (const one of family(pid)) {
      const use = useOf(one, pid);
      const before = seen.get(one);
      // A process that is ending has given its memory back already.
      if (use)
        seen.set(one, { ...use, peakBytes: Math.max(use.peakBytes, before?.peakBytes ?? 0) });
    }
  };
  const timer = setInterval(look, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen.values()].toSorted((a, b) => b.peakBytes - a.peakBytes);
    },
  };
}

/** A process and all its descendants. */
function family(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(fields(Number(name))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const one of found) found.push(...(children.get(one) ?? []));
  return found;
}

/** What stands in `/proc/<pid>/stat` after the name: state, parent, … (proc(5)). */
function fields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function useOf(pid: number, first: number): ProcessUse | undefined {
  const stat = fields(pid);
  if (!stat) return undefined;
  try {
    const [, peak = '0'] =
      /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const search = command.some((word) => word.includes('pagefind'));
    const name = pid === first ? 'Astro' : search ? 'search' : 'other';
    return {
      name,
      peakBytes: Number(peak) * 1024,
      cpuSeconds: (Number(stat[11]) + Number(stat[12])) / ticks,
    };
  } catch {
    return undefined;
  }
}
