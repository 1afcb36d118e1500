/**
 * Sends one outbox row: check, mark, commit, and only then the venue. Whatever is not certain is
 * unknown and asked again under the same id; nothing is ever sent under another one.
 */
import { systemContext } from '@fiducia/tenants';
import type { Clock, TenantContext, TenantDatabase } from '@fiducia/tenants';
import { unreachable } from '../domain/assert.js';
import { reasonOf, withinTime } from './call-venue.js';
import {
  finishRow,
  lockItem,
  markSubmitted,
  releaseRows,
  retryRow,
  setIntentStatus,
  showUnknown,
} from './outbox-records.js';
import type { OutboxItem, OutboxKey } from './outbox-records.js';
import { judgeSubmission } from './judge-submission.js';
import type { SubmitOutcome, VenueAdapter, VenueOrder } from './venue-adapter.js';

export interface SendDeps {
  readonly db: TenantDatabase;
  /** The venue of an account, or null when there is none for its mode. */
  readonly venueFor: (mode: 'PAPER' | 'LIVE') => VenueAdapter | null;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly owner: string;
}

/** From the claim to the call: later than this another gateway may hold the row. */
const SEND_WITHIN_MS = 5_000;
/** The new owner of an account adopts its open intents within this. */
const ADOPTION_RETRY_MS = 250;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** For venues that forget ids: so many negative answers and so much time, then it is not there. */
const NEGATIVE_ANSWERS = 5;
const NOT_FOUND_AFTER_MS = 15_000;

type Step =
  | { readonly do: 'FINISHED' }
  | { readonly do: 'LATER' }
  | {
      readonly do: 'SUBMIT' | 'RESOLVE' | 'RESOLVE_THEN_REFUSE' | 'CANCEL';
      readonly item: OutboxItem;
    }
  | { readonly do: 'REFUSE'; readonly item: OutboxItem; readonly reason: string };

/** `blocked`: withdrawn by us, not refused by the venue. */
type Outcome = SubmitOutcome & { readonly blocked?: boolean };

interface Sending extends SendDeps {
  readonly ctx: TenantContext;
  readonly key: OutboxKey;
  readonly claimedAt: number;
}

/** False when the row stays open: what comes after it in its account waits. */
export async function sendOutboxRow(
  deps: SendDeps,
  key: OutboxKey,
  claimedAt: number,
): Promise<boolean> {
  const ctx = systemContext(key.tenantId, 'venue-gateway');
  const sending: Sending = { ...deps, ctx, key, claimedAt };
  if (isLate(sending)) {
    // The claim may end while the venue is called: whoever takes the row next has the time.
    await deps.db.run(ctx, (tx) => releaseRows(tx, [key], deps.owner));
    return false;
  }
  const step = await decide(sending);
  if (step.do === 'FINISHED') return true;
  if (step.do === 'LATER') return false;
  const venue = deps.venueFor(step.item.accountMode);
  if (venue === null) return finishWithoutVenue(sending, step.item);
  switch (step.do) {
    case 'SUBMIT':
      return submit(sending, venue, step.item);
    case 'RESOLVE':
      return resolve(sending, venue, step.item, true);
    case 'RESOLVE_THEN_REFUSE':
      return resolve(sending, venue, step.item, false);
    case 'REFUSE':
      return refuse(sending, venue, step.item, step.reason);
    case 'CANCEL':
      return cancel(sending, venue, step.item);
    default:
      return unreachable(step);
  }
}

function isLate({ monotonic, claimedAt }: Sending): boolean {
  return monotonic() - claimedAt > SEND_WITHIN_MS;
}

/** Everything is checked again here, under locks, in the transaction that marks the order. */
async function decide(sending: Sending): Promise<Step> {
  const { db, ctx, key, owner } = sending;
  return db.run(ctx, async (tx) => {
    const item = await lockItem(tx, key, owner);
    if (item === null) return { do: 'FINISHED' };
    // A cancel is held up by nothing: no halt, no age, no owner.
    if (item.kind === 'CANCEL') return { do: 'CANCEL', item };
    const verdict = judgeSubmission(item);
    switch (verdict.verdict) {
      case 'FINISHED':
        await finishRow(tx, key, item.status);
        return { do: 'FINISHED' };
      case 'NOT_YET':
        await retryRow(tx, key, ADOPTION_RETRY_MS);
        return { do: 'LATER' };
      case 'REFUSE':
        await setIntentStatus(tx, { ...key, ...item }, 'BLOCKED', { reason: verdict.reason });
        return { do: 'REFUSE', item, reason: verdict.reason };
      case 'RESOLVE':
        return { do: verdict.maySendAgain ? 'RESOLVE' : 'RESOLVE_THEN_REFUSE', item };
      case 'SEND':
        await markSubmitted(tx, key.tenantId, item.orderId);
        return { do: 'SUBMIT', item };
      default:
        return unreachable(verdict);
    }
  });
}

