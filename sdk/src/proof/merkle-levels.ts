/** All perfect subtrees of a list of leaves, so that the root of any beginning of it is near. */
import { letOthersWork } from './let-others-work.js';
import { emptyRoot, hashNode, splitPoint } from './merkle-tree.js';
import type { Bytes } from './bytes.js';

/** Hashes that are made before others have their turn: a few milliseconds. */
const CROWD = 2_048;

export class MerkleLevels {
  /** `levels[k][i]`: root of the leaves from i·2^k on, 2^k of them. */
  readonly #levels: readonly (readonly Bytes[])[];

  private constructor(levels: readonly (readonly Bytes[])[]) {
    this.#levels = levels;
  }

  static async of(leaves: readonly Bytes[]): Promise<MerkleLevels> {
    const levels: (readonly Bytes[])[] = [leaves];
    for (let level = leaves; level.length > 1;) {
      level = await pairUp(level);
      levels.push(level);
    }
    return new MerkleLevels(levels);
  }

  /** The root of the first `size` leaves. */
  async root(size: number): Promise<Bytes> {
    return size === 0 ? emptyRoot() : this.#rootOf(0, size);
  }

  async #rootOf(from: number, size: number): Promise<Bytes> {
    const height = Math.log2(size);
    if (Number.isInteger(height)) return this.#subtree(height, from / size);
    const left = splitPoint(size);
    return hashNode(await this.#rootOf(from, left), await this.#rootOf(from + left, size - left));
  }

  #subtree(height: number, at: number): Bytes {
    const hash = this.#levels[height]?.[at];
    if (hash === undefined) throw new RangeError('The tree has no so many leaves');
    return hash;
  }
}

/** A leaf or subtree without a right neighbour has no parent here. */
async function pairUp(level: readonly Bytes[]): Promise<Bytes[]> {
  const parents: Bytes[] = [];
  const pairs = Math.floor(level.length / 2);
  for (let begin = 0; begin < pairs; begin += CROWD) {
    const crowd = Array.from({ length: Math.min(CROWD, pairs - begin) }, (_, at) => {
      const pair = 2 * (begin + at);
      return hashNode(level[pair] as Bytes, level[pair + 1] as Bytes);
    });
    parents.push(...(await Promise.all(crowd)));
    if (crowd.length === CROWD) await letOthersWork();
  }
  return parents;
}
