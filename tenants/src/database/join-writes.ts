/**
 * What is sent over a connection within one moment leaves in one write.
 *
 * Each write is a call into the kernel that wakes the server's process, which may get the processor
 * at once: begin, set_config, a statement and commit by themselves would give it away four times, and
 * everybody who waits for this thread waits for that (bench: a third of the thread's time).
 */
import type { Socket } from 'node:net';
import type pg from 'pg';

/** Of `pg`'s client; its types leave it out. */
interface Connected {
  readonly connection: { readonly stream: Socket };
}

/** Call it before anything is sent. */
export function joinWrites(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & Connected).connection;
  // Held back already, and let go when the moment is over.
  if (stream.writableCorked > 0) return;
  stream.cork();
  // Runs after all promises that are settled by now: what follows them belongs to the same moment.
  process.nextTick(() => {
    stream.uncork();
  });
}
