/** The orders that each list can have: allowed columns only, an index behind each. */
import { ACCOUNT_SORTS, FILL_SORTS, ORDER_SORTS, RESEARCH_SORTS } from '@fiducia/engine';
import type { ClassType } from 'type-graphql';
import { Field, InputType } from 'type-graphql';
import { enumOf, SortDirectionEnum } from '../enums.js';

export interface SortValue<FieldName extends string> {
  readonly field: FieldName;
  readonly direction: 'ASC' | 'DESC';
}

function sortOf<const Names extends readonly string[]>(
  name: string,
  names: Names,
): ClassType<SortValue<Names[number]>> {
  const Fields = enumOf(`${name}SortField`, `What a list of ${name} can be sorted by.`, names);

  @InputType(`${name}Sort`)
  class Sort {
    @Field(() => Fields)
    field!: Names[number];

    @Field(() => SortDirectionEnum)
    direction!: 'ASC' | 'DESC';
  }
  return Sort;
}

export const AccountSortInput = sortOf('Account', ACCOUNT_SORTS);
export const OrderSortInput = sortOf('Order', ORDER_SORTS);
export const FillSortInput = sortOf('Fill', FILL_SORTS);
export const ResearchRunSortInput = sortOf('ResearchRun', RESEARCH_SORTS);
