/** A tenant's log with everything that signs it and keeps its heads, for the tests of the heads. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CheckpointerDeps } from '../audit/heads/audit-checkpointer.js';
import type { HeadCopies } from '../audit/heads/head-copies.js';
import { createAuditKeyFile } from '../audit/heads/key-file-signer.js';
import { KeptHeadsFiles } from '../audit/heads/kept-heads-file.js';
import { systemClock } from '../clock.js';
import type { Clock } from '../clock.js';
import type { Database } from '../database/open-database.js';

export interface SigningHome {
  readonly directory: string;
  deps(
    db: Database,
    more?: { readonly copies?: HeadCopies; readonly clock?: Clock },
  ): CheckpointerDeps;
  /** What was logged, by its stable name. */
  readonly events: string[];
  remove(): void;
}

export function openSigningHome(): SigningHome {
  const directory = mkdtempSync(join(tmpdir(), 'fiducia-heads-'));
  const events: string[] = [];
  const signer = createAuditKeyFile(join(directory, 'keys', 'audit-signing.pem'));
  return {
    directory,
    events,
    deps: (db, { copies, clock = systemClock } = {}) => ({
      db,
      clock,
      signer,
      kept: new KeptHeadsFiles(join(directory, 'audit')),
      copies: copies ?? null,
      log: { warn: (_details, event) => void events.push(event) },
      commitJournals: () => Promise.resolve(0),
    }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
