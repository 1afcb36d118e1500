/** Runs one strategy instance on one symbol: shows it bars, takes its wishes, keeps its state. */
import { assertThat } from '../domain/assert.js';
import type { JsonValue } from '../domain/json.js';
import type { StrategyDefinition, StrategyInstance } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { ResampledBars } from '../strategies/timeframe-bars.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { NO_INPUTS } from '../strategies/vectorised-inputs.js';
import type { AccountState } from './account-state.js';
import { ContinuousBar } from './continuous-bar.js';
import type { InstrumentState } from './instrument-state.js';
import { IntentDesk } from './intent-desk.js';
import type { Owner } from './owner.js';

/** A sentence for people: one line, bounded, whatever the strategy's author threw. */
const MAX_FAILURE_LENGTH = 300;

export class StrategyHost {
  readonly desk: IntentDesk;
  private readonly tracked: Tracked[] = [];
  private readonly timeframes: ResampledBars[] = [];
  private readonly instance: StrategyInstance;
  private readonly continuous: ContinuousBar;

  constructor(
    state: AccountState,
    owner: Owner,
    readonly instrument: InstrumentState,
    definition: StrategyDefinition,
    parameters: ParameterValues,
  ) {
    this.desk = new IntentDesk(state, owner, instrument);
    this.continuous = new ContinuousBar(instrument);
    this.instance = definition.create({
      parameters,
      symbol: instrument.symbol,
      followsReference: state.sizing === 'AT_FILL',
      track: (item) => {
        this.tracked.push(item);
        return item;
      },
      bars: (timeframe, options) => {
        const bars = new ResampledBars(instrument.spec, timeframe, options);
        this.tracked.push(bars);
        this.timeframes.push(bars);
        return bars;
      },
    });
  }

  /** Bars before every tracked indicator has a value: the first decision is one bar later. */
  get lookback(): number {
    return this.tracked.reduce((longest, item) => Math.max(longest, item.lookback), 0);
  }

  /** Null when all went well, else why the strategy cannot go on. Then its wishes are void. */
  onBar(): string | null {
    this.desk.clear();
    const bar = this.instrument.sharesPerFirst === 1 ? this.instrument : this.continuous;
    const { timeframes } = this;
    for (let i = 0; i < timeframes.length; i += 1) {
      (timeframes[i] as ResampledBars).push(bar);
    }
    try {
      this.instance.onBar(bar, this.desk, NO_INPUTS);
      return this.desk.fault;
    } catch (error) {
      return failureSentence(error);
    }
  }

  save(): JsonValue {
    return this.tracked.map((item) => item.save());
  }

  load(saved: JsonValue): void {
    assertThat(
      Array.isArray(saved) && saved.length === this.tracked.length,
      'the saved strategy state does not fit this version of the strategy',
    );
    this.tracked.forEach((item, index) => item.load(saved[index] as JsonValue));
  }
}

export function failureSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.replaceAll(/\s+/g, ' ').trim().toWellFormed().slice(0, MAX_FAILURE_LENGTH);
  return `The strategy stopped with an error: ${line}`.toWellFormed();
}
