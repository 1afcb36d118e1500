/** CMF: Chaikin money flow, the money flow volume of n bars in parts of their volume. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { moneyFlowMultiplier } from './money-flow.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class ChaikinMoneyFlow extends MultiStream {
  readonly lookback = 0;
  private readonly flows: RollingSum;
  private readonly volumes: RollingSum;

  constructor(timePeriod: number) {
    super(3);
    this.flows = new RollingSum(timePeriod);
    this.volumes = new RollingSum(timePeriod);
  }

  update(high: number, low: number, close: number, volume: number): number {
    const multiplier = moneyFlowMultiplier(high, low, close);
    const flow = multiplier * volume;
    const share = ratio(this.flows.update(flow), this.volumes.update(volume));
    return this.emit(this.flows.full ? share : Number.NaN, multiplier, flow);
  }
}

export const cmf = defineIndicator({
  fn: 'CMF',
  title: 'Chaikin money flow',
  description:
    'Money flow volume of n bars in parts of their volume (0 without volume); with the money flow ' +
    'multiplier and volume of each bar, which are there from the first bar on.',
  group: 'volume',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['cmf', 'moneyFlowMultiplier', 'moneyFlowVolume'],
  create: ({ timePeriod }) => new ChaikinMoneyFlow(timePeriod),
});
