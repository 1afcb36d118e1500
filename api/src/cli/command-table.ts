/** Every command by name, with its line in `--help`; its code is loaded only when it is called. */
import type { Command } from 'commander';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's module and gives what adds it to the program. */
  readonly load: () => Promise<(program: Command) => void>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run the whole system: portal and GraphQL on one port',
    load: async () => (await import('./commands/start.js')).registerStart,
  },
  {
    name: 'doctor',
    summary: 'what is configured, reachable, missing, and what to do',
    load: async () => (await import('./commands/doctor.js')).registerDoctor,
  },
];
