/** An account's whole state as plain JSON, and back: what comes after is the same either way. */
import { amountOf, plus } from '../domain/amount.js';
import { assertThat, present } from '../domain/assert.js';
import type { JsonObject, JsonValue } from '../domain/json.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { Mandate } from '../domain/mandate.js';
import { minorToDecimal } from '../domain/money.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { AccountState, SizingMoment } from './account-state.js';
import { restoreOwners, saveOwners } from './owner-snapshot.js';
import type { SavedOwner } from './owner-snapshot.js';
import { newAccountState } from './open-account.js';
import { restoreOrder, saveOrder } from './order-snapshot.js';
import type { SavedOrder } from './order-snapshot.js';
import { restoreBook, saveBook } from './book-snapshot.js';
import type { SavedBook } from './book-snapshot.js';

/** Raised when the form below changes: an older snapshot is then rebuilt from the journal. */
export const SNAPSHOT_VERSION = 3;

interface SavedInstrument {
  readonly bar: readonly number[];
  readonly net: SavedBook;
}

interface SavedLedger {
  readonly posted: readonly string[];
  readonly pendings: readonly (readonly [number, number, number, string])[];
  readonly transfers: number;
}

interface SavedAccount {
  readonly version: number;
  readonly kernelVersion: string;
  readonly opening: {
    readonly currency: string;
    readonly cash: string;
    /** The limits of now. */
    readonly mandate: Mandate;
    readonly instruments: readonly InstrumentSpec[];
  };
  readonly clock: {
    readonly run: number;
    readonly now: number;
    readonly lastBarAt: number;
    readonly day: number;
    readonly lastVenueSeq: number;
  };
  readonly instruments: readonly SavedInstrument[];
  readonly owners: readonly SavedOwner[];
  readonly orders: {
    readonly working: readonly SavedOrder[];
    readonly held: readonly SavedOrder[];
    readonly finished: readonly SavedOrder[];
  };
  readonly ledger: SavedLedger;
  readonly mark: { readonly equity: string; readonly peak: string; readonly dayStart: string };
  readonly halts: {
    readonly byPerson: readonly string[];
    readonly rule: 'MAX_DRAWDOWN' | 'MAX_DAILY_LOSS' | null;
    readonly closing: boolean;
  };
}

export function saveState(state: AccountState): JsonValue {
  const { ledger, mark, halts } = state;
  const saved: SavedAccount = {
    version: SNAPSHOT_VERSION,
    kernelVersion: state.kernelVersion,
    opening: {
      currency: state.currency,
      cash: minorToDecimal(state.openingCash, state.currency),
      mandate: state.limits.mandate,
      instruments: state.instruments.map((instrument) => instrument.spec),
    },
    clock: {
      run: state.run,
      now: state.now,
      lastBarAt: state.lastBarAt,
      day: state.day,
      lastVenueSeq: state.lastVenueSeq,
    },
    instruments: state.instruments.map((item) => ({
      bar: [
        item.at,
        item.openTicks,
        item.highTicks,
        item.lowTicks,
        item.closeTicks,
        item.volume,
        item.sharesPerFirst,
      ],
      net: saveBook(item.net),
    })),
    owners: saveOwners(state),
    orders: {
      working: state.orders.working.map(saveOrder),
      held: state.orders.held.map(saveOrder),
      finished: state.orders.finishedInOrder().map(saveOrder),
    },
    ledger: {
      posted: ledger.posted.map(String),
      pendings: ledger.pendings.map((entry) => [
        entry.id,
        entry.debit,
        entry.credit,
        String(entry.remaining),
      ]),
      transfers: ledger.transfers,
    },
    mark: {
      equity: String(mark.equity),
      peak: String(mark.peak),
      dayStart: String(mark.dayStart),
    },
    halts: {
      byPerson: [...halts.byPerson],
      rule: halts.rule?.rule ?? null,
      closing: halts.closing,
    },
  };
  // Plain data by construction; the cast only drops the names of its fields.
  return saved as unknown as JsonValue;
}

export function isOurSnapshot(snapshot: JsonValue): boolean {
  return (snapshot as JsonObject)['version'] === SNAPSHOT_VERSION;
}

export function restoreState(
  snapshot: JsonValue,
  strategies: StrategyRegistry,
  sizing: SizingMoment,
): AccountState {
  assertThat(isOurSnapshot(snapshot), `a snapshot must be of version ${SNAPSHOT_VERSION}`);
  const saved = snapshot as unknown as SavedAccount;
  const { opening, clock } = saved;
  const state = newAccountState({ type: 'ACCOUNT_OPENED', at: 0, ...opening }, strategies, sizing);
  state.kernelVersion = saved.kernelVersion;
  state.run = clock.run;
  state.now = clock.now;
  state.lastBarAt = clock.lastBarAt;
  state.day = clock.day;
  state.lastVenueSeq = clock.lastVenueSeq;
  restoreInstruments(state, saved.instruments);
  restoreOwners(state, saved.owners);
  for (const order of saved.orders.finished) state.orders.addFinished(restoreOrder(state, order));
  for (const order of saved.orders.working) state.orders.addWorking(restoreOrder(state, order));
  for (const order of saved.orders.held) state.orders.held.push(restoreOrder(state, order));
  restoreLedger(state, saved.ledger);
  const { equity, peak, dayStart } = saved.mark;
  state.mark.load(BigInt(equity), BigInt(peak), BigInt(dayStart));
  state.halts.byPerson.push(...saved.halts.byPerson);
  state.halts.rule = saved.halts.rule === null ? null : { rule: saved.halts.rule };
  state.halts.closing = saved.halts.closing;
  return state;
}

function restoreInstruments(state: AccountState, saved: readonly SavedInstrument[]): void {
  assertThat(saved.length === state.instruments.length, 'the snapshot has other instruments');
  state.instruments.forEach((instrument, index) => {
    const { bar, net } = present(saved[index], 'an instrument of the snapshot');
    const [at = 0, open = 0, high = 0, low = 0, close = 0, volume = 0, shares = 1] = bar;
    instrument.at = at;
    instrument.openTicks = open;
    instrument.highTicks = high;
    instrument.lowTicks = low;
    instrument.closeTicks = close;
    instrument.volume = volume;
    instrument.sharesPerFirst = shares;
    restoreBook(instrument.net, net);
  });
}

function restoreLedger(state: AccountState, saved: SavedLedger): void {
  const { ledger } = state;
  saved.posted.forEach((amount, account) => {
    ledger.posted[account] = amountOf(BigInt(amount));
  });
  for (const [id, debit, credit, remaining] of saved.pendings) {
    const held = amountOf(BigInt(remaining));
    ledger.pendings.push({ id, debit, credit, remaining: held });
    ledger.reserved = plus(ledger.reserved, held);
  }
  ledger.transfers = saved.transfers;
}
