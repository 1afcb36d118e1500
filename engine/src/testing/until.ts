/** Waits for a condition that must come true; a test that waits in vain says for what. */
import type { Engine } from '../runtime/engine.js';

const LOOK_EVERY_MS = 10;

export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 40_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Until the recorded data are over and every account has seen them. */
export async function untilEnded(engine: Engine, limitMs = 50_000): Promise<void> {
  await until('the end of the recorded data', () => engine.feed.state.phase === 'ENDED', limitMs);
  if (!(await engine.caughtUp(limitMs))) throw new Error('An account has not caught up');
}
