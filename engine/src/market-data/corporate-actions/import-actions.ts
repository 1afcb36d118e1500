/** Writes splits and dividends beside the recorded bars: added to, and never changed afterwards. */
import type { SharedDatabase, SqlTransaction } from '@fiducia/tenants';
import { MarketDays } from '../../calendars/market-days.js';
import { dayText } from '../../calendars/civil-day.js';
import type { CorporateAction } from '../../domain/corporate-action.js';
import type { InstrumentSpec } from '../../domain/instrument.js';
import { listInstruments } from '../recorded-market.js';
import { loadActions } from './recorded-actions.js';

export interface ActionsToImport {
  /** Of instruments that are recorded. */
  readonly actions: readonly CorporateAction[];
  /** Where they come from, for people. */
  readonly source: string;
  /** Of this process: it may add to a replay that it drives itself, or drove before it was ended. */
  readonly owner: string;
}

export type ActionsImport =
  | { readonly ok: true; readonly added: number }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: 'ACTIONS_CONFLICT' | 'ACTIONS_TOO_LATE' | 'REPLAY_UNDER_WAY';
        readonly message: string;
      };
    };

/** An action with its place among those of its kind and day. */
interface PlacedAction {
  readonly action: CorporateAction;
  readonly place: number;
}

/** Two imports at once would both add. */
const TAKE_TURN = `select pg_advisory_xact_lock(7305815)`;

const INSERT = `
  insert into corporate_action (symbol, ex_day, kind, place, numerator, denominator, amount, source)
  select symbol, date '1970-01-01' + day, kind, place, numerator, denominator, amount, $8
  from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::int[], $6::int[], $7::numeric[])
    as u (symbol, day, kind, place, numerator, denominator, amount)`;

/** How far accounts may have come on a symbol's bars; no row where it is not replayed. */
const PUBLISHED = `
  select s.symbol, s.first_at as "firstAt", r.published_at as "publishedAt",
    r.owner is not null and r.owner <> $2 and r.lease_until > now() as "isElsewhere"
  from market_replay r join series s on s.id = any(r.series_ids)
  where r.id = 'main' and s.symbol = any($1::text[])`;

interface PublishedRow {
  readonly symbol: string;
  readonly firstAt: Date;
  readonly publishedAt: Date | null;
  readonly isElsewhere: boolean;
}

/**
 * What is recorded already is left as it is; what would change it is refused, and so is what comes
 * after accounts have passed its day: they would have seen a crash that there was not.
 */
export async function importActions(
  shared: SharedDatabase,
  wanted: ActionsToImport,
): Promise<ActionsImport> {
  const symbols = [...new Set(wanted.actions.map(({ symbol }) => symbol))];
  const instruments = await listInstruments(shared);
  return shared.run(async (tx) => {
    await tx.query(TAKE_TURN);
    const known = new Map(placed(await loadActions(tx, symbols)).map((one) => [keyOf(one), one]));
    const missing: PlacedAction[] = [];
    for (const one of placed(wanted.actions)) {
      const same = known.get(keyOf(one));
      if (same === undefined) missing.push(one);
      else if (valueOf(same.action) !== valueOf(one.action)) return conflict(same, one);
    }
    if (missing.length === 0) return { ok: true, added: 0 };
    const late = await refuseLate(tx, { instruments, owner: wanted.owner }, missing);
    if (late !== null) return late;
    await tx.query(INSERT, rowsOf(missing, wanted.source));
    return { ok: true, added: missing.length };
  });
}

function placed(actions: readonly CorporateAction[]): readonly PlacedAction[] {
  const counts = new Map<string, number>();
  return actions.map((action) => {
    const day = `${action.symbol} ${action.exDay} ${action.type}`;
    const place = (counts.get(day) ?? 0) + 1;
    counts.set(day, place);
    return { action, place };
  });
}

function keyOf({ action, place }: PlacedAction): string {
  return `${action.symbol} ${action.exDay} ${action.type} ${place}`;
}

function valueOf(action: CorporateAction): string {
  return action.type === 'SPLIT' ? `${action.numerator}:${action.denominator}` : action.amount;
}

function conflict(recorded: PlacedAction, given: PlacedAction): ActionsImport {
  const { symbol, exDay, type } = given.action;
  const message =
    `For ${symbol} a ${type.toLowerCase()} of ${valueOf(recorded.action)} is recorded on ` +
    `${dayText(exDay)}, and not ${valueOf(given.action)}: what is recorded does not change. ` +
    'Give the file as before, or use another FIDUCIA_HOME for this one.';
  return { ok: false, error: { code: 'ACTIONS_CONFLICT', message } };
}

async function refuseLate(
  tx: SqlTransaction,
  {
    instruments,
    owner,
  }: { readonly instruments: readonly InstrumentSpec[]; readonly owner: string },
  missing: readonly PlacedAction[],
): Promise<ActionsImport | null> {
  const symbols = missing.map(({ action }) => action.symbol);
  const { rows } = await tx.query<PublishedRow>(PUBLISHED, [symbols, owner]);
  if (rows.some(({ isElsewhere }) => isElsewhere)) {
    const message =
      'Another process is replaying the market of these actions: stop it, and start it with them.';
    return { ok: false, error: { code: 'REPLAY_UNDER_WAY', message } };
  }
  for (const { symbol, firstAt, publishedAt } of rows) {
    if (publishedAt === null) continue;
    const days = new MarketDays(instruments.filter((one) => one.symbol === symbol));
    const first = days.at({ now: firstAt.getTime() });
    const today = days.at({ now: publishedAt.getTime() });
    const late = missing.find(
      ({ action: { symbol: of, exDay } }) => of === symbol && exDay > first && exDay <= today,
    );
    if (late !== undefined) return tooLate(late.action, today);
  }
  return null;
}

function tooLate({ symbol, exDay }: CorporateAction, today: number): ActionsImport {
  const message =
    `The replay stands at ${dayText(today)}, and accounts have passed what takes effect for ` +
    `${symbol} on ${dayText(exDay)}: use another FIDUCIA_HOME to replay the bars with it.`;
  return { ok: false, error: { code: 'ACTIONS_TOO_LATE', message } };
}

function rowsOf(actions: readonly PlacedAction[], source: string): readonly unknown[] {
  const of = <T>(value: (action: CorporateAction) => T): readonly T[] =>
    actions.map(({ action }) => value(action));
  return [
    of(({ symbol }) => symbol),
    of(({ exDay }) => exDay),
    of(({ type }) => type),
    actions.map(({ place }) => place),
    of((action) => (action.type === 'SPLIT' ? action.numerator : null)),
    of((action) => (action.type === 'SPLIT' ? action.denominator : null)),
    of((action) => (action.type === 'DIVIDEND' ? action.amount : null)),
    source.slice(-MAX_SOURCE),
  ];
}

/** Of a long path the end says more. */
const MAX_SOURCE = 200;
