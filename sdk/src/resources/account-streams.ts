/** The live streams of accounts: the journal, which is resumed, and the figures, which are not. */
import { found } from '../errors/found.js';
import {
  accountEventsSubscription,
  accountJournalHeadQuery,
  accountUpdatesSubscription,
} from '../generated/documents.js';
import type { AccountEvent, AccountUpdate } from '../generated/models.js';
import { streamJournal } from '../live/journal-source.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { streamStates } from '../live/state-source.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface EventStreamOptions extends LiveStreamOptions {
  /** `seq` of the last event that you have dealt with; 0 is the beginning of the journal. */
  readonly afterSeq?: number | undefined;
}

export function streamAccountEvents(
  transport: Transport,
  accountId: Id,
  { afterSeq, signal }: EventStreamOptions,
): LiveStream<AccountEvent> {
  const subscription = {
    document: accountEventsSubscription,
    variables: (seq: number) => ({ accountId, afterSeq: seq }),
    read: (data: { readonly accountEvents: AccountEvent }) => data.accountEvents,
    // Without a fixed beginning a connection lost before the first event would leave a gap.
    start: (closed: AbortSignal) =>
      afterSeq === undefined
        ? journalHead(transport, accountId, closed)
        : Promise.resolve(afterSeq),
  };
  return streamJournal(transport.streams, subscription, { signal });
}

export function streamAccountUpdates(
  transport: Transport,
  options: LiveStreamOptions,
): LiveStream<AccountUpdate> {
  const subscription = {
    document: accountUpdatesSubscription,
    variables: {},
    read: (data: { readonly accountUpdates: AccountUpdate }) => data.accountUpdates,
    keyOf: (update: AccountUpdate) => update.accountId,
  };
  return streamStates(transport.streams, subscription, options);
}

async function journalHead(transport: Transport, id: Id, signal: AbortSignal): Promise<number> {
  const { account } = await transport.request(accountJournalHeadQuery, { id }, { signal });
  return found(account, 'account', id).journal.seq;
}
