/** The name under which a process holds leases. */
import { hostname } from 'node:os';

/**
 * On the built-in database there is one process, which takes over at once what it held before a
 * crash. Elsewhere several may run on one machine, and two with one name would fight.
 */
export function ownerName(database: 'embedded' | 'external'): string {
  return database === 'embedded' ? 'embedded' : `${hostname()}:${process.pid}`;
}
