/** The work of `fiducia bench risk`: each order's checks timed, beside what the timer itself takes. */
import { PRE_TRADE_CHECKS, type PreTradeCheck } from '@fiducia/engine/simulation';

import { print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';
import { RiskAccount, WORKING_ORDERS } from './risk-account.js';

export interface RiskBenchFlags {
  readonly orders: number;
  readonly runs: number;
  readonly json?: boolean;
}

/** Microseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface RiskBench {
  readonly orders: number;
  readonly runs: number;
  readonly workingOrders: number;
  readonly checks: readonly string[];
  /** All pre-trade checks together, medians of the runs. */
  readonly all: Latency;
  /** The whole decision around them: request, review, checks, reservation, events. */
  readonly decision: Latency;
  /** Two readings of the clock with nothing between them. */
  readonly limit: Latency;
  readonly targetP99: number;
}

const TARGET_P99_MICROSECONDS = 20;

export function riskBenchCommand(flags: RiskBenchFlags): void {
  const result = measureRisk(flags);
  if (flags.json === true) printJson(result);
  else print(render(result));
}

export function measureRisk({ orders, runs }: RiskBenchFlags): RiskBench {
  const clock = new CheckClock();
  const account = new RiskAccount(clock.around(PRE_TRADE_CHECKS));
  const checks: Latency[] = [];
  const decisions: Latency[] = [];
  const timer: Latency[] = [];
  // One run more than counts: the first one warms up.
  for (let run = 0; run <= runs; run += 1) {
    const measured = measureOrders(account, clock, orders);
    if (run === 0) continue;
    checks.push(latencyOf(measured.checks));
    decisions.push(latencyOf(measured.decisions));
    timer.push(latencyOf(measured.timer));
  }
  return {
    orders,
    runs,
    workingOrders: WORKING_ORDERS,
    checks: PRE_TRADE_CHECKS.map(({ code }) => code),
    all: medianOf(checks),
    decision: medianOf(decisions),
    limit: medianOf(timer),
    targetP99: TARGET_P99_MICROSECONDS,
  };
}

/** Reads the clock before the first check and after the last one. */
class CheckClock {
  private start = 0;
  microseconds = 0;

  around(checks: readonly PreTradeCheck[]): readonly PreTradeCheck[] {
    const note = (code: string, read: () => void): PreTradeCheck => ({
      code,
      title: 'Reads the clock.',
      judges: 'WHOLE',
      judge: () => {
        read();
        return null;
      },
    });
    const begin = note('BENCH_BEGIN', () => (this.start = performance.now()));
    const end = note('BENCH_END', () => {
      this.microseconds = (performance.now() - this.start) * 1000;
    });
    return [begin, ...checks, end];
  }
}

interface Measured {
  readonly checks: Float64Array;
  readonly decisions: Float64Array;
  readonly timer: Float64Array;
}

function measureOrders(account: RiskAccount, clock: CheckClock, orders: number): Measured {
  const column = (): Float64Array => new Float64Array(orders);
  const measured = { checks: column(), decisions: column(), timer: column() };
  for (let order = 0; order < orders; order += 1) {
    const request = account.limit();
    const start = performance.now();
    const ref = account.ask(request);
    measured.decisions[order] = (performance.now() - start) * 1000;
    measured.checks[order] = clock.microseconds;
    account.cancel(ref);
    const empty = performance.now();
    measured.timer[order] = (performance.now() - empty) * 1000;
  }
  return measured;
}

function latencyOf(microseconds: Float64Array): Latency {
  const sorted = microseconds.sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function medianOf(runs: readonly Latency[]): Latency {
  const median = (of: (run: Latency) => number): number => {
    const sorted = runs.map(of).sort((a, b) => a - b);
    return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(3));
  };
  return {
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    max: median(({ max }) => max),
  };
}

function render(bench: RiskBench): string {
  const text = ({ p50, p99, max }: Latency): string =>
    `p50 ${p50.toFixed(2)} µs, p99 ${p99.toFixed(2)} µs, max ${max.toFixed(0)} µs`;
  return renderFacts([
    [`All ${bench.checks.length} checks together`, text(bench.all)],
    ['Target', `p99 at most ${bench.targetP99} µs`],
    ['Whole decision', text(bench.decision)],
    ['Timer alone', text(bench.limit)],
    ['Orders', `${bench.orders} in each of ${bench.runs} runs, medians of the runs`],
    ['Account', `10 instruments with positions, ${bench.workingOrders} working orders`],
  ]);
}
