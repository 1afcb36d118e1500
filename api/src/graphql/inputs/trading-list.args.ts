/** Arguments of the lists of orders and fills of all accounts. */
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { OrderSourceEnum, OrderStatusEnum, OrderTypeEnum, SideEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { FillSortInput, OrderSortInput, type SortValue } from './sort.input.js';

@ArgsType()
class TradingListArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true })
  clientId?: string | null;

  @Field(() => String, { nullable: true })
  symbol?: string | null;

  @Field(() => SideEnum, { nullable: true })
  side?: keyof typeof SideEnum | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Market time, included.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Market time, excluded.' })
  to?: Date | null;
}

@ArgsType()
export class OrdersArgs extends TradingListArgs {
  @Field(() => [OrderStatusEnum], { nullable: true })
  status?: (keyof typeof OrderStatusEnum)[] | null;

  @Field(() => OrderTypeEnum, { nullable: true })
  type?: keyof typeof OrderTypeEnum | null;

  @Field(() => OrderSourceEnum, { nullable: true })
  source?: keyof typeof OrderSourceEnum | null;

  @Field(() => OrderSortInput, { nullable: true, description: 'Newest first, unless stated.' })
  sortBy?: SortValue<'DECIDED_AT' | 'UPDATED_AT'> | null;
}

@ArgsType()
export class FillsArgs extends TradingListArgs {
  @Field(() => ID, { nullable: true })
  orderId?: string | null;

  @Field(() => FillSortInput, { nullable: true, description: 'Newest first, unless stated.' })
  sortBy?: SortValue<'AT'> | null;
}
