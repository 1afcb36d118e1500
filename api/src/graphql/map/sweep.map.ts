/** Searches, their trials and heat maps as the schema shows them. */
import {
  directionOf,
  type HeatCell,
  type SamplerName,
  type SearchSpec,
  type SweepOutcome,
  type TrialView,
} from '@fiducia/engine';
import type { ResearchRunId } from '@fiducia/tenants';
import type { ObjectiveDirectionEnum, SamplerEnum } from '../enums.js';
import type {
  HeatMapCellType,
  SearchType,
  SweepReportType,
  TrialType,
} from '../types/sweep.type.js';
import { toMeasures } from './research.map.js';

const SAMPLER_NAMES = {
  GRID: 'grid',
  RANDOM: 'random',
  TPE: 'tpe',
} as const satisfies Record<keyof typeof SamplerEnum, SamplerName>;

const SAMPLERS_SHOWN = {
  grid: 'GRID',
  random: 'RANDOM',
  tpe: 'TPE',
} as const satisfies Record<SamplerName, keyof typeof SamplerEnum>;

export function samplerOf(shown: keyof typeof SamplerEnum): SamplerName {
  return SAMPLER_NAMES[shown];
}

export function toSearch({ sampler, space, trials, objective, seed }: SearchSpec): SearchType {
  const direction: keyof typeof ObjectiveDirectionEnum = directionOf(objective);
  return { sampler: SAMPLERS_SHOWN[sampler], space, trials, objective, direction, seed };
}

/** What the field resolvers of a report start from. */
export interface SweepReportSource extends SweepReportType {
  readonly runId: ResearchRunId;
}

export function toSweepReport(runId: ResearchRunId, outcome: SweepOutcome): SweepReportSource {
  const { best, trials: trialCount, skippedBecause } = outcome;
  return {
    ...outcome,
    runId,
    trialCount,
    skipped: Object.entries(skippedBecause).map(([reason, count]) => ({ reason, count })),
    best:
      best === null
        ? null
        : { ...best, measures: toMeasures(best.measures, best.caveats), error: null },
  };
}

export function toTrial({ measures, ...trial }: TrialView): TrialType {
  return { ...trial, measures: measures === null ? [] : toMeasures(measures) };
}

export function toHeatMapCell({ x, y, ...cell }: HeatCell): HeatMapCellType {
  return { ...cell, x: String(x), y: String(y) };
}
