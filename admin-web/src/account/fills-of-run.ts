/** Which fills belong to the run that the account is in. */
import type { Fill } from '@fiducia/sdk';

/**
 * Of fills, newest first, those of the newest run: in the run before, market time was later again.
 */
export function fillsOfNewestRun(fills: readonly Fill[]): readonly Fill[] {
  const older = fills.findIndex((fill, index) => {
    const newer = fills[index - 1];
    return newer !== undefined && fill.at > newer.at;
  });
  return older === -1 ? fills : fills.slice(0, older);
}
