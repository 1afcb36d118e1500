/** Steps of one account that wait for one commit: journal entries and the rows they fold into. */
import type { DeploymentId } from '@fiducia/tenants';
import type { AppendedEntry } from '../journal/append-entries.js';
import type { DeploymentRef, OrderRef } from '../kernel/inputs.js';
import { Deployments } from '../projections/deployments.js';
import { EquityPoints } from '../projections/equity-points.js';
import { Fills } from '../projections/fills.js';
import { Ledger } from '../projections/ledger.js';
import { OrderIntents } from '../projections/order-intents.js';
import { Positions } from '../projections/positions.js';
import type { ForeignCostOf } from '../projections/positions.js';
import type { JournaledStep, Projection } from '../projections/projection.js';
import { RuleHalts } from '../projections/rule-halts.js';
import { TradeOrders } from '../projections/trade-orders.js';

export interface StepBatchOptions {
  readonly epoch: bigint;
  readonly clientOrderIdOf: (order: OrderRef) => string;
  readonly deploymentIdOf: (ref: DeploymentRef) => DeploymentId;
  /** Whether a stop by rule closes positions, as the mandate of now says. */
  readonly closesOnStop: () => boolean;
  readonly foreignCostOf: ForeignCostOf;
}

export class StepBatch {
  readonly entries: AppendedEntry[] = [];
  readonly intents: OrderIntents;
  /** In the order in which their rows depend on each other. */
  readonly projections: readonly Projection[];

  constructor(options: StepBatchOptions) {
    this.intents = new OrderIntents(options.epoch, options.clientOrderIdOf);
    this.projections = [
      new Deployments(options.deploymentIdOf),
      new TradeOrders(options.clientOrderIdOf),
      new Fills(),
      this.intents,
      new Ledger(),
      new Positions(options.foreignCostOf),
      new EquityPoints(),
      new RuleHalts(options.closesOnStop),
    ];
  }

  add(step: JournaledStep, text: string, hash: string): void {
    const { seq, run, input } = step;
    this.entries.push({ seq, run, input, text, hash });
    for (const projection of this.projections) projection.add(step);
  }
}
