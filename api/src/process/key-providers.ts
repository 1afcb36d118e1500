/** Opens the key rings of this installation, and refuses to start beside secrets of other keys. */
import { join } from 'node:path';

import {
  createKeyDirectory,
  KeyFilesError,
  knownKeyVersions,
  noteKeyVersion,
  openKeyDirectory,
  StoredKeyRing,
  systemClock,
  VaultClient,
  VaultKeyRing,
  type Database,
  type KeyProvider,
} from '@fiducia/tenants';

import type { Logger } from 'pino';
import type { KeySettings, VaultSettings } from '../config/key-settings.js';
import type { HomePaths } from './home-directory.js';
import { StartProblem } from './start-problem.js';

export interface KeyRings {
  readonly active: KeyProvider;
  /** Rings that secrets are moving away from: key files beside a configured Vault. */
  readonly former: readonly KeyProvider[];
}

export interface KeyRingParts {
  readonly settings: KeySettings;
  readonly paths: HomePaths;
  readonly database: Database;
  readonly log: Logger;
}

/** Throws a StartProblem; the first start of an installation makes its first key. */
export async function openKeyRings(parts: KeyRingParts): Promise<KeyRings> {
  const { settings, database } = parts;
  const directory = settings.directory ?? join(parts.paths.root, 'keys');
  try {
    const files = openKeyDirectory(directory);
    const rings =
      settings.vault === null
        ? { active: await fileRing(database, directory, files), former: [] }
        : {
            active: await vaultRing(settings.vault, parts.log),
            former: files === null ? [] : [new StoredKeyRing(files)],
          };
    await refuseForeignSecrets(database, rings, directory);
    return rings;
  } catch (error) {
    if (!(error instanceof KeyFilesError)) throw error;
    throw new StartProblem('KEYS_UNUSABLE', `${error.message}.`, { cause: error });
  }
}

/**
 * A first key is made only where this database has never known one: beside secrets of a lost key
 * a new one would look as if all were well.
 */
async function fileRing(
  database: Database,
  directory: string,
  files: ReturnType<typeof openKeyDirectory>,
): Promise<KeyProvider> {
  const known = (await knownKeyVersions({ db: database })).map(({ ring }) => ring);
  const knownFiles = [...new Set(known.filter((ring) => ring.startsWith('file:')))];
  if (files === null && knownFiles.length > 0) throw keysMissing(directory, knownFiles);
  const ring = new StoredKeyRing(files ?? createKeyDirectory(directory));
  if (knownFiles.length > 0 && !knownFiles.includes(ring.ring)) {
    throw keysMissing(directory, knownFiles);
  }
  await noteKeyVersion({ db: database, clock: systemClock }, ring.ring, 1);
  return ring;
}

/** A Vault that is down is no reason not to start: halts and reads must go on without it. */
async function vaultRing(vault: VaultSettings, log: Logger): Promise<KeyProvider> {
  const { address, auth, namespace, mount, key } = vault;
  const client = new VaultClient({
    ...{ address, auth, clock: systemClock },
    ...(namespace !== null && { namespace }),
  });
  const ring = new VaultKeyRing(client, { mount, key });
  const prepared = await ring.prepare();
  if (!prepared.ok) log.warn({ why: prepared.error.why }, 'keys.unavailable');
  return ring;
}

async function refuseForeignSecrets(
  database: Database,
  { active, former }: KeyRings,
  directory: string,
): Promise<void> {
  const here = new Set([active, ...former].map(({ ring }) => ring));
  const used = await database.directory.countSecretsByKey();
  const missing = [...new Set(used.map(({ ring }) => ring).filter((ring) => !here.has(ring)))];
  if (missing.length > 0) throw keysMissing(directory, missing);
}

function keysMissing(directory: string, rings: readonly string[]): StartProblem {
  return new StartProblem(
    'KEYS_MISSING',
    `The secrets in this database are kept under ${rings.join(', ')}, whose keys are not here: ` +
      `restore the key files to ${directory}, or set FIDUCIA_KEYS or FIDUCIA_VAULT_ADDR to where ` +
      'they are; nothing was changed.',
  );
}