async function submit(sending: Sending, venue: VenueAdapter, item: OutboxItem): Promise<boolean> {
  if (isLate(sending)) {
    return record(sending, item, { outcome: 'unknown', reason: 'The moment to send had passed.' });
  }
  const { ctx, key } = sending;
  const outcome = await withinTime(venue.submit(ctx, key.accountId, venueOrder(item))).catch(
    (error: unknown): SubmitOutcome => ({ outcome: 'unknown', reason: reasonOf(error) }),
  );
  return record(sending, item, outcome);
}

async function resolve(
  sending: Sending,
  venue: VenueAdapter,
  item: OutboxItem,
  maySendAgain: boolean,
): Promise<boolean> {
  const { ctx, key } = sending;
  const state = await withinTime(venue.queryOrder(ctx, key.accountId, item.clientOrderId)).catch(
    reasonOf,
  );
  if (typeof state === 'string')
    return record(sending, item, { outcome: 'unknown', reason: state });
  if (state.found) {
    return record(sending, item, { outcome: 'accepted', venueOrderId: state.venueOrderId });
  }
  // The venue knows ids for ever, so what it does not know was never there: the same id is safe.
  if (venue.clientOrderIds === 'LASTING') {
    if (maySendAgain) return submit(sending, venue, item);
    return refuse(sending, venue, item, 'The account was halted before the order was sent.');
  }
  const sentForMs = sending.clock.now().getTime() - (item.submittedAt?.getTime() ?? 0);
  if (item.attempts < NEGATIVE_ANSWERS || sentForMs < NOT_FOUND_AFTER_MS) {
    return record(sending, item, { outcome: 'unknown', reason: 'The venue does not show it yet.' });
  }
  return refuse(sending, venue, item, 'The venue does not know the order.');
}

async function refuse(
  sending: Sending,
  venue: VenueAdapter,
  item: OutboxItem,
  reason: string,
): Promise<boolean> {
  const { ctx, key } = sending;
  await venue.refuse(ctx, key.accountId, venueOrder(item), reason);
  return record(sending, item, { outcome: 'rejected', reason, blocked: true });
}

async function cancel(sending: Sending, venue: VenueAdapter, item: OutboxItem): Promise<boolean> {
  const { db, ctx, key } = sending;
  const { clientOrderId, orderRef, decidedAtMs } = item;
  const request = { clientOrderId, orderRef, at: decidedAtMs, request: Number(key.position) };
  const outcome = await withinTime(venue.cancel(ctx, key.accountId, request)).catch(
    (error: unknown) => ({ outcome: 'unknown' as const, reason: reasonOf(error) }),
  );
  await db.run(ctx, (tx) =>
    outcome.outcome === 'asked' ? finishRow(tx, key, 'ASKED') : retryRow(tx, key, FIRST_RETRY_MS),
  );
  return outcome.outcome === 'asked';
}

async function record(sending: Sending, item: OutboxItem, outcome: Outcome): Promise<boolean> {
  const { db, ctx, key } = sending;
  const intent = { tenantId: key.tenantId, orderId: item.orderId };
  await db.run(ctx, async (tx) => {
    switch (outcome.outcome) {
      case 'accepted': {
        const { venueOrderId } = outcome;
        await setIntentStatus(tx, intent, 'ACCEPTED', { venueOrderId });
        return finishRow(tx, key, 'ACCEPTED');
      }
      case 'rejected': {
        const status = outcome.blocked === true ? 'BLOCKED' : 'REJECTED';
        await setIntentStatus(tx, intent, status, { reason: outcome.reason });
        return finishRow(tx, key, status);
      }
      case 'unknown':
        await setIntentStatus(tx, intent, 'UNKNOWN', { reason: outcome.reason });
        await showUnknown(tx, intent, outcome.reason);
        return retryRow(tx, key, backoffMs(item.attempts));
      default:
        return unreachable(outcome);
    }
  });
  return outcome.outcome !== 'unknown';
}

async function finishWithoutVenue(sending: Sending, item: OutboxItem): Promise<boolean> {
  const { db, ctx, key } = sending;
  await db.run(ctx, async (tx) => {
    const reason = 'There is no venue for live accounts yet.';
    await setIntentStatus(tx, { ...key, ...item }, 'BLOCKED', { reason });
    await finishRow(tx, key, 'BLOCKED');
  });
  return true;
}

function backoffMs(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), LONGEST_RETRY_MS);
}

function venueOrder(item: OutboxItem): VenueOrder {
  const { clientOrderId, orderRef, decidedAtMs } = item;
  return { ...item.spec, clientOrderId, orderRef, decidedAtMs };
}
