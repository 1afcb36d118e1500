/** A bound on each call to a venue: an answer that does not come is `unknown`, not waited for. */

/** Shorter than a claim of the outbox, so that two gateways never call for one row. */
export const VENUE_CALL_MS = 8_000;

export class VenueTimeoutError extends Error {
  override readonly name = 'VenueTimeoutError';
}

export async function withinTime<T>(call: Promise<T>, limitMs = VENUE_CALL_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new VenueTimeoutError(`The venue did not answer within ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof VenueTimeoutError ? error.message : 'The call to the venue failed.';
}
