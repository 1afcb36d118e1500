/**
 * Loaders of one request: what many objects ask for is read in one statement, and nothing that one
 * request has loaded is ever seen by another.
 */
import {
  accountsById,
  deploymentsById,
  deploymentsOfAccounts,
  equityCurves,
  fillsOfAccounts,
  listStrategies,
  ordersOfAccounts,
  positionsOfAccounts,
  type AccountDetails,
  type DeploymentDetails,
  type EquityPointView,
  type FillView,
  type OrderDetails,
  type Page,
  type PositionDetails,
  type ShownOrderStatus,
  type StrategyView,
} from '@fiducia/engine';
import type { AccountId, DeploymentId } from '@fiducia/tenants';
import DataLoader from 'dataloader';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { orThrow } from '../use-case-error.js';

export interface OrderPageArguments {
  readonly first: number;
  readonly after: string | null;
  readonly status: readonly ShownOrderStatus[] | null;
}
export type FillPageArguments = Omit<OrderPageArguments, 'status'>;
export interface CurveArguments {
  readonly last: number | null;
  readonly maxPoints: number | null;
}

type PageLoader<Node> = DataLoader<AccountId, Page<Node>>;
const EMPTY_PAGE = { nodes: [], cursors: [], hasNextPage: false };

export class Loaders {
  readonly #call: ReturnType<typeof callOf>;
  readonly #byArguments = new Map<string, unknown>();
  #strategies: ReadonlyMap<string, StrategyView> | null = null;

  constructor(context: GatewayContext) {
    this.#call = callOf(context);
  }

  readonly account = new DataLoader<AccountId, AccountDetails | null>(async (ids) => {
    const { ctx, deps } = this.#call;
    const found = Map.groupBy(await accountsById(ctx, deps, ids), (account) => account.id);
    return ids.map((id) => found.get(id)?.[0] ?? null);
  });

  readonly positions = new DataLoader<AccountId, readonly PositionDetails[]>(async (ids) => {
    const { ctx, deps } = this.#call;
    const found = await positionsOfAccounts(ctx, deps, ids);
    return ids.map((id) => found.get(id) ?? []);
  });

  readonly deployments = new DataLoader<AccountId, readonly DeploymentDetails[]>(async (ids) => {
    const { ctx, deps } = this.#call;
    const all = await deploymentsOfAccounts(ctx, deps, ids);
    const found = Map.groupBy(all, (deployment) => deployment.accountId);
    return ids.map((id) => found.get(id) ?? []);
  });

  readonly deployment = new DataLoader<DeploymentId, DeploymentDetails | null>(async (ids) => {
    const { ctx, deps } = this.#call;
    const found = Map.groupBy(await deploymentsById(ctx, deps, ids), ({ id }) => id);
    return ids.map((id) => found.get(id)?.[0] ?? null);
  });

  orders(args: OrderPageArguments): PageLoader<OrderDetails> {
    return this.#loaderFor('orders', args, async (ids) => {
      const { ctx, deps } = this.#call;
      const { pages } = orThrow(await ordersOfAccounts(ctx, deps, ids, args));
      return ids.map((id) => pages.get(id) ?? EMPTY_PAGE);
    });
  }

  fills(args: FillPageArguments): PageLoader<FillView> {
    return this.#loaderFor('fills', args, async (ids) => {
      const { ctx, deps } = this.#call;
      const { pages } = orThrow(await fillsOfAccounts(ctx, deps, ids, args));
      return ids.map((id) => pages.get(id) ?? EMPTY_PAGE);
    });
  }

  equityCurve(args: CurveArguments): DataLoader<AccountId, readonly EquityPointView[]> {
    return this.#loaderFor('equityCurve', args, async (ids) => {
      const { ctx, deps } = this.#call;
      const curves = await equityCurves(ctx, deps, ids, args);
      return ids.map((id) => curves.get(id) ?? []);
    });
  }

  strategies(): ReadonlyMap<string, StrategyView> {
    this.#strategies ??= new Map(
      listStrategies(this.#call.deps).map((strategy) => [strategy.name, strategy]),
    );
    return this.#strategies;
  }

  /** Accounts that ask with the same arguments share one statement. */
  #loaderFor<Value>(
    name: string,
    args: object,
    load: (ids: readonly AccountId[]) => Promise<readonly Value[]>,
  ): DataLoader<AccountId, Value> {
    const key = `${name}:${JSON.stringify(args)}`;
    const known = this.#byArguments.get(key) as DataLoader<AccountId, Value> | undefined;
    if (known !== undefined) return known;
    const loader = new DataLoader<AccountId, Value>(load);
    this.#byArguments.set(key, loader);
    return loader;
  }
}
