/** `trade_order`: each order as it stands now, for blotters and queries. */
import { deterministicId } from '@fiducia/tenants';
import type { OrderId, TenantTransaction } from '@fiducia/tenants';
import type { OrderSource, OrderSpec } from '../domain/order.js';
import type { KernelEvent } from '../kernel/events.js';
import type { DeploymentRef, OrderRef } from '../kernel/inputs.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type AdjustedEvent = Extract<KernelEvent, { type: 'ORDER_ADJUSTED' }>;
type OrderEvent = Exclude<
  Extract<KernelEvent, { order: OrderRef; type: `ORDER_${string}` }>,
  AdjustedEvent
>;

interface OrderState {
  /**
   * Two that the row itself completes: WORKING, what the fills say after a refused cancel; PARTIAL,
   * a part filled, which leaves an order that is being cancelled or has ended as it is.
   */
  status: string;
  code: string | null;
  reason: string | null;
  filled: string | null;
  averagePrice: string | null;
  updatedAt: number;
}

interface NewOrder extends OrderState {
  readonly ref: OrderRef;
  readonly seq: number;
  readonly run: number;
  readonly spec: OrderSpec;
  readonly source: OrderSource;
  readonly deployment: DeploymentRef | null;
  readonly decidedAt: number;
}

const INSERT_ORDERS = `
  insert into trade_order (tenant_id, account_id, id, order_ref, client_order_id, seq, run, symbol,
    side, type, time_in_force, quantity, limit_price, stop_price, reduce_only, filled_quantity,
    average_fill_price, status, status_code, status_reason, source, deployment_ref, decided_at,
    updated_at, trail_amount, trail_percent, expire_at, post_only, display_quantity, stop_loss,
    take_profit, oco_group, parent_ref)
  select $1, $2, *
  from unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::numeric[], $13::numeric[], $14::numeric[], $15::boolean[],
    $16::numeric[], $17::numeric[], $18::text[], $19::text[], $20::text[], $21::text[],
    $22::text[], $23::timestamptz[], $24::timestamptz[], $25::numeric[], $26::numeric[],
    $27::timestamptz[], $28::boolean[], $29::numeric[], $30::numeric[], $31::numeric[],
    $32::text[], $33::text[])`;

const UPDATE_ORDERS = `
  update trade_order o
  set filled_quantity = coalesce(u.filled, o.filled_quantity),
      average_fill_price = coalesce(u.average_price, o.average_fill_price),
      status = case
        when u.status = 'PARTIAL' and o.status in ('PENDING_CANCEL', 'CANCELED', 'EXPIRED', 'REJECTED')
          then o.status
        when u.status = 'PARTIAL' then 'PARTIALLY_FILLED'
        when u.status <> 'WORKING' then u.status
        when coalesce(u.filled, o.filled_quantity) > 0 then 'PARTIALLY_FILLED'
        else 'ACCEPTED' end,
      status_code = u.code, status_reason = u.reason, updated_at = u.updated_at
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[],
              $9::timestamptz[])
    as u (order_ref, status, code, reason, filled, average_price, updated_at)
  where o.tenant_id = $1 and o.account_id = $2 and o.order_ref = u.order_ref`;

const ADJUST_ORDERS = `
  update trade_order o
  set quantity = u.quantity, limit_price = u.limit_price, stop_price = u.stop_price,
      filled_quantity = u.filled, reduce_only = u.reduce_only, trail_amount = u.trail_amount,
      display_quantity = u.display_quantity, stop_loss = u.stop_loss, take_profit = u.take_profit
  from unnest($3::text[], $4::numeric[], $5::numeric[], $6::numeric[], $7::numeric[], $8::boolean[],
              $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[])
    as u (order_ref, quantity, limit_price, stop_price, filled, reduce_only, trail_amount,
          display_quantity, stop_loss, take_profit)
  where o.tenant_id = $1 and o.account_id = $2 and o.order_ref = u.order_ref`;

