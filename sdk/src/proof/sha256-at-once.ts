/** SHA-256 (FIPS 180-4, section 6.2) of short texts, at once: WebCrypto takes 20 µs for any of them. */
import type { Bytes } from './bytes.js';

const ROUNDS = 64;
const BLOCK_BYTES = 64;
/** The last block ends with the length in bits; before it stands at least one byte of padding. */
const LENGTH_BYTES = 8;
const PADDING = 0x80;

/** Sections 4.2.2 and 5.3.3: the first 32 bits behind the point of roots of the first primes. */
const PRIMES = firstPrimes(ROUNDS);
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => behindPoint(Math.cbrt(prime)));
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => behindPoint(Math.sqrt(prime)));

/** Used by one call from its beginning to its end: nothing of it is awaited. */
const words = new Int32Array(ROUNDS);
const state = new Int32Array(START.length);

export function sha256AtOnce(bytes: Uint8Array): Bytes {
  const blocks = padded(bytes);
  state.set(START);
  for (let at = 0; at < blocks.byteLength; at += BLOCK_BYTES) takeBlock(blocks, at);
  const digest = new DataView(new ArrayBuffer(4 * state.length));
  for (let at = 0; at < state.length; at += 1) digest.setInt32(4 * at, state[at] as number);
  return new Uint8Array(digest.buffer);
}

/** Section 5.1.1. */
function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 1 + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = PADDING;
  const view = new DataView(whole.buffer);
  view.setBigUint64(size - LENGTH_BYTES, BigInt(bytes.length) * 8n);
  return view;
}

/** Section 6.2.2, with the letters that it uses. */
function takeBlock(blocks: DataView, at: number): void {
  expand(blocks, at);
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const sum0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const constant = CONSTANTS[round] as number;
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + sum1 + choice + constant + (words[round] as number)) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  addTo(0, a, b, c, d);
  addTo(4, e, f, g, h);
}

function expand(blocks: DataView, at: number): void {
  for (let round = 0; round < 16; round += 1) words[round] = blocks.getInt32(at + 4 * round);
  for (let round = 16; round < ROUNDS; round += 1) {
    const before15 = words[round - 15] as number;
    const before2 = words[round - 2] as number;
    const small0 = turn(before15, 7) ^ turn(before15, 18) ^ (before15 >>> 3);
    const small1 = turn(before2, 17) ^ turn(before2, 19) ^ (before2 >>> 10);
    words[round] = (words[round - 16] as number) + small0 + (words[round - 7] as number) + small1;
  }
}

function addTo(place: number, a: number, b: number, c: number, d: number): void {
  state[place] = (state[place] as number) + a;
  state[place + 1] = (state[place + 1] as number) + b;
  state[place + 2] = (state[place + 2] as number) + c;
  state[place + 3] = (state[place + 3] as number) + d;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function behindPoint(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}
