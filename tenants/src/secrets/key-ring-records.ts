/** Which key rings this installation uses, as the database remembers them: names, never keys. */
import type { Clock } from '../clock.js';
import type { Database } from '../database/open-database.js';

export interface KnownKeyVersion {
  readonly ring: string;
  readonly version: number;
  /** When a process of ours first saw it. */
  readonly seenAt: Date;
}

interface KeyRingDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** A rotation that was taken and not finished by then is taken again. */
const ROTATION_TAKEN_MS = 10 * 60_000;

/** Remembers it if it is new; answers since when it is known. */
export async function noteKeyVersion(
  deps: KeyRingDeps,
  ring: string,
  version: number,
): Promise<Date> {
  const found = await deps.db.shared.query<{ seen_at: Date }>(
    `WITH known AS (
       INSERT INTO key_ring (ring, version, seen_at) VALUES ($1, $2, $3)
       ON CONFLICT (ring, version) DO NOTHING RETURNING seen_at)
     SELECT seen_at FROM known
     UNION ALL SELECT seen_at FROM key_ring WHERE ring = $1 AND version = $2 LIMIT 1`,
    [ring, version, deps.clock.now()],
  );
  return found.rows[0]?.seen_at ?? deps.clock.now();
}

export async function knownKeyVersions(deps: {
  readonly db: Database;
}): Promise<readonly KnownKeyVersion[]> {
  const found = await deps.db.shared.query<{ ring: string; version: number; seen_at: Date }>(
    'SELECT ring, version, seen_at FROM key_ring ORDER BY seen_at, ring, version',
  );
  return found.rows.map(({ ring, version, seen_at }) => ({ ring, version, seenAt: seen_at }));
}

/** True for one caller alone, until it has rotated or ten minutes have passed. */
export async function takeRotation(
  deps: KeyRingDeps,
  ring: string,
  version: number,
): Promise<boolean> {
  const now = deps.clock.now();
  const taken = await deps.db.shared.query(
    `UPDATE key_ring SET rotation_taken_at = $3
     WHERE ring = $1 AND version = $2 AND (rotation_taken_at IS NULL OR rotation_taken_at < $4)`,
    [ring, version, now, new Date(now.getTime() - ROTATION_TAKEN_MS)],
  );
  return taken.rowCount === 1;
}
