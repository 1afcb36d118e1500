/**
 * Whether a password is on the lists of common and breached ones, or made of such words in ways that
 * those who guess know: years, l33t, rows of keys, repetitions.
 *
 * Offline: the list of 49,233 comes with `@zxcvbn-ts/language-common` (MIT). Loaded at first use,
 * because most processes never set a password.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Below 10^8 guesses: a guesser with the stored hash needs a day on one processor. */
const LEAST_SCORE = 3;
/** The estimate takes long for long texts; a password that begins well is good. */
const LOOKED_AT = 48;

let estimator: Promise<ZxcvbnFactory> | null = null;

export async function isEasilyGuessed(
  password: string,
  ownWords: readonly string[],
): Promise<boolean> {
  estimator ??= loadEstimator();
  const { score } = (await estimator).check(password.slice(0, LOOKED_AT), [...ownWords]);
  return score < LEAST_SCORE;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
