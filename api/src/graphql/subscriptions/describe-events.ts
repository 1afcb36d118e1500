/** Adds to journal entries what a subscriber wants to see beside them, one statement per kind. */
import {
  candlesAt,
  fillsById,
  getAccount,
  ordersById,
  type AccountDetails,
  type AccountEventView,
  type SymbolCandleView,
} from '@fiducia/engine';
import { toWireId, type AccountId } from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { toFill, toOrder } from '../map/trading.map.js';
import type { AccountEventType, AccountUpdateType } from '../types/account-event.type.js';

export type AccountEventSource = AccountEventType;

export interface EventBatch {
  readonly accountId: AccountId;
  readonly events: readonly AccountEventView[];
  readonly wanted: { readonly orders: boolean; readonly fills: boolean; readonly candles: boolean };
}

export async function describeEvents(
  context: GatewayContext,
  batch: EventBatch,
): Promise<readonly AccountEventSource[]> {
  const { accountId, events, wanted } = batch;
  if (events.length === 0) return [];
  const { ctx, deps, reads } = callOf(context);
  const orderIds = wanted.orders ? events.flatMap((event) => event.orderIds) : [];
  const fillIds = wanted.fills ? events.flatMap((event) => event.fillIds) : [];
  const bars = wanted.candles ? events.flatMap(barsOf) : [];
  const [account, orders, fills, candles, instruments] = await Promise.all([
    getAccount(ctx, reads, accountId),
    orderIds.length > 0 ? ordersById(ctx, reads, orderIds) : [],
    fillIds.length > 0 ? fillsById(ctx, reads, fillIds) : [],
    bars.length > 0 ? candlesAt(deps, bars) : [],
    context.catalogue.all(),
  ]);
  // Seen a moment ago: the subscriber's scope was changed meanwhile.
  if (account === null) throw codedError('NOT_FOUND');
  const ordersSeen = new Map(orders.map((order) => [order.id, toOrder(order, instruments)]));
  const fillsSeen = new Map(fills.map((fill) => [fill.id, toFill(fill, instruments)]));
  const candlesSeen = Map.groupBy(candles, ({ at }) => at.getTime());
  return events.map((event) => ({
    seq: event.seq,
    type: event.type,
    at: event.at,
    payload: { seq: event.seq, input: event.input, events: event.events },
    account: toUpdate(account),
    orders: present(event.orderIds.map((id) => ordersSeen.get(id))),
    fills: present(event.fillIds.map((id) => fillsSeen.get(id))),
    candles: event.type === 'BARS' ? toCandles(candlesSeen.get(event.at.getTime())) : [],
  }));
}

function barsOf({ input }: AccountEventView) {
  if (input.type !== 'BARS') return [];
  return input.bars.map(({ series }) => ({ series, at: new Date(input.at) }));
}

function toCandles(candles: readonly SymbolCandleView[] | undefined) {
  return (candles ?? []).map(({ symbol, ...candle }) => ({ symbol, candle }));
}

/** The account as it is after the last event of the batch or later: `seq` says how far. */
function toUpdate(account: AccountDetails): AccountUpdateType {
  const { id, journal, ...figures } = account;
  return { ...figures, accountId: toWireId('account', id), seq: journal.seq };
}

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}
