/** Accounts, orders, fills, positions and deployments as the schema shows them. */
import type {
  AccountDetails,
  AccountUpdate,
  DeploymentDetails,
  FillView,
  OrderDetails,
  PositionDetails,
  StrategyView,
} from '@fiducia/engine';
import { toWireId, type AccountId, type DeploymentId } from '@fiducia/tenants';
import type { Instruments } from '../../gateway/instrument-catalogue.js';
import type { AccountUpdateType } from '../types/account-event.type.js';
import type { AccountType } from '../types/account.type.js';
import type { DeploymentType } from '../types/deployment.type.js';
import type { FillType, OrderType } from '../types/order.type.js';
import type { PositionType } from '../types/position.type.js';
import { instrumentOf, strategyOf } from './market.map.js';

/** What the field resolvers of an account start from. */
export interface AccountSource extends AccountType {
  readonly accountId: AccountId;
  readonly symbols: readonly string[];
}

export function toAccount(account: AccountDetails): AccountSource {
  const { client, halt } = account;
  return {
    ...account,
    halt: halt === null ? null : placed(halt, account.id),
    id: toWireId('account', account.id),
    client: { ...client, id: toWireId('client', client.id) },
    accountId: account.id,
  };
}

/** Says where a part of an account lies, for the rules about fields. */
function placed<Part extends object>(part: Part, accountId: AccountId): Part {
  return { ...part, accountId };
}

export function toAccountUpdate(update: AccountUpdate): AccountUpdateType {
  return {
    ...update,
    accountId: toWireId('account', update.accountId),
    marketTime: update.marketTime === null ? null : new Date(update.marketTime),
  };
}

export interface OrderSource extends OrderType {
  readonly deploymentId: DeploymentId | null;
}

export function toOrder(order: OrderDetails, instruments: Instruments): OrderSource {
  return {
    ...order,
    id: toWireId('order', order.id),
    accountId: toWireId('account', order.accountId),
    instrument: instrumentOf(instruments, order.symbol),
    parentOrderId: order.parentOrderId === null ? null : toWireId('order', order.parentOrderId),
  };
}

export function toFill(fill: FillView, instruments: Instruments): FillType {
  return {
    ...fill,
    id: toWireId('fill', fill.id),
    orderId: toWireId('order', fill.orderId),
    instrument: instrumentOf(instruments, fill.symbol),
  };
}

/** `accountId` says where it lies: the rules about fields ask for it. */
export function toPosition(
  position: PositionDetails,
  instruments: Instruments,
  accountId: AccountId,
): PositionType & { readonly accountId: AccountId } {
  return { ...position, accountId, instrument: instrumentOf(instruments, position.symbol) };
}

export function toDeployment(
  deployment: DeploymentDetails,
  instruments: Instruments,
  strategies: ReadonlyMap<string, StrategyView>,
): DeploymentType {
  return {
    ...deployment,
    id: toWireId('deployment', deployment.id),
    strategy: strategyOf(strategies, deployment),
    // A deployment that failed may have been asked for symbols that do not exist.
    instruments: deployment.symbols.flatMap((symbol) => instruments.get(symbol) ?? []),
    positions: deployment.positions.map((position) =>
      toPosition(position, instruments, deployment.accountId),
    ),
  };
}
