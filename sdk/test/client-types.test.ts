/** What the compiler promises to people who use the client; checked by `npm run typecheck -w sdk`. */
import { expectTypeOf, it } from 'vitest';

import { createClient, gql, isApiError, isFiduciaError } from '../src/index.js';
import type {
  ApiError,
  Account,
  AccountDetail,
  AccountEvent,
  CallOptions,
  Decimal,
  ErrorCode,
  Id,
  ListOptions,
  Order,
  OrderDeniedError,
  OrderStatus,
  PlaceOrderInput,
  RateLimitState,
} from '../src/index.js';

const client = createClient({ url: 'http://127.0.0.1:1' });

it('money is text, never a number', () => {
  // Null for who may not see balances: it has to be thought of before the first reader of that kind.
  expectTypeOf<Account['equity']>().toEqualTypeOf<Decimal | null>();
  expectTypeOf<Decimal>().toEqualTypeOf<string>();
  // @ts-expect-error A quantity given as a number may already have lost its last digits.
  expectTypeOf<PlaceOrderInput['quantity']>().toEqualTypeOf<number>();
});

it('lists give their nodes, pages and, for accounts, their count', () => {
  const list = client.accounts.list({ first: 10 });
  expectTypeOf(list.toArray).returns.resolves.toEqualTypeOf<readonly Account[]>();
  type Page = Awaited<ReturnType<typeof list.page>>;
  expectTypeOf<Page['totalCount']>().toEqualTypeOf<number>();
  expectTypeOf(list.pages()).toExtend<AsyncIterable<Page>>();
  expectTypeOf(list).toExtend<AsyncIterable<Account>>();
  // @ts-expect-error A list is not an array: reading it asks the server.
  expectTypeOf(list).toExtend<readonly Account[]>();
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

it('every code has one class, and a switch over all codes needs no default', () => {
  expectTypeOf<ApiError['code']>().toEqualTypeOf<ErrorCode>();
  type Denied = Extract<ApiError, { readonly code: 'ORDER_DENIED' }>;
  expectTypeOf<Denied>().toEqualTypeOf<OrderDeniedError>();
  expectTypeOf<Denied['check']>().toEqualTypeOf<string | null | undefined>();
  const tell = (error: ApiError): string | null => {
    if (error.code === 'ORDER_DENIED') return error.limit ?? null;
    expectTypeOf<typeof error.code>().toEqualTypeOf<Exclude<ErrorCode, 'ORDER_DENIED'>>();
    return null;
  };
  expectTypeOf(tell).parameter(0).toExtend<Error>();
});

it('what is caught is unknown until it is asked what it is', () => {
  const caught: unknown = null;
  // @ts-expect-error Anything may be thrown.
  void caught?.code;
  if (isApiError(caught)) expectTypeOf(caught).toEqualTypeOf<ApiError>();
  if (isFiduciaError(caught)) expectTypeOf(caught.retryable).toEqualTypeOf<boolean>();
});

it('ids are plain text, so that those in your database need no cast', () => {
  expectTypeOf<Id>().toEqualTypeOf<string>();
  expectTypeOf(client.accounts.get).parameter(0).toEqualTypeOf<string>();
});

it('every call takes a signal, a time and a number of repetitions', () => {
  expectTypeOf(client.viewer).parameter(0).toEqualTypeOf<CallOptions | undefined>();
  expectTypeOf<ListOptions>().toExtend<CallOptions>();
  expectTypeOf<Required<CallOptions>>().toHaveProperty('signal');
});

it('results cannot be written to', () => {
  const account = {} as Account;
  // @ts-expect-error What the server said is not changed here.
  account.name = 'Mine';
});

it('limits are read per policy', () => {
  expectTypeOf(client.rateLimits).returns.toEqualTypeOf<readonly RateLimitState[]>();
});

it('an operation of the caller carries its types', () => {
  const document = gql<{ readonly market: { readonly source: string } }>('{ market { source } }');
  expectTypeOf(client.request(document, {})).resolves.toEqualTypeOf<{
    readonly market: { readonly source: string };
  }>();
});
