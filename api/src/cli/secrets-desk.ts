/** What `fiducia secrets` does: on the installation's own database and keys, beside what runs. */
import {
  createTenantsDeps,
  currentKeyVersion,
  rewrapSecrets,
  rotateKeys,
  type Rewrapped,
  type RotatedKeys,
  type SecretsUnderKey,
  type TenantsDeps,
} from '@fiducia/tenants';
import { pino } from 'pino';

import { homePaths } from '../process/home-directory.js';
import { openKeyRings } from '../process/key-providers.js';
import { CliFailure } from './cli-failure.js';
import { onInstallation } from './on-installation.js';

export interface SecretsStatus extends RotatedKeys {
  readonly since: string;
  /** How many secrets are not under the newest version yet. */
  readonly waiting: number;
  readonly keys: readonly SecretsUnderKey[];
}

export function secretsStatus(): Promise<SecretsStatus> {
  return onKeys(async (deps) => {
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
  return onKeys(async (deps) => {
    const rotated = await rotateKeys(deps);
    if (rotated.ok) return rotated.value;
    if (rotated.error.code === 'KEYS_UNAVAILABLE') throw unavailable(rotated.error.why);
    throw new CliFailure('Another process is rotating the keys right now: look at the status.', 1);
  });
}

export function rewrapAllSecrets(): Promise<Rewrapped> {
  return onKeys(async (deps) => {
    const done = await rewrapSecrets(deps);
    if (!done.ok) throw unavailable(done.error.why);
    return done.value;
  });
}

function onKeys<Answer>(work: (deps: TenantsDeps) => Promise<Answer>): Promise<Answer> {
  return onInstallation(async (database, env) => {
    const log = pino({ level: 'silent' });
    const paths = homePaths(env.home);
    const rings = await openKeyRings({ settings: env.keys, paths, database, log });
    // No API key is looked at here: the pepper is needed for nothing.
    const apiKeyPepper = new Uint8Array(32);
    const deps = createTenantsDeps({
      ...{ db: database, apiKeyPepper, keyProvider: rings.active },
      formerKeyProviders: rings.former,
    });
    return work(deps);
  });
}

function unavailable(why: string): CliFailure {
  return new CliFailure(`The key provider cannot be asked: ${why}.`, 1);
}
