/** The orders of a run in compact rows, and their hash: what two runs are compared by. */
import { createHash } from 'node:crypto';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderType, Side, TimeInForce } from '../domain/order.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { OrderStatus } from '../kernel/order-transitions.js';
import { NumberRows } from './number-rows.js';
import { OrderNames } from './order-names.js';

export interface ListedOrder {
  readonly ref: string;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly status: OrderStatus;
  readonly quantity: number;
  readonly filledQuantity: number;
}

/** Numbers of one row; kept instead of the orders, so that a long run does not keep them alive. */
const INSTRUMENT = 0;
const SIGN = 1;
const TYPE = 2;
const TIME_IN_FORCE = 3;
const IS_REDUCE_ONLY = 4;
const LIMIT_TICKS = 5;
const STOP_TICKS = 6;
const LOTS = 7;
const STATUS = 8;
const FILLED_LOTS = 9;
const FILLED_NOTIONAL = 10;
const COLUMNS = 11;

/** Their places are part of the hash: only ever add at the end. */
const TYPES: readonly OrderType[] = [
  'MARKET',
  'LIMIT',
  'STOP',
  'STOP_LIMIT',
  'TRAILING_STOP',
  'LIMIT_IF_TOUCHED',
  'MARKET_ON_OPEN',
  'MARKET_ON_CLOSE',
];
const TIMES: readonly TimeInForce[] = ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'];
const STATUSES: readonly OrderStatus[] = [
  'FILLED',
  'ACCEPTED',
  'CANCELED',
  'EXPIRED',
  'REJECTED',
  'SUBMITTED',
  'PARTIALLY_FILLED',
  'PENDING_CANCEL',
  'INITIALIZED',
  'DENIED',
  'HELD',
];

export class OrderList {
  private readonly names = new OrderNames();
  /** What only some orders have, by row. */
  private readonly conditions: string[] = [];
  private readonly rows = new NumberRows(COLUMNS);

  constructor(private readonly instruments: readonly InstrumentState[]) {}

  get length(): number {
    return this.names.length;
  }

  /** Takes an order that is being sent; returns its row, for what becomes of it. */
  add(order: KernelOrder): number {
    const row = this.rows.add();
    this.names.push(order.ref);
    const rows = this.rows.partOf(row);
    const start = this.rows.startOf(row);
    rows[start + INSTRUMENT] = order.instrument.index;
    rows[start + SIGN] = order.sign;
    rows[start + TYPE] = TYPES.indexOf(order.type);
    rows[start + TIME_IN_FORCE] = TIMES.indexOf(order.timeInForce);
    rows[start + IS_REDUCE_ONLY] = order.reduceOnly ? 1 : 0;
    rows[start + LIMIT_TICKS] = order.limitTicks;
    rows[start + STOP_TICKS] = order.stopTicks;
    if (order.conditions !== PLAIN) this.conditions.push(`${row} ${conditionsText(order)}`);
    this.note(row, order);
    return row;
  }

  /** Takes down what has become of the order. */
  note(row: number, order: KernelOrder): void {
    const rows = this.rows.partOf(row);
    const start = this.rows.startOf(row);
    rows[start + LOTS] = order.lots;
    rows[start + STATUS] = STATUSES.indexOf(order.status);
    rows[start + FILLED_LOTS] = order.filledLots;
    rows[start + FILLED_NOTIONAL] = Number(order.filledNotional);
  }

  at(row: number): ListedOrder {
    const rows = this.rows.partOf(row);
    const start = this.rows.startOf(row);
    const figure = (column: number): number => rows[start + column] as number;
    const { scale, symbol } = this.instruments[figure(INSTRUMENT)] as InstrumentState;
    return {
      ref: this.names.at(row),
      symbol,
      side: figure(SIGN) > 0 ? 'BUY' : 'SELL',
      type: TYPES[figure(TYPE)] as OrderType,
      status: STATUSES[figure(STATUS)] as OrderStatus,
      quantity: scale.lotsToFloat(figure(LOTS)),
      filledQuantity: scale.lotsToFloat(figure(FILLED_LOTS)),
    };
  }

  /**
   * SHA-256 of the symbols and the orders' names, a line each, then of the rows (little-endian), then
   * of what only some orders have, a line each.
   */
  hash(): string {
    const digest = createHash('sha256');
    digest.update(`${this.instruments.map(({ symbol }) => symbol).join('\n')}\n`);
    for (const lines of this.names.lines()) digest.update(lines);
    for (const rows of this.rows.filled()) digest.update(rows);
    for (const line of this.conditions) digest.update(`${line}\n`);
    return digest.digest('hex');
  }
}

function conditionsText({ conditions }: KernelOrder): string {
  const names = Object.keys(PLAIN) as (keyof OrderConditions)[];
  return names
    .filter((name) => name !== 'exact' && conditions[name] !== PLAIN[name])
    .map((name) => `${name}=${String(conditions[name])}`)
    .join(' ');
}
