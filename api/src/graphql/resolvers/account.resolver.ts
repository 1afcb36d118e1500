/** Accounts: one, a page of them, and what hangs on each. */
import { countAccounts, getAccount, listAccounts, listLimitChanges } from '@fiducia/engine';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { MAX_POINTS } from '../../gateway/limits/limits.js';
import type { ConnectionValue } from '../connection.js';
import { OrderStatusEnum } from '../enums.js';
import { AccountsArgs } from '../inputs/list.args.js';
import { toLimitChange } from '../map/approval.map.js';
import { conversionsOf } from '../map/currency-conversion.map.js';
import { toCorporateAction } from '../map/corporate-action.map.js';
import { instrumentOf } from '../map/market.map.js';
import {
  toAccount,
  toDeployment,
  toFill,
  toOrder,
  toPosition,
  type AccountSource,
  type OrderSource,
} from '../map/trading.map.js';
import { boundedCount, pageSize, toConnection } from '../page.js';
import { selects } from '../selects.js';
import { AccountConnectionType, AccountType, EquityPointType } from '../types/account.type.js';
import { LimitChangeType } from '../types/approval.type.js';
import {
  CorporateActionConnectionType,
  type CorporateActionType,
} from '../types/corporate-action.type.js';
import { CurrencyConversionType } from '../types/currency-conversion.type.js';
import { DeploymentType } from '../types/deployment.type.js';
import { InstrumentType } from '../types/instrument.type.js';
import { FillConnectionType, OrderConnectionType, type FillType } from '../types/order.type.js';
import { PositionType } from '../types/position.type.js';
import { orThrow } from '../use-case-error.js';
import { idArgument, optionalIdArgument } from '../wire-ids.js';

type OrderStatus = keyof typeof OrderStatusEnum;

@Resolver(() => AccountType)
export class AccountResolver {
  @Query(() => AccountType, { nullable: true, description: 'null when there is no such account.' })
  async account(
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<AccountSource | null> {
    const { ctx, reads } = callOf(context);
    const accountId = idArgument('account', 'id', id);
    // Asked for together with the account: one wait for the database instead of two.
    if (selects(info, 'positions')) context.loaders.positions.load(accountId).catch(() => []);
    const account = await getAccount(ctx, reads, accountId);
    return account === null ? null : toAccount(account);
  }

  @Query(() => AccountConnectionType, { description: 'Accounts that the viewer may see.' })
  async accounts(
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => AccountsArgs) args: AccountsArgs,
  ): Promise<ConnectionValue<AccountSource>> {
    const { ctx, reads } = callOf(context);
    const { first, after, status, mode, currency, sortBy: sort } = args;
    const clientId = optionalIdArgument('client', 'clientId', args.clientId);
    const filter = { clientId, status, mode, currency };
    const [outcome, totalCount] = await Promise.all([
      listAccounts(ctx, reads, { ...filter, sort, first: pageSize(first), after }),
      selects(info, 'totalCount') ? countAccounts(ctx, reads, filter) : 0,
    ]);
    return { ...toConnection(orThrow(outcome).page, after, toAccount), totalCount };
  }

  @FieldResolver(() => [PositionType], { description: 'Net, at the venue.' })
  async positions(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
  ): Promise<readonly PositionType[]> {
    const positions = await loaders.positions.load(accountId);
    const instruments = await catalogue.all();
    return positions.map((position) => toPosition(position, instruments, accountId));
  }

  @FieldResolver(() => [LimitChangeType], { description: 'Oldest first; at most 1,000.' })
  async limitChanges(
    @Root() { accountId }: AccountSource,
    @Ctx() context: GatewayContext,
  ): Promise<readonly LimitChangeType[]> {
    const { ctx, reads } = callOf(context);
    return (await listLimitChanges(ctx, reads, accountId)).map(toLimitChange);
  }

  @FieldResolver(() => [DeploymentType], { description: 'In the order they were started.' })
  async deployments(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
  ): Promise<readonly DeploymentType[]> {
    const deployments = await loaders.deployments.load(accountId);
    const instruments = await catalogue.all();
    return deployments.map((one) => toDeployment(one, instruments, loaders.strategies()));
  }

  @FieldResolver(() => OrderConnectionType, { description: 'Newest first.' })
  async orders(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('status', () => [OrderStatusEnum], { nullable: true }) status: OrderStatus[] | null,
  ): Promise<ConnectionValue<OrderSource>> {
    const args = { first: pageSize(first), after: after ?? null, status: status ?? null };
    const page = await loaders.orders(args).load(accountId);
    const instruments = await catalogue.all();
    return toConnection(page, after, (order) => toOrder(order, instruments));
  }

  @FieldResolver(() => FillConnectionType, { description: 'Newest first.' })
  async fills(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ConnectionValue<FillType>> {
    const page = await loaders
      .fills({ first: pageSize(first), after: after ?? null })
      .load(accountId);
    const instruments = await catalogue.all();
    return toConnection(page, after, (fill) => toFill(fill, instruments));
  }

  @FieldResolver(() => CorporateActionConnectionType, {
    description: 'Splits and dividends that took effect in the current run, newest first.',
  })
  async corporateActions(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ConnectionValue<CorporateActionType>> {
    const args = { first: pageSize(first), after: after ?? null };
    const page = await loaders.corporateActions(args).load(accountId);
    const instruments = await catalogue.all();
    return toConnection(page, after, (one) => toCorporateAction(one, instruments, accountId));
  }

  @FieldResolver(() => [EquityPointType], {
    nullable: true,
    description:
      'Equity at each bar, oldest first, of the current run; at most `last` points, ' +
      'evenly thinned when `maxPoints` is given; null without BALANCE_READ.',
  })
  async equityCurve(
    @Root() { accountId }: AccountSource,
    @Ctx() { loaders }: GatewayContext,
    @Arg('last', () => Int, { nullable: true }) last: number | null,
    @Arg('maxPoints', () => Int, { nullable: true }) maxPoints: number | null,
  ): Promise<readonly EquityPointType[]> {
    const args = {
      last: boundedCount('last', last ?? MAX_POINTS, MAX_POINTS),
      maxPoints: boundedCount('maxPoints', maxPoints ?? MAX_POINTS, MAX_POINTS),
    };
    return loaders.equityCurve(args).load(accountId);
  }

  @FieldResolver(() => [InstrumentType], { description: 'What the account may trade.' })
  async instruments(
    @Root() { symbols }: AccountSource,
    @Ctx() { catalogue }: GatewayContext,
  ): Promise<readonly InstrumentType[]> {
    const instruments = await catalogue.all();
    return symbols.map((symbol) => instrumentOf(instruments, symbol));
  }

  @FieldResolver(() => [CurrencyConversionType], {
    description: 'One for each currency other than its own in which its instruments are quoted.',
  })
  async conversions(
    @Root() { symbols, currency }: AccountSource,
    @Ctx() { catalogue }: GatewayContext,
  ): Promise<readonly CurrencyConversionType[]> {
    return conversionsOf(symbols, currency, await catalogue.all());
  }
}
