import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { dirname } from 'node:path';

/** Runs Git in one repository. What it says is never read by people: see `Refusal` for that. */
export interface Git {
  /**
   * What a command prints.
   * @throws GitError when it ends with anything but 0.
   */
  bytes(args: readonly string[], options?: RunOptions): Promise<Buffer>;
  /** The same as text, without the line end at its end. */
  text(args: readonly string[], options?: RunOptions): Promise<string>;
  /** How a command ended, where an end other than 0 is an answer too. */
  result(args: readonly string[], options?: RunOptions): Promise<Result>;
  /** A command that is talked with. */
  talk(args: readonly string[], options?: RunOptions): ChildProcessWithoutNullStreams;
}

/**
 * Git for one repository, with nothing around it that could change what a command means: no `GIT_*`
 * from outside, no hooks, and none of the person's own settings unless `person` asks for them.
 * @param gitDir Its `.git` folder (of a linked worktree: that worktree's own), or the bare repository.
 */
export function gitIn(gitDir: string): Git {
  return gitFrom(gitDir, { GIT_DIR: gitDir });
}

/**
 * Git as it finds a repository at a folder, and nowhere above it: one that is missing must not become
 * the one around it.
 */
export function gitAt(folder: string): Git {
  return gitFrom(folder, { GIT_CEILING_DIRECTORIES: dirname(folder) });
}

function gitFrom(folder: string, env: Readonly<Record<string, string>>): Git {
  const start = (args: readonly string[], options: RunOptions = {}) =>
    spawn('git', [...settings(options), ...args], {
      cwd: options.workTree ?? folder,
      env: {
        ...around(options.person ? personal : never),
        ...env,
        ...(options.workTree === undefined ? {} : { GIT_WORK_TREE: options.workTree }),
        ...(options.person ? {} : ownSettings),
        ...options.env,
      },
      stdio: 'pipe',
      windowsHide: true,
    });
  const result = (args: readonly string[], options: RunOptions = {}) =>
    inTurn(() => ended(start(args, options), args, options));
  const bytes = async (args: readonly string[], options: RunOptions = {}) => {
    const { code, out, said } = await result(args, options);
    if (code !== 0) throw new GitError(args, code, said);
    return out;
  };
  return {
    bytes,
    result,
    text: async (args, options) => (await bytes(args, options)).toString('utf8').trimEnd(),
    talk: start,
  };
}

/**
 * The environment of the process without what steers Git, so that a `GIT_DIR` of whoever started the
 * desk does not send its commands elsewhere. Words are English: some are read.
 */
function around(kept: RegExp): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => {
    const known = name.toUpperCase();
    return !known.startsWith('GIT_') || kept.test(known);
  });
  return {
    ...Object.fromEntries(rest),
    LC_ALL: 'C',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_COMMITTER_NAME: desk.name,
    GIT_COMMITTER_EMAIL: desk.email,
  };
}

/** How a person's Git reaches other computers, and where their settings are. */
const personal = /^GIT_(?:SSH|ASKPASS|SSL_|HTTP_|PROXY_|CONFIG_)/;
const never = /^$/;

/** The command did not end well, or Git is not there at all (`code` is undefined then). */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly code: number | undefined;
  /** What Git printed for people, in English. */
  readonly said: string;
  constructor(args: readonly string[], code: number | undefined, said: string) {
    super(`git ${args.join(' ').slice(0, 200)} ended with ${code ?? 'nothing'}: ${said.trim()}`);
    this.code = code;
    this.said = said;
  }
}

/** Who stands as committer in everything that the desk commits. */
export const desk = { name: 'Alongside desk', email: 'desk@desk.invalid' } as const;

/** Settings of the desk's own commands. `/dev/null` is understood by Git on Windows as well. */
const ownSettings = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
} as const;

function settings({ person }: RunOptions): string[] {
  const always = [
    // What is acknowledged survives a power cut: objects first, then the ref that names them.
    'core.fsync=committed,reference',
    'core.hooksPath=/dev/null',
    'core.filesRefLockTimeout=100',
    'core.packedRefsTimeout=1000',
    'maintenance.auto=false',
  ];
  const own = [
    'core.attributesFile=/dev/null',
    'core.excludesFile=/dev/null',
    'core.autocrlf=false',
    'core.safecrlf=false',
    'core.eol=lf',
    // A link in the tree becomes a file that holds its target: nothing is ever reached through it.
    'core.symlinks=false',
    'core.fsmonitor=false',
    'core.splitIndex=false',
    'core.untrackedCache=false',
    'i18n.commitEncoding=UTF-8',
    'i18n.logOutputEncoding=UTF-8',
    'log.showSignature=false',
    // Whose the folder is was asked once, with the person's own settings, when it was opened.
    'safe.directory=*',
  ];
  return [...always, ...(person ? [] : own)].flatMap((setting) => ['-c', setting]);
}

function ended(
  child: ChildProcessWithoutNullStreams,
  args: readonly string[],
  { input, timeout, signal }: RunOptions,
): Promise<Result> {
  return new Promise((settle, fail) => {
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    const stop = () => void child.kill('SIGTERM');
    const timer = timeout === undefined ? undefined : setTimeout(stop, timeout);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => said.push(part));
    // A command that ends before it has read everything says so itself.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      over();
      fail(new GitError(args, undefined, error.message));
    });
    child.on('close', (code) => {
      over();
      settle({
        code: code ?? 128,
        out: Buffer.concat(out),
        said: Buffer.concat(said).toString('utf8'),
      });
    });
    child.stdin.end(input ?? '');
  });
}

/** A hundred requests at once must not start a thousand processes. */
const most = 8;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= most) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export interface RunOptions {
  input?: string | Buffer;
  env?: Readonly<Record<string, string>>;
  /** The folder whose files the command may touch; it runs there. */
  workTree?: string;
  /** With the person's own settings: for their checkout, and for reaching a remote. */
  person?: boolean;
  /** In milliseconds; the command is ended after that. */
  timeout?: number;
  /** Ends the command, too. */
  signal?: AbortSignal;
}

interface Result {
  code: number;
  out: Buffer;
  said: string;
}
