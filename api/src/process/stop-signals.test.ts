/** How signals become one stop, or an end at once. */
import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { ECHO_MS, listenForStop } from './stop-signals.js';

function listening() {
  const emitter = new EventEmitter();
  const seen: string[] = [];
  const clock = { ms: 0 };
  const unlisten = listenForStop(
    { first: (signal) => seen.push(`first ${signal}`), second: (s) => seen.push(`second ${s}`) },
    { emitter, now: () => clock.ms },
  );
  return { emitter, seen, clock, unlisten };
}

describe('stop signals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('asks for a clean stop on %s', (signal) => {
    const { emitter, seen } = listening();
    emitter.emit(signal);
    expect(seen).toEqual([`first ${signal}`]);
  });

  it('takes the echoes of one Ctrl-C for the same press', () => {
    const { emitter, seen, clock } = listening();
    emitter.emit('SIGINT');
    clock.ms = ECHO_MS - 1;
    emitter.emit('SIGINT');
    emitter.emit('SIGTERM');
    expect(seen).toEqual(['first SIGINT']);
  });

  it('ends at once on a second press', () => {
    const { emitter, seen, clock } = listening();
    emitter.emit('SIGINT');
    clock.ms = ECHO_MS;
    emitter.emit('SIGINT');
    expect(seen).toEqual(['first SIGINT', 'second SIGINT']);
  });

  it('hears nothing once it has stopped listening', () => {
    const { emitter, seen, unlisten } = listening();
    unlisten();
    emitter.emit('SIGTERM');
    expect(seen).toEqual([]);
  });
});