export class TradeOrders implements Projection {
  private readonly created = new Map<OrderRef, NewOrder>();
  private readonly changed = new Map<OrderRef, OrderState>();
  private readonly adjusted = new Map<OrderRef, AdjustedEvent>();

  constructor(private readonly clientOrderIdOf: (order: OrderRef) => string) {}

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type === 'ORDER_INITIALIZED') this.create(step, event);
      else if (event.type === 'ORDER_ADJUSTED') this.adjust(event);
      else if (isOrderEvent(event)) this.change(event, step.input.at);
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const statements: Promise<unknown>[] = [];
    if (this.created.size > 0) {
      statements.push(tx.prepared(INSERT_ORDERS, this.insertValues(account)));
    }
    // Before the changes: a fill after the split counts in new shares.
    if (this.adjusted.size > 0) {
      statements.push(tx.prepared(ADJUST_ORDERS, this.adjustValues(account)));
    }
    if (this.changed.size > 0) {
      statements.push(tx.prepared(UPDATE_ORDERS, this.updateValues(account)));
    }
    return statements;
  }

  private create(
    step: JournaledStep,
    event: Extract<KernelEvent, { type: 'ORDER_INITIALIZED' }>,
  ): void {
    const at = step.input.at;
    this.created.set(event.order, {
      ref: event.order,
      seq: step.seq,
      run: step.run,
      spec: event.spec,
      source: event.source,
      deployment: event.deployment,
      decidedAt: at,
      ...stateAfter('INITIALIZED', at),
    });
  }

  private adjust(event: AdjustedEvent): void {
    this.adjusted.set(event.order, event);
    const known = this.created.get(event.order) ?? this.changed.get(event.order);
    if (known !== undefined && known.filled !== null) known.filled = event.filledQuantity;
  }

  private change(event: OrderEvent, at: number): void {
    const next = applyOrderEvent(event, at);
    const known = this.created.get(event.order) ?? this.changed.get(event.order);
    if (known === undefined) {
      this.changed.set(event.order, next);
      return;
    }
    const filled = next.filled ?? known.filled;
    const averagePrice = next.averagePrice ?? known.averagePrice;
    const status = next.status === 'PARTIAL' ? afterPartialFill(known.status) : next.status;
    Object.assign(known, next, { status, filled, averagePrice });
  }

  private adjustValues(account: AccountKey): readonly unknown[] {
    const rows = [...this.adjusted.values()];
    return [
      account.tenantId,
      account.accountId,
      rows.map(({ order }) => order),
      rows.map(({ spec }) => spec.quantity),
      rows.map(({ spec }) => spec.limitPrice),
      rows.map(({ spec }) => spec.stopPrice),
      rows.map(({ filledQuantity }) => filledQuantity),
      rows.map(({ spec }) => spec.reduceOnly),
      rows.map(({ spec }) => spec.trailAmount ?? null),
      rows.map(({ spec }) => spec.displayQuantity ?? null),
      rows.map(({ spec }) => spec.stopLoss ?? null),
      rows.map(({ spec }) => spec.takeProfit ?? null),
    ];
  }

  private insertValues(account: AccountKey): readonly unknown[] {
    const rows = [...this.created.values()];
    const id = (row: NewOrder): OrderId => deterministicId(account.accountId, 'order', row.ref);
    return [
      account.tenantId,
      account.accountId,
      rows.map(id),
      rows.map((row) => row.ref),
      rows.map((row) => this.clientOrderIdOf(row.ref)),
      rows.map((row) => row.seq),
      rows.map((row) => row.run),
      rows.map((row) => row.spec.symbol),
      rows.map((row) => row.spec.side),
      rows.map((row) => row.spec.type),
      rows.map((row) => row.spec.timeInForce),
      rows.map((row) => row.spec.quantity),
      rows.map((row) => row.spec.limitPrice),
      rows.map((row) => row.spec.stopPrice),
      rows.map((row) => row.spec.reduceOnly),
      rows.map((row) => row.filled ?? '0'),
      rows.map((row) => row.averagePrice),
      rows.map((row) => (row.status === 'WORKING' ? workingStatus(row.filled) : row.status)),
      rows.map((row) => row.code),
      rows.map((row) => row.reason),
      rows.map((row) => row.source),
      rows.map((row) => row.deployment),
      rows.map((row) => instantOf(row.decidedAt)),
      rows.map((row) => instantOf(row.updatedAt)),
      rows.map(({ spec }) => spec.trailAmount ?? null),
      rows.map(({ spec }) => spec.trailPercent ?? null),
      rows.map(({ spec }) => (typeof spec.expireAt === 'number' ? instantOf(spec.expireAt) : null)),
      rows.map(({ spec }) => spec.postOnly === true),
      rows.map(({ spec }) => spec.displayQuantity ?? null),
      rows.map(({ spec }) => spec.stopLoss ?? null),
      rows.map(({ spec }) => spec.takeProfit ?? null),
      rows.map(({ spec }) => groupShown(spec.ocoGroup)),
      rows.map(({ spec }) => spec.parent ?? null),
    ];
  }

  private updateValues(account: AccountKey): readonly unknown[] {
    const rows = [...this.changed.entries()];
    return [
      account.tenantId,
      account.accountId,
      rows.map(([ref]) => ref),
      rows.map(([, row]) => row.status),
      rows.map(([, row]) => row.code),
      rows.map(([, row]) => row.reason),
      rows.map(([, row]) => row.filled),
      rows.map(([, row]) => row.averagePrice),
      rows.map(([, row]) => instantOf(row.updatedAt)),
    ];
  }
}

