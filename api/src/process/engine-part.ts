/** The role `engine`: runs accounts and drives the replayed market; ready after the fast-forward. */
import { setTimeout as delay } from 'node:timers/promises';

import { startEngine, type Engine } from '@fiducia/engine';

import { ownerName } from './owner-name.js';
import type { SharedParts } from './run-system.js';

/** Finishing what is under way and giving the leases back. */
const STOP_MS = 8_000;
/** Beyond this the system is shown while history still passes; the portal says so. */
const FAST_FORWARD_MS = 12_000;
const LOOK_MS = 50;
/** Long enough to read that the data have ended. */
const RESTART_PAUSE_MS = 30_000;

/** Null when there is no market to run: nothing was imported and there is no demo. */
export async function startEnginePart(shared: SharedParts): Promise<Engine | null> {
  const { options, engine: deps, life, log } = shared;
  const started = await startEngine(deps, {
    owner: ownerName(options.database.kind),
    restartPauseMs: RESTART_PAUSE_MS,
  });
  if (!started.ok) {
    log.logger.warn({ reason: started.error }, 'engine.not-started');
    return null;
  }
  const { engine } = started;
  life.started('the engine', () => engine.stop(), STOP_MS);
  await fastForward(engine, shared);
  return engine;
}

async function fastForward(engine: Engine, { life, progress }: SharedParts): Promise<void> {
  const until = performance.now() + FAST_FORWARD_MS;
  while (isBehind(engine) && performance.now() < until) {
    life.interrupted.throwIfAborted();
    const { publishedAt } = engine.feed.state;
    const day = publishedAt === null ? '' : ` ${dayOf(publishedAt)}`;
    progress.say(`Passing over history …${day}`);
    await delay(LOOK_MS);
  }
  await engine.caughtUp(Math.max(0, until - performance.now()));
  life.interrupted.throwIfAborted();
}

function isBehind(engine: Engine): boolean {
  const { phase } = engine.feed.state;
  return phase === 'FAST_FORWARD' || phase === 'STOPPED';
}

/** For the ready line: what is replayed and which day it is there. */
export function describeMarket(engine: Engine): string {
  const { source, publishedAt, lastAt, barsPerSecond } = engine.feed.state;
  const unit = barsPerSecond === 1 ? 'bar' : 'bars';
  const speed = barsPerSecond === null ? 'as fast as possible' : `${barsPerSecond} ${unit}/s`;
  const day = publishedAt === null ? 'not begun' : dayOf(publishedAt);
  return `${source}, ${day} of ${dayOf(lastAt)}, ${speed}`;
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
