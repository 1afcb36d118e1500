/** The directory `.fiducia`: what outlives the process, its layout, and who may read it. */
import { accessSync, chmodSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { errnoOf, firstLine, StartProblem } from './start-problem.js';

export interface HomePaths {
  readonly root: string;
  /** Passwords and keys of this installation, 0600. */
  readonly secretsFile: string;
  /** Who runs here now and where it answers, 0600. */
  readonly instanceFile: string;
  /** Logins and API keys of the demo partners, 0600. */
  readonly demoFile: string;
  /** Tokens of the person who is logged in on the command line, 0600. */
  readonly sessionFile: string;
  /** Tokens of the demo's people for `--as`, 0600. */
  readonly demoSessionsFile: string;
  readonly logs: string;
  /** Key files, unless FIDUCIA_KEYS names another place. */
  readonly keys: string;
  /** Signed heads of the audit logs, outside the database on purpose. */
  readonly auditHeads: string;
  /** Mails of an installation without a mail server, one file each. */
  readonly outbox: string;
  readonly postgres: string;
  readonly postgresData: string;
  /** initdb works here and the result is renamed: what lies here never held money. */
  readonly postgresUnfinished: string;
}

export function homePaths(root: string): HomePaths {
  const postgres = join(root, 'postgres');
  return {
    root,
    ...postgresPaths(postgres),
    secretsFile: join(root, 'secrets.json'),
    instanceFile: join(root, 'instance.json'),
    demoFile: join(root, 'demo.json'),
    sessionFile: join(root, 'session.json'),
    demoSessionsFile: join(root, 'demo-sessions.json'),
    logs: join(root, 'logs'),
    keys: join(root, 'keys'),
    auditHeads: join(root, 'audit'),
    outbox: join(root, 'outbox'),
  };
}

function postgresPaths(
  postgres: string,
): Pick<HomePaths, 'postgres' | 'postgresData' | 'postgresUnfinished'> {
  return {
    postgres,
    postgresData: join(postgres, 'data'),
    postgresUnfinished: join(postgres, 'data.unfinished'),
  };
}

/** The same home with the database's directory under its real name, past a symbolic link. */
export function withPostgresAt(paths: HomePaths, postgres: string): HomePaths {
  return { ...paths, ...postgresPaths(postgres) };
}

/** Creates what is missing; throws a StartProblem when the directory cannot be used. */
export function openHome(root: string): HomePaths {
  const paths = homePaths(root);
  try {
    mkdirSync(paths.logs, { recursive: true });
    mkdirSync(paths.postgres, { recursive: true });
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    // As root the database runs as another user, who must pass through but not list: 0711.
    const owner = statSync(root).uid === process.getuid?.();
    if (owner) {
      const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
      chmodSync(root, mode);
      chmodSync(paths.postgres, mode);
      chmodSync(paths.logs, 0o700);
    }
    return paths;
  } catch (error) {
    throw homeProblem(root, error);
  }
}

/** One sentence for each way in which the file system refuses the home directory. */
export function homeProblem(root: string, error: unknown): StartProblem {
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return diskFull(root, error);
  if (errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS') {
    return new StartProblem(
      'HOME_UNUSABLE',
      `The directory ${root} cannot be written by this user: ` +
        'correct its owner and mode, or set FIDUCIA_HOME to a directory of your own.',
      { cause: error },
    );
  }
  if (errno === 'ENOTDIR' || errno === 'EEXIST') {
    return new StartProblem(
      'HOME_UNUSABLE',
      `${root} stands where a directory is needed and is none: move it away or set FIDUCIA_HOME.`,
      { cause: error },
    );
  }
  return new StartProblem(
    'HOME_UNUSABLE',
    `The directory ${root} cannot be used (${firstLine(error)}): set FIDUCIA_HOME to another one.`,
    { cause: error },
  );
}

/** Below this PostgreSQL cannot write its next log segment. */
const SEGMENT_BYTES = 16 * 1024 * 1024;

export function isDiskFull(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize < SEGMENT_BYTES;
}

export function diskFull(root: string, cause?: unknown): StartProblem {
  return new StartProblem(
    'DISK_FULL',
    `The disk that holds ${root} is full: free at least 500 MB or set FIDUCIA_HOME to another disk; ` +
      'nothing that was stored is lost.',
    { cause },
  );
}
