/** Of the role `jobs`: places audit entries, signs heads, and refuses a log that contradicts them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { commitJournalHeads } from '@fiducia/engine';
import {
  AuditCheckpointer,
  AuditKeyError,
  AuditSequencer,
  checkHistories,
  createAuditKeyFile,
  KeptHeadsFiles,
  openAuditKeyFile,
  openDatabase,
  S3HeadCopies,
  systemClock,
  VaultClient,
  VaultSigner,
  type AuditSigner,
} from '@fiducia/tenants';

import { note } from '../cli/terminal.js';
import type { SharedParts } from './run-system.js';
import { StartProblem } from './start-problem.js';

/** As many as trees are worked on at once, and one that listens. */
const CONNECTIONS = 5;
/** Signing what is left for every tenant, and copying it. */
const STOP_MS = 10_000;

/** Before the engine: accounts of a tenant whose log was set back are not to trade. */
export async function startAuditPart(shared: SharedParts): Promise<void> {
  const { life, log, options, engine, paths, progress } = shared;
  const logger = log.logger.child({ part: 'audit' });
  // Connections of its own: a queue of requests must not delay the places of what is committed.
  const database = await openDatabase({
    url: shared.databaseUrl,
    poolSize: CONNECTIONS,
    applicationName: 'fiducia-audit',
    log: logger,
  });
  life.started('the audit log’s connections', () => database.close());
  const sequencer = new AuditSequencer({ db: database, log: logger });
  const { storage } = options.audit;
  const deps = {
    db: database,
    log: logger,
    clock: systemClock,
    signer: await openSigner(shared),
    kept: new KeptHeadsFiles(paths.auditHeads),
    copies: storage === null ? null : new S3HeadCopies(storage, systemClock),
    commitJournals: (tenantId: Parameters<typeof commitJournalHeads>[1]) =>
      commitJournalHeads(engine, tenantId),
  };
  const refused = await checkHistories(deps);
  if (refused.length > 0) {
    progress.clear();
    note(
      `The audit log of ${refused.length} of the partners contradicts a head that was kept of ` +
        `it: nothing is changed there. See ${log.file ?? 'the log'} (audit.alarm) and ` +
        'docs/audit-format.md.',
    );
  }
  sequencer.start();
  life.started('the audit sequencer', () => sequencer.stop());
  const checkpointer = new AuditCheckpointer(deps);
  await checkpointer.start();
  life.started('the signing of audit heads', () => checkpointer.stop(), STOP_MS);
}

async function openSigner(shared: SharedParts): Promise<AuditSigner> {
  const { vault } = shared.options.keys;
  if (vault === null) return openKeyFile(shared);
  const { address, auth, namespace, mount } = vault;
  const client = new VaultClient({
    ...{ address, auth, clock: systemClock },
    ...(namespace !== null && { namespace }),
  });
  return new VaultSigner(client, { mount, key: shared.options.audit.vaultKey });
}

/** A new key beside an old log still works, but its readers must be told: hence the warning. */
async function openKeyFile({ options, paths, database, log }: SharedParts): Promise<AuditSigner> {
  const file = join(options.keys.directory ?? paths.keys, 'audit-signing.pem');
  try {
    const isNew = !existsSync(file);
    const signer = openAuditKeyFile(file) ?? createAuditKeyFile(file);
    const known = await database.shared.query('SELECT 1 FROM audit_signing_key LIMIT 1');
    if (isNew && known.rowCount > 0) log.logger.error({ file }, 'audit.signing-key-replaced');
    return signer;
  } catch (error) {
    if (!(error instanceof AuditKeyError)) throw error;
    throw new StartProblem('KEYS_UNUSABLE', `${error.message}.`, { cause: error });
  }
}
