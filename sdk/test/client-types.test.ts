/** What the compiler promises to people who use the client; checked by `npm run typecheck -w sdk`. */
import { expectTypeOf, it } from 'vitest';

import { createClient, gql } from '../src/index.js';
import type {
  Account,
  AccountDetail,
  AccountEvent,
  Decimal,
  ErrorCode,
  Order,
  OrderDeniedError,
  OrderStatus,
  PlaceOrderInput,
} from '../src/index.js';

const client = createClient({ url: 'http://127.0.0.1:1' });

it('money is text, never a number', () => {
  expectTypeOf<Account['equity']>().toEqualTypeOf<Decimal>();
  expectTypeOf<Decimal>().toEqualTypeOf<string>();
  // @ts-expect-error A quantity given as a number may already have lost its last digits.
  expectTypeOf<PlaceOrderInput['quantity']>().toEqualTypeOf<number>();
});

it('lists give their nodes, pages and, for accounts, their count', () => {
  const list = client.accounts.list({ first: 10 });
  expectTypeOf(list.toArray).returns.resolves.toEqualTypeOf<readonly Account[]>();
  type Page = Awaited<ReturnType<typeof list.page>>;
  expectTypeOf<Page['totalCount']>().toEqualTypeOf<number>();
  expectTypeOf(client.orders.list('acc_1').toArray).returns.resolves.toEqualTypeOf<
    readonly Order[]
  >();
});

it('one account has more than a listed one', () => {
  expectTypeOf(client.accounts.get).returns.resolves.toEqualTypeOf<AccountDetail>();
  expectTypeOf<AccountDetail>().toExtend<Account>();
  expectTypeOf<Account>().not.toHaveProperty('positions');
});

it('streams are read with for await', () => {
  expectTypeOf(client.accounts.events('acc_1')).toExtend<AsyncIterable<AccountEvent>>();
});

it('the idempotency key may be left out, nothing else', () => {
  type Place = Parameters<typeof client.orders.place>[0];
  expectTypeOf<Place['idempotencyKey']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Place['accountId']>().toEqualTypeOf<string>();
  // @ts-expect-error Why an account was halted is written down for ever.
  expectTypeOf(client.accounts.halt).toBeCallableWith({ accountId: 'acc_1' });
});

it('codes and statuses are closed unions', () => {
  expectTypeOf<'FILLED'>().toExtend<OrderStatus>();
  expectTypeOf<'ORDER_DENIED'>().toExtend<ErrorCode>();
  expectTypeOf<OrderDeniedError['code']>().toEqualTypeOf<'ORDER_DENIED'>();
});

it('an operation of the caller carries its types', () => {
  const document = gql<{ readonly market: { readonly source: string } }>('{ market { source } }');
  expectTypeOf(client.request(document, {})).resolves.toEqualTypeOf<{
    readonly market: { readonly source: string };
  }>();
});