/** As it was given: the kernel puts the owner before it. */
function groupShown(group: string | null | undefined): string | null {
  const name = group?.split(':').slice(1).join(':') ?? '';
  return name === '' ? null : name;
}

function isOrderEvent(event: KernelEvent): event is OrderEvent {
  return event.type.startsWith('ORDER_') && event.type !== 'ORDER_ADJUSTED';
}

function afterPartialFill(status: string): string {
  switch (status) {
    case 'PENDING_CANCEL':
    case 'CANCELED':
    case 'EXPIRED':
    case 'REJECTED':
    case 'PARTIAL':
      return status;
    default:
      return 'PARTIALLY_FILLED';
  }
}

function workingStatus(filled: string | null): string {
  return filled === null ? 'ACCEPTED' : 'PARTIALLY_FILLED';
}

function stateAfter(status: string, updatedAt: number, reason: string | null = null): OrderState {
  return { status, code: null, reason, filled: null, averagePrice: null, updatedAt };
}

function applyOrderEvent(event: OrderEvent, at: number): OrderState {
  switch (event.type) {
    case 'ORDER_INITIALIZED':
      return stateAfter('INITIALIZED', at);
    case 'ORDER_SUBMITTED':
      return stateAfter('SUBMITTED', at);
    case 'ORDER_HELD':
      return stateAfter('HELD', at, `Waits until the order ${event.after} has filled.`);
    case 'ORDER_ACCEPTED':
      return stateAfter('ACCEPTED', at);
    case 'ORDER_DENIED':
      return { ...stateAfter('DENIED', at, event.sentence), code: event.check };
    case 'ORDER_REJECTED':
      return { ...stateAfter('REJECTED', at, event.reason), code: 'VENUE_REJECTED' };
    case 'ORDER_PENDING_CANCEL':
      return stateAfter('PENDING_CANCEL', at, event.reason);
    case 'ORDER_CANCELED':
      return stateAfter('CANCELED', at, event.reason);
    case 'ORDER_EXPIRED':
      return stateAfter('EXPIRED', at, event.reason);
    case 'ORDER_CANCEL_REJECTED':
      return stateAfter('WORKING', at, event.reason);
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
      return {
        ...stateAfter(event.type === 'ORDER_FILLED' ? 'FILLED' : 'PARTIAL', at),
        filled: event.cumulativeQuantity,
        averagePrice: event.averagePrice,
      };
  }
}
