/** Adds a version to the key ring; what is sealed from now on is wrapped under it. */
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { KeysUnavailable } from './key-provider.js';
import { noteKeyVersion, takeRotation } from './key-ring-records.js';

export interface RotatedKeys {
  readonly ring: string;
  readonly version: number;
}

export type RotateKeysFailure = KeysUnavailable | { readonly code: 'ROTATION_UNDER_WAY' };

type Deps = Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys'>;

/** For the platform's operator: no surface of a tenant reaches it. */
export async function rotateKeys(deps: Deps): Promise<Result<RotatedKeys, RotateKeysFailure>> {
  const current = await currentKeyVersion(deps);
  return current.ok ? rotateFrom(deps, current.value.ring, current.value.version) : current;
}

/** As `rotateKeys`, when the newest version has wrapped for longer than that; else null. */
export async function rotateOldKeys(
  deps: Deps,
  maxAgeMs: number,
): Promise<Result<RotatedKeys | null, RotateKeysFailure>> {
  const current = await currentKeyVersion(deps);
  if (!current.ok) return current;
  const { ring, version, seenAt } = current.value;
  const ageMs = deps.clock.now().getTime() - seenAt.getTime();
  return ageMs < maxAgeMs ? ok(null) : rotateFrom(deps, ring, version);
}

export async function currentKeyVersion(
  deps: Deps,
): Promise<Result<RotatedKeys & { readonly seenAt: Date }, KeysUnavailable>> {
  const { active } = deps.secretKeys;
  if (active === null) {
    return fail({ code: 'KEYS_UNAVAILABLE', why: 'no key provider is configured' });
  }
  const version = await active.keyVersion();
  if (!version.ok) return version;
  const seenAt = await noteKeyVersion(deps, active.ring, version.value);
  return ok({ ring: active.ring, version: version.value, seenAt });
}

async function rotateFrom(
  deps: Deps,
  ring: string,
  from: number,
): Promise<Result<RotatedKeys, RotateKeysFailure>> {
  if (!(await takeRotation(deps, ring, from))) return fail({ code: 'ROTATION_UNDER_WAY' });
  const { active } = deps.secretKeys;
  if (active === null) throw new Error('The ring was there a moment ago');
  const version = await active.rotate();
  if (!version.ok) return version;
  await noteKeyVersion(deps, ring, version.value);
  return ok({ ring, version: version.value });
}
