/** All checks of market data on one series, in one list: to add a check, add its line here. */
import { findClockShift, findSkippedHours } from './clock-changes.js';
import { findClosedMarketBars } from './closed-market.js';
import type { CheckedBars, DataCheck, DataFinding } from './data-finding.js';
import { findHoles } from './holes.js';
import { findOutliers } from './outliers.js';
import { findCoarsePrices, findFinePrices } from './price-steps.js';
import { findSplits } from './splits.js';
import { findStalePrices } from './stale-prices.js';
import { findOverlaps, findTimeframeChanges } from './bar-spacing.js';
import { findZeroVolumes } from './volumes.js';

const CHECKS: readonly DataCheck[] = [
  findSplits,
  findHoles,
  findOutliers,
  findTimeframeChanges,
  findSkippedHours,
  findClockShift,
  findCoarsePrices,
  findOverlaps,
  findClosedMarketBars,
  findStalePrices,
  findZeroVolumes,
  findFinePrices,
];

/** Warnings first. */
export function checkBars(checked: CheckedBars): readonly DataFinding[] {
  const findings = CHECKS.flatMap((check) => check(checked));
  return [...findings].sort(
    (a, b) => Number(b.severity === 'WARNING') - Number(a.severity === 'WARNING'),
  );
}

/** What a backtest must say: the findings by which its result may be wrong. */
export function barWarnings(checked: CheckedBars): readonly DataFinding[] {
  return checkBars(checked).filter(({ severity }) => severity === 'WARNING');
}
