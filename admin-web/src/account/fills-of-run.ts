/** Which fills belong to the run that the account is in: market time goes back with each run. */
import type { Fill } from '@fiducia/sdk';

/** `fills` come newest first; `marketTime` is how far the account has come in this run. */
export function fillsOfRun(fills: readonly Fill[], marketTime: string | null): readonly Fill[] {
  const older = fills.findIndex((fill, index) => {
    const newerAt = fills[index - 1]?.at ?? marketTime;
    return newerAt === null || fill.at > newerAt;
  });
  return older === -1 ? fills : fills.slice(0, older);
}
