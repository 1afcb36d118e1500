/**
 * Loaders of one request: what many objects ask for is read in one statement, and nothing that one
 * request has loaded is ever seen by another.
 */
import {
  actionsOfAccounts,
  deploymentsById,
  deploymentsOfAccounts,
  equityCurves,
  fillsOfAccounts,
  listStrategies,
  ordersOfAccounts,
  positionsOfAccounts,
  type AppliedAction,
  type DeploymentDetails,
  type EquityPointView,
  type FillView,
  type OrderDetails,
  type Page,
  type PositionDetails,
  type ShownOrderStatus,
  type StrategyView,
  type ReadDeps,
  type UseCaseDeps,
} from '@fiducia/engine';
import { clientsOfAccounts } from '@fiducia/tenants';
import type { AccountId, ClientId, DeploymentId, TenantContext } from '@fiducia/tenants';
import DataLoader from 'dataloader';
import type { Identity } from '../../gateway/identity/identity.js';
import { identityOrThrow } from '../../gateway/identity/signed-in.js';
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

type Load<Key, Value> = (
  keys: readonly Key[],
  ctx: TenantContext,
  reads: ReadDeps,
) => Promise<readonly Value[]>;
const EMPTY_PAGE = { nodes: [], cursors: [], hasNextPage: false };

/** Each loader is made when it is first asked for: most requests need one or none. */
export class Loaders {
  readonly #identity: Identity;
  readonly #reads: ReadDeps;
  readonly #deps: Pick<UseCaseDeps, 'strategies'>;
  readonly #made = new Map<string, unknown>();
  #strategies: ReadonlyMap<string, StrategyView> | null = null;

  constructor(identity: Identity, reads: ReadDeps, deps: Pick<UseCaseDeps, 'strategies'>) {
    this.#identity = identity;
    this.#reads = reads;
    this.#deps = deps;
  }

  get positions(): DataLoader<AccountId, readonly PositionDetails[]> {
    return this.#loader('positions', async (ids, ctx, reads) => {
      const found = await positionsOfAccounts(ctx, reads, ids);
      return ids.map((id) => found.get(id) ?? []);
    });
  }

  get deployments(): DataLoader<AccountId, readonly DeploymentDetails[]> {
    return this.#loader('deployments', async (ids, ctx, reads) => {
      const all = await deploymentsOfAccounts(ctx, reads, ids);
      const found = Map.groupBy(all, (deployment) => deployment.accountId);
      return ids.map((id) => found.get(id) ?? []);
    });
  }

  get deployment(): DataLoader<DeploymentId, DeploymentDetails | null> {
    return this.#loader('deployment', async (ids, ctx, reads) => {
      const found = Map.groupBy(await deploymentsById(ctx, reads, ids), ({ id }) => id);
      return ids.map((id) => found.get(id)?.[0] ?? null);
    });
  }

  /** For decisions about fields; null for what is no account of the tenant. */
  get clientOfAccount(): DataLoader<AccountId, ClientId | null> {
    return this.#loader('clientOfAccount', async (ids, ctx, reads) => {
      const found = await clientsOfAccounts(ctx, reads, ids);
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** Accounts that ask with the same arguments share one statement; likewise below. */
  orders(args: OrderPageArguments): DataLoader<AccountId, Page<OrderDetails>> {
    return this.#loader(keyOf('orders', args), async (ids, ctx, reads) => {
      const { pages } = orThrow(await ordersOfAccounts(ctx, reads, ids, args));
      return ids.map((id) => pages.get(id) ?? EMPTY_PAGE);
    });
  }

  fills(args: FillPageArguments): DataLoader<AccountId, Page<FillView>> {
    return this.#loader(keyOf('fills', args), async (ids, ctx, reads) => {
      const { pages } = orThrow(await fillsOfAccounts(ctx, reads, ids, args));
      return ids.map((id) => pages.get(id) ?? EMPTY_PAGE);
    });
  }

  corporateActions(args: FillPageArguments): DataLoader<AccountId, Page<AppliedAction>> {
    return this.#loader(keyOf('corporateActions', args), async (ids, ctx, reads) => {
      const { pages } = orThrow(await actionsOfAccounts(ctx, reads, ids, args));
      return ids.map((id) => pages.get(id) ?? EMPTY_PAGE);
    });
  }

  equityCurve(args: CurveArguments): DataLoader<AccountId, readonly EquityPointView[]> {
    return this.#loader(keyOf('equityCurve', args), async (ids, ctx, reads) => {
      const curves = await equityCurves(ctx, reads, ids, args);
      return ids.map((id) => curves.get(id) ?? []);
    });
  }

  strategies(): ReadonlyMap<string, StrategyView> {
    this.#strategies ??= new Map(
      listStrategies(this.#deps).map((strategy) => [strategy.name, strategy]),
    );
    return this.#strategies;
  }

  #loader<Key, Value>(name: string, load: Load<Key, Value>): DataLoader<Key, Value> {
    const known = this.#made.get(name) as DataLoader<Key, Value> | undefined;
    if (known !== undefined) return known;
    const loader = new DataLoader<Key, Value>((keys) =>
      load(keys, identityOrThrow(this.#identity).tenant, this.#reads),
    );
    this.#made.set(name, loader);
    return loader;
  }
}

function keyOf(name: string, args: object): string {
  return `${name}:${JSON.stringify(args)}`;
}
