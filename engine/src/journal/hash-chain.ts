/**
 * The journal's hash chain, in blocks: the hash of entry n is SHA-256 of the hash of the last entry
 * of the block before it and of the texts of its block up to n, each ended by a line feed. So every
 * entry has a hash that depends on all before it, and a writer that needs only the last one hashes
 * once a block.
 */
import { assertThat } from '../domain/assert.js';
import { BlockBytes, FixedText } from './block-bytes.js';
import { HASH_BYTES, HERE, hashBlock } from './block-hasher.js';
import type { BlockHasher, BlockHashes } from './block-hasher.js';
import { ENTRIES_PER_BLOCK } from './journal-format.js';

/** 32 zero bytes stand where the first block has none before it. */
export const GENESIS_HASH = '0'.repeat(64);
const LINE_FEED = new FixedText('\n');

/** The end of a block (or the journal's beginning): where a chain can be taken up again. */
export interface BlockEnd {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
}

export class HashChain {
  /** Room for the hash before this block, then the block's texts. */
  private readonly block = new BlockBytes();
  private readonly hashes: BlockHashes;
  private count: number;
  /** Hex of the last entry's hash; null until somebody asks for it. */
  private lastHash: string | null;

  /** Begins anew, or goes on behind a whole block; entries of a begun block are appended again. */
  constructor(after: BlockEnd = { seq: 0, hash: GENESIS_HASH }, hasher: BlockHasher = HERE) {
    assertThat(/^[0-9a-f]{64}$/.test(after.hash), 'a chain head is 64 hexadecimal digits');
    assertThat(after.seq % ENTRIES_PER_BLOCK === 0, `entry ${after.seq} does not end a block`);
    this.count = after.seq;
    this.lastHash = after.hash;
    this.hashes = hasher.begin(Buffer.from(after.hash, 'hex'));
    this.block.length = HASH_BYTES;
  }

  /** Number of entries so far; the next entry is `seq + 1`. */
  get seq(): number {
    return this.count;
  }

  /** Hex of the last entry's hash. */
  get head(): string {
    if (this.lastHash === null) {
      const { block } = this;
      const before = this.hashes.last();
      const ended = this.count % ENTRIES_PER_BLOCK === 0;
      this.lastHash = hex(ended ? before : hashBlock(block.written, before));
    }
    return this.lastHash;
  }

  /** Takes the canonical text of the next entry. */
  append(text: string): void {
    this.block.text(text);
    this.appended();
  }

  /** Where the next entry may be written without making a string of it; `appended` must follow. */
  get next(): BlockBytes {
    return this.block;
  }

  /** The bytes of one more entry have been written. */
  appended(): void {
    const { block } = this;
    block.fixed(LINE_FEED);
    this.count += 1;
    this.lastHash = null;
    if (this.count % ENTRIES_PER_BLOCK !== 0) return;
    this.hashes.push(block.written);
    block.length = HASH_BYTES;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
