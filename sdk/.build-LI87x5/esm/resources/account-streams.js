/** The live streams of accounts: the journal, which is resumed, and the figures, which are not. */
import { found } from '../errors/found.js';
import { accountEventsSubscription, accountJournalHeadQuery, accountUpdatesSubscription, } from '../generated/documents.js';
import { streamJournal } from '../live/journal-source.js';
import { streamStates } from '../live/state-source.js';
export function streamAccountEvents(transport, accountId, { afterSeq, signal }) {
    const subscription = {
        document: accountEventsSubscription,
        variables: (seq) => ({ accountId, afterSeq: seq }),
        read: (data) => data.accountEvents,
        // Without a fixed beginning a connection lost before the first event would leave a gap.
        start: (closed) => afterSeq === undefined
            ? journalHead(transport, accountId, closed)
            : Promise.resolve(afterSeq),
    };
    return streamJournal(transport.streams, subscription, { signal });
}
export function streamAccountUpdates(transport, options) {
    const subscription = {
        document: accountUpdatesSubscription,
        variables: {},
        read: (data) => data.accountUpdates,
        keyOf: (update) => update.accountId,
    };
    return streamStates(transport.streams, subscription, options);
}
async function journalHead(transport, id, signal) {
    const { account } = await transport.request(accountJournalHeadQuery, { id }, { signal });
    return found(account, 'account', id).journal.seq;
}
//# sourceMappingURL=account-streams.js.map