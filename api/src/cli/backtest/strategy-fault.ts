/** Where a user's own strategy stopped: at which bar, and at which line of its file. */
import { pathToFileURL } from 'node:url';
import type { StrategyDefinition } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';

export interface FaultPlace {
  readonly file: string;
  /** Null when the error does not come from a line of the file, such as a text that was thrown. */
  readonly line: number | null;
  readonly column: number | null;
  /** From 0, of the bars of its symbol that the run has; null before the first one. */
  readonly bar: number | null;
  /** When that bar closed. */
  readonly time: string | null;
}

/** Remembers the first error that the strategy lets go, and lets it pass. */
export class StrategyFault {
  place: FaultPlace | null = null;

  constructor(private readonly file: string) {}

  watch(definition: StrategyDefinition): StrategyDefinition {
    return {
      ...definition,
      create: (setup) => {
        const instance = this.noting(null, () => definition.create(setup));
        const onBar = instance.onBar.bind(instance);
        const seen = { bar: -1, at: 0 };
        return Object.assign(instance, {
          onBar: (...given: Parameters<typeof onBar>) => {
            seen.bar += 1;
            seen.at = given[0].at;
            this.noting(seen, () => onBar(...given));
          },
        });
      },
    };
  }

  /** What the strategy's end says, behind the place in the user's own file where it is one's. */
  sentence(failure: string): string {
    return this.place === null ? failure : `${describePlace(this.place)}: ${failure}`;
  }

  failed(failure: string): CliFailure {
    const details = this.place === null ? {} : { details: { ...this.place } };
    return new CliFailure(this.sentence(failure), 1, { code: 'STRATEGY_FAILED', ...details });
  }

  private noting<T>(seen: { readonly bar: number; readonly at: number } | null, work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.place ??= {
        file: this.file,
        ...placeInFile(error, this.file),
        bar: seen?.bar ?? null,
        time: seen === null ? null : new Date(seen.at).toISOString(),
      };
      throw error;
    }
  }
}

/** `./mine.ts:14:12, bar 5 (closed 2020-01-06T00:00:00.000Z)`. */
export function describePlace({ file, line, column, bar, time }: FaultPlace): string {
  const at = line === null ? file : `${file}:${line}${column === null ? '' : `:${column}`}`;
  return bar === null ? `${at}, before its first bar` : `${at}, bar ${bar} (closed ${time})`;
}

/** The innermost line of the file that the error passed; types are stripped without moving any. */
export function placeInFile(
  error: unknown,
  file: string,
): { readonly line: number | null; readonly column: number | null } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const url = pathToFileURL(file).href;
  const from = stack.indexOf(`${url}:`);
  const found = from < 0 ? null : /^(\d+)(?::(\d+))?/.exec(stack.slice(from + url.length + 1));
  if (found === null) return { line: null, column: null };
  return { line: Number(found[1]), column: found[2] === undefined ? null : Number(found[2]) };
}
