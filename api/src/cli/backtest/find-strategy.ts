/** A strategy by its name, or from a TypeScript or JavaScript file of the user's own. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInStrategies, type StrategyDefinition } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { placeInFile } from './strategy-fault.js';
import { hookStrategyModules } from './strategy-modules.js';

const FILE = /[/\\]|\.(ts|mts|js|mjs)$/;

export function isStrategyFile(name: string): boolean {
  return FILE.test(name);
}

export async function findStrategy(name: string): Promise<StrategyDefinition> {
  if (isStrategyFile(name)) return loadStrategyFile(name);
  const strategies = builtInStrategies();
  const found = strategies.get(name);
  if (found !== undefined) return found;
  const known = strategies
    .list()
    .map((strategy) => strategy.name)
    .join(', ');
  throw new CliFailure(
    `Option --strategy takes ${known}, or a file such as ./mine.ts, not "${name}".`,
    2,
  );
}

async function loadStrategyFile(file: string): Promise<StrategyDefinition> {
  const path = resolve(file);
  if (!existsSync(path)) throw new CliFailure(`There is no strategy file ${path}.`, 2);
  const unhook = hookStrategyModules();
  try {
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const found = Object.values(module).find(isStrategy);
    if (found !== undefined) return found;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const { line, column } = placeInFile(error, path);
    const place = line === null ? path : `${path}:${line}`;
    throw new CliFailure(`The strategy file ${place} cannot be loaded: ${reason}`, 1, {
      ...{ cause: error, code: 'STRATEGY_FAILED', details: { file, line, column } },
    });
  } finally {
    unhook();
  }
  throw new CliFailure(`${path} exports no strategy: export defineStrategy({ … }) from it.`, 2);
}

function isStrategy(value: unknown): value is StrategyDefinition {
  const candidate = value as Partial<StrategyDefinition> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.create === 'function' &&
    typeof candidate.name === 'string' &&
    typeof candidate.version === 'string'
  );
}
