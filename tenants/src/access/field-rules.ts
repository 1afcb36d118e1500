/** Which fields of which things need a permission of their own: the third axis of the registry. */
import type { Permission } from './permission-registry.js';

export interface FieldRule {
  /** A type of the API and its field. */
  readonly type: string;
  readonly field: string;
  readonly permission: Permission;
  readonly sentence: string;
}

const MONEY = 'An amount of the account’s money.';
/** Times the price, which everybody knows, it is an amount. */
const QUANTITY = 'A quantity: with its price an amount of the account’s money.';
/** Nothing held is 0 %, whatever the account is worth, and a result that stands still says the same. */
const SHARE = 'Derived from amounts: it tells whether anything is held.';
const PERCENTAGES = ['dayResultPct', 'totalResultPct', 'exposurePct', 'drawdownPct'] as const;

function needBalance(type: string, sentence: string, fields: readonly string[]): FieldRule[] {
  return fields.map((field) => ({ type, field, permission: 'BALANCE_READ', sentence }));
}

/**
 * A restricted field is null, and `restricted` of its account (or update) is true. Support can say
 * by which rule an account was halted without knowing how much is in it, or whether anything is.
 */
export const FIELD_RULES: readonly FieldRule[] = [
  ...needBalance('Account', MONEY, [
    'startingCash',
    'cash',
    'equity',
    'dayResult',
    'exposure',
    'peakEquity',
    'equityCurve',
  ]),
  ...needBalance('Account', SHARE, PERCENTAGES),
  ...needBalance('AccountUpdate', MONEY, ['equity', 'cash', 'dayResult', 'exposure']),
  ...needBalance('AccountUpdate', SHARE, PERCENTAGES),
  ...needBalance('AccountEvent', 'The journal entry, which holds amounts and quantities.', [
    'payload',
  ]),
  ...needBalance('Halt', 'The words and figures of a halt by a rule, which name amounts.', [
    'sentence',
    'figures',
  ]),
  ...needBalance('Position', QUANTITY, ['quantity']),
  ...needBalance('Position', 'Zero once the position is closed.', ['averagePrice']),
  ...needBalance('Position', MONEY, ['marketValue', 'unrealizedPnl', 'realizedPnl']),
  ...needBalance('Deployment', MONEY, ['unrealizedPnl', 'realizedPnl']),
  ...needBalance('Deployment', 'The words of a strategy that failed, which may name amounts.', [
    'statusReason',
  ]),
  ...needBalance('DeploymentPosition', QUANTITY, ['quantity']),
  ...needBalance('DeploymentPosition', 'Zero once the position is closed.', ['averagePrice']),
  ...needBalance('DeploymentPosition', MONEY, ['unrealizedPnl', 'realizedPnl']),
  ...needBalance('Order', QUANTITY, ['quantity', 'filledQuantity', 'displayQuantity']),
  ...needBalance('Order', 'What a check said of an order, with its amounts.', ['statusReason']),
  ...needBalance('Fill', QUANTITY, ['quantity']),
  ...needBalance('Fill', MONEY, ['fee']),
  ...needBalance('CorporateAction', QUANTITY, ['quantity']),
  ...needBalance('CorporateAction', 'What it brought, which tells what was held.', ['cash']),
];
