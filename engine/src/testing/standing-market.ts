/** A fixture whose market stands still: accounts that have seen a price, people, keys, an order. */
import { ApprovalDesk, newId, toWireId } from '@fiducia/tenants';
import type {
  AccountId,
  ApiKeyId,
  ClientId,
  PartnerRole,
  Role,
  SessionId,
  TenantContext,
  UserId,
} from '@fiducia/tenants';
import { accountApprovalKinds } from '../accounts/account-approvals.js';
import type { FourEyesDeps } from '../accounts/four-eyes.js';
import type { PlaceOrderInput } from '../accounts/place-order.js';
import { openEngineFixture } from './engine-fixture.js';
import type { EngineFixture } from './engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from './synthetic-bars.js';
import { until } from './until.js';

export interface StandingMarket {
  readonly fixture: EngineFixture;
  /** Accounts that stand at the published bar, with nothing on them. */
  readonly accounts: AccountId[];
}

/** The accounts are opened before the market moves, so that each has seen a price. */
export async function openStandingMarket(accountCount: number): Promise<StandingMarket> {
  const fixture = await openEngineFixture();
  const columns = syntheticBars(60);
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns };
  const fastForwardTo = columns.at[30] ?? null;
  await fixture.recordMarket([market], { fastForwardTo, barsPerSecond: 0.001 });
  const accounts: AccountId[] = [];
  for (let i = 0; i < accountCount; i += 1) {
    accounts.push(await fixture.openAccount({ symbols: ['TEST'], deployments: [] }));
  }
  const engine = await fixture.start();
  await until('the fast-forward', () => engine.feed.state.phase === 'REPLAYING');
  return { fixture, accounts };
}

export function personOf(
  fixture: EngineFixture,
  role: Role,
  scope: 'ALL' | { readonly clientId: ClientId } = 'ALL',
): TenantContext {
  const actor = {
    kind: 'USER',
    id: newId<UserId>(),
    name: `A ${role}`,
    sessionId: newId<SessionId>(),
    mfa: true,
    steppedUpAt: new Date(),
  } as const;
  const granted =
    scope === 'ALL'
      ? ({ type: 'ALL' } as const)
      : ({ type: 'CLIENT', id: scope.clientId } as const);
  const grants = [{ kind: 'ROLE', role, scope: granted } as const];
  return { tenantId: fixture.ctx.tenantId, actor, requestId: newId(), grants };
}

/** The same as a row of the tenant, for what looks at somebody's rights of the moment. */
export async function userOf(fixture: EngineFixture, role: PartnerRole): Promise<TenantContext> {
  const person = personOf(fixture, role);
  const { tenantId, actor } = person;
  await fixture.deps.db.tenants.run(fixture.ctx, async (tx) => {
    await tx.query(
      `insert into app_user (tenant_id, id, email, name, password_hash, status, created_at)
       values ($1, $2, $3, $4, '-', 'ACTIVE', now())`,
      [tenantId, actor.id, `${actor.id}@fixture.example`, actor.name],
    );
    await tx.query(
      `insert into role_assignment (tenant_id, id, user_id, role, scope_type, created_at)
       values ($1, $2, $3, $4, 'ALL', now())`,
      [tenantId, newId(), actor.id, role],
    );
  });
  return person;
}

/** With the desk at which the requests about accounts are filed and decided. */
export function deskOf(fixture: EngineFixture): FourEyesDeps {
  const { deps, stores } = fixture;
  return { ...deps, approvals: new ApprovalDesk(accountApprovalKinds(deps), stores.pubSub) };
}

/** A key with every right that the person made. */
export async function keyOf(fixture: EngineFixture, maker: TenantContext): Promise<TenantContext> {
  const id = newId<ApiKeyId>();
  await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
    tx.query(
      `insert into api_key (tenant_id, id, public_id, secret_hmac, name, allowed_ips, created_by,
         created_at)
       values ($1, $2, $3, $4, 'a key', '{}', $5, now())`,
      [
        maker.tenantId,
        id,
        id.replaceAll('-', '').slice(-8),
        Buffer.alloc(32),
        toWireId('user', maker.actor.id as UserId),
      ],
    ),
  );
  const actor = { kind: 'API_KEY', id, name: 'a key', sessionId: null, mfa: false } as const;
  const scope = { type: 'ALL' } as const;
  const keyScopes = ['READ', 'HALT', 'RELEASE'] as const;
  const grants = keyScopes.map((keyScope) => ({ kind: 'KEY_SCOPE', keyScope, scope }) as const);
  return { ...maker, actor, grants };
}

/** A limit far below the market: it rests. */
export function restingOrder(
  accountId: AccountId,
  change: Partial<PlaceOrderInput> = {},
): PlaceOrderInput {
  return {
    idempotencyKey: newId(),
    accountId,
    symbol: 'TEST',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: '1',
    limitPrice: '10.00',
    ...change,
  };
}

/** An account whose lease another process holds, which never answers. */
export async function openSilentAccount(fixture: EngineFixture): Promise<AccountId> {
  const silent = await fixture.createAccount();
  const key = [fixture.ctx.tenantId, silent];
  await fixture.deps.db.tenants.run(fixture.ctx, async (tx) => {
    await tx.query(
      `insert into account_lease (tenant_id, account_id, owner, epoch, lease_until)
       values ($1, $2, 'elsewhere', 1, now() + interval '1 hour')`,
      key,
    );
    await tx.query(
      `insert into account_summary (tenant_id, account_id, symbols, market_run, status, run, seq,
         hash, starting_cash, cash, equity, exposure, day_start_equity, peak_equity)
       values ($1, $2, '{TEST}', 1, 'ACTIVE', 1, 0, decode(repeat('00', 32), 'hex'),
         1, 1, 1, 0, 1, 1)`,
      key,
    );
  });
  return silent;
}
