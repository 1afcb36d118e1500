/** Lets V8 compile the loop of a backtest as a whole. */
import { setFlagsFromString } from 'node:v8';

/**
 * A bar goes through some twenty small functions. V8 stops to inline them once what a function has
 * taken in passes 920 bytes of bytecode, somewhere half way through the loop; the rest is then called,
 * with a box for each float that is handed over. With room for the whole loop a run takes a fifth less
 * time. For this process and its threads, from now on.
 */
export function inlineWholeLoops(): void {
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
}
