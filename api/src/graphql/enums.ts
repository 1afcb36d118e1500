/** Every enum of the schema, registered once from its list of names. */
import {
  MEASURE_GROUPS,
  ORDER_TYPES,
  RESEARCH_KINDS,
  RESEARCH_STATUSES,
  SORT_DIRECTIONS,
  TIMES_IN_FORCE,
} from '@fiducia/engine';
import {
  API_KEY_SCOPES,
  API_KEY_STATUSES,
  APPROVAL_KINDS,
  APPROVAL_STATUSES,
  EXPLANATION_CODES,
  PERMISSIONS,
  ROLES,
  SCOPE_TYPES,
} from '@fiducia/tenants';
import { registerEnumType } from 'type-graphql';

/** type-graphql knows an enum by the identity of this object; the values are the names. */
export function enumOf<const Names extends readonly string[]>(
  name: string,
  description: string,
  names: Names,
): { readonly [Name in Names[number]]: Name } {
  const values = Object.fromEntries(names.map((item) => [item, item]));
  registerEnumType(values, { name, description });
  return values as { readonly [Name in Names[number]]: Name };
}

export const SortDirectionEnum = enumOf('SortDirection', 'Which way a list runs.', SORT_DIRECTIONS);
export const SideEnum = enumOf('Side', 'Direction of an order or a fill.', ['BUY', 'SELL']);
export const CorporateActionKindEnum = enumOf(
  'CorporateActionKind',
  'What a company did to its shares.',
  ['SPLIT', 'DIVIDEND'],
);
export const OrderTypeEnum = enumOf('OrderType', 'How an order may be filled.', ORDER_TYPES);
export const TimeInForceEnum = enumOf(
  'TimeInForce',
  'How long an order may rest at the venue.',
  TIMES_IN_FORCE,
);
export const OrderStatusEnum = enumOf('OrderStatus', 'Where an order stands in its life.', [
  'INITIALIZED',
  'HELD',
  'DENIED',
  'SUBMITTED',
  'ACCEPTED',
  'REJECTED',
  'PENDING_CANCEL',
  'CANCELED',
  'EXPIRED',
  'PARTIALLY_FILLED',
  'FILLED',
  'UNKNOWN',
]);
export const OrderSourceEnum = enumOf('OrderSource', 'Who decided an order.', [
  'STRATEGY',
  'MANUAL',
  'RISK',
]);
export const AccountModeEnum = enumOf('AccountMode', 'Simulated or real money.', ['PAPER', 'LIVE']);
export const AccountStatusEnum = enumOf('AccountStatus', 'Whether an account may trade.', [
  'ACTIVE',
  'HALTED',
]);
export const HaltCauseEnum = enumOf('HaltCause', 'What halted an account.', ['RULE', 'PERSON']);
export const OnStopEnum = enumOf('OnStop', 'What a rule stop does with open positions.', [
  'CLOSE_POSITIONS',
  'HOLD_POSITIONS',
]);
export const DeploymentStatusEnum = enumOf('DeploymentStatus', 'State of a running strategy.', [
  'RUNNING',
  'STOPPED',
  'FAILED',
]);
export const RoleEnum = enumOf('Role', 'What a person is to the partner.', ROLES);
export const PermissionEnum = enumOf(
  'Permission',
  'What a person or an API key may do.',
  PERMISSIONS,
);
export const UserStatusEnum = enumOf('UserStatus', 'Whether a person may sign in.', [
  'INVITED',
  'ACTIVE',
  'SUSPENDED',
]);
export const ScopeTypeEnum = enumOf(
  'ScopeType',
  'How much of the partner an assignment reaches.',
  SCOPE_TYPES,
);
export const PermissionReachEnum = enumOf(
  'PermissionReach',
  'PLACE: the clients and accounts of the scope. TENANT: the whole partner, and only an ' +
    'assignment over ALL counts. SHARED: what lies in no client, whatever the scope.',
  ['PLACE', 'TENANT', 'SHARED'],
);
export const ExplanationCodeEnum = enumOf(
  'ExplanationCode',
  'What speaks for a permission, against it, or is asked for when it is used.',
  EXPLANATION_CODES,
);
export const MarketPhaseEnum = enumOf('MarketPhase', 'What the market feed is doing.', [
  'FAST_FORWARD',
  'REPLAYING',
  'ENDED',
  'STOPPED',
]);
export const IndicatorGroupEnum = enumOf('IndicatorGroup', 'What an indicator is about.', [
  'OVERLAP',
  'MOMENTUM',
  'VOLUME',
  'VOLATILITY',
  'PRICE',
  'CYCLE',
  'STATISTICS',
  'MATH',
  'CANDLES',
  'TREND',
  'STRUCTURE',
]);
export const IndicatorScaleEnum = enumOf(
  'IndicatorScale',
  'PRICE is drawn over the bars, OWN beside them.',
  ['PRICE', 'OWN'],
);
export const FindingSeverityEnum = enumOf(
  'FindingSeverity',
  'WARNING: a backtest on these bars may be wrong. NOTE: worth knowing.',
  ['WARNING', 'NOTE'],
);
export const ActorKindEnum = enumOf('ActorKind', 'Who acts.', ['USER', 'API_KEY', 'SYSTEM']);
export const ResearchKindEnum = enumOf(
  'ResearchKind',
  'One backtest, or a search of many.',
  RESEARCH_KINDS,
);
export const ResearchStatusEnum = enumOf(
  'ResearchStatus',
  'Where a run of research stands.',
  RESEARCH_STATUSES,
);
export const SamplerEnum = enumOf('Sampler', 'How a search draws combinations.', [
  'GRID',
  'RANDOM',
  'TPE',
]);
export const ObjectiveDirectionEnum = enumOf('ObjectiveDirection', 'Which way is better.', [
  'MAXIMIZE',
  'MINIMIZE',
]);
export const MeasureGroupEnum = enumOf('MeasureGroup', 'What a measure is about.', MEASURE_GROUPS);
export const MeasureUnitEnum = enumOf('MeasureUnit', 'What a measure is counted in.', [
  'FRACTION',
  'RATIO',
  'COUNT',
  'MONEY',
  'DAYS',
  'BARS',
]);

export const ReturnPeriodEnum = enumOf('ReturnPeriod', 'Over what a return is counted.', [
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'YEARLY',
]);

export const TokenDeliveryEnum = enumOf('TokenDelivery', 'How a session reaches its client.', [
  'PAYLOAD',
  'COOKIE',
]);
export const ApprovalKindEnum = enumOf(
  'ApprovalKind',
  'What needs a second person.',
  APPROVAL_KINDS,
);
export const ApprovalStatusEnum = enumOf(
  'ApprovalStatus',
  'Where a request stands. FAILED: granted, and could not be carried out.',
  APPROVAL_STATUSES,
);
export const ApiKeyScopeEnum = enumOf(
  'ApiKeyScope',
  'What an API key may do. READ sees, TRADE trades, HALT halts, RELEASE asks for release, AUDIT ' +
    'reads and exports the audit log; TRADE and the others include what they need to see.',
  API_KEY_SCOPES,
);
export const ApiKeyStatusEnum = enumOf(
  'ApiKeyStatus',
  'Whether a key lets in. SUSPENDED: not while its author lacks the rights that it gives.',
  API_KEY_STATUSES,
);
export const EnvironmentEnum = enumOf('Environment', 'TEST or real money.', ['TEST', 'LIVE']);
