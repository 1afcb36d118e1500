/** What `fiducia secrets` does: on the installation's own database and keys, beside what runs. */
import {
  createTenantsDeps,
  currentKeyVersion,
  openDatabase,
  rewrapSecrets,
  rotateKeys,
  type Rewrapped,
  type RotatedKeys,
  type SecretsUnderKey,
  type TenantsDeps,
} from '@fiducia/tenants';
import { pino } from 'pino';

import { readEnvironment, type Environment } from '../config/environment.js';
import { embeddedUrl } from '../doctor/database-checks.js';
import { homePaths } from '../process/home-directory.js';
import { openKeyRings } from '../process/key-providers.js';
import { firstLine, StartProblem } from '../process/start-problem.js';
import { CliFailure } from './cli-failure.js';

export interface SecretsStatus extends RotatedKeys {
  readonly since: string;
  /** How many secrets are not under the newest version yet. */
  readonly waiting: number;
  readonly keys: readonly SecretsUnderKey[];
}

export function secretsStatus(): Promise<SecretsStatus> {
  return onInstallation(async (deps) => {
    const current = await currentKeyVersion(deps);
    if (!current.ok) throw unavailable(current.error.why);
    const { ring, version, seenAt } = current.value;
    const keys = await deps.db.directory.countSecretsByKey();
    const waiting = keys
      .filter((one) => one.ring !== ring || one.version < version)
      .reduce((sum, one) => sum + one.secrets, 0);
    return { ring, version, since: seenAt.toISOString(), waiting, keys };
  });
}

export function rotateSecretKeys(): Promise<RotatedKeys> {
  return onInstallation(async (deps) => {
    const rotated = await rotateKeys(deps);
    if (rotated.ok) return rotated.value;
    if (rotated.error.code === 'KEYS_UNAVAILABLE') throw unavailable(rotated.error.why);
    throw new CliFailure('Another process is rotating the keys right now: look at the status.', 1);
  });
}

export function rewrapAllSecrets(): Promise<Rewrapped> {
  return onInstallation(async (deps) => {
    const done = await rewrapSecrets(deps);
    if (!done.ok) throw unavailable(done.error.why);
    return done.value;
  });
}

async function onInstallation<Answer>(
  work: (deps: TenantsDeps) => Promise<Answer>,
): Promise<Answer> {
  const env = readEnvironment(process.env, process.cwd());
  const paths = homePaths(env.home);
  const database = await connect(env);
  try {
    const log = pino({ level: 'silent' });
    const rings = await openKeyRings({ settings: env.keys, paths, database, log });
    // No API key is looked at here: the pepper is needed for nothing.
    const apiKeyPepper = new Uint8Array(32);
    const deps = createTenantsDeps({
      ...{ db: database, apiKeyPepper, keyProvider: rings.active },
      formerKeyProviders: rings.former,
    });
    return await work(deps);
  } catch (error) {
    if (error instanceof StartProblem) throw new CliFailure(error.message, 1, { cause: error });
    throw error;
  } finally {
    await database.close();
  }
}

async function connect(env: Environment) {
  const url = env.databaseUrl ?? embeddedUrl(homePaths(env.home));
  if (url === null) {
    throw new CliFailure(
      `Nothing runs on ${env.home}: start Fiducia first, or set DATABASE_URL or FIDUCIA_HOME.`,
      1,
    );
  }
  try {
    return await openDatabase({ url, poolSize: 2, applicationName: 'fiducia-secrets' });
  } catch (error) {
    throw new CliFailure(`The database does not answer (${firstLine(error)}).`, 1, {
      cause: error,
    });
  }
}

function unavailable(why: string): CliFailure {
  return new CliFailure(`The key provider cannot be asked: ${why}.`, 1);
}
