/** Splits and dividends as the schema shows them. */
import type { AppliedAction, TearSheetData } from '@fiducia/engine';
import type { AccountId } from '@fiducia/tenants';
import type { Instruments } from '../../gateway/instrument-catalogue.js';
import type {
  CorporateActionType,
  TearSheetActionsType,
  TearSheetActionType,
} from '../types/corporate-action.type.js';
import { instrumentOf } from './market.map.js';

/** `accountId` says where it lies: the rules about fields ask for it. */
export function toCorporateAction(
  action: AppliedAction,
  instruments: Instruments,
  accountId: AccountId,
): CorporateActionType & { readonly accountId: AccountId } {
  const { symbol, ...shown } = toTearSheetAction(action);
  return { ...shown, accountId, instrument: instrumentOf(instruments, symbol) };
}

/** Sheets that were stored before there was such a list say nothing of it. */
export function toTearSheetActions({
  corporateActions,
}: TearSheetData): TearSheetActionsType | null {
  if (corporateActions === undefined) return null;
  const { splits = 0, shown } = corporateActions;
  return { ...corporateActions, splits, shown: shown.map(toTearSheetAction) };
}

function toTearSheetAction(action: AppliedAction): TearSheetActionType {
  const { symbol, quantity, cash, type } = action;
  const isSplit = type === 'SPLIT';
  return {
    at: new Date(action.at),
    symbol,
    kind: type,
    numerator: isSplit ? action.numerator : null,
    denominator: isSplit ? action.denominator : null,
    amount: isSplit ? null : action.amount,
    quantity,
    cash,
  };
}
