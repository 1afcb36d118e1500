/** What an account says to a command, read from the events that the kernel gave. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { CommandAnswer } from '../accounts/account-command.js';
import type { KernelEvent } from '../kernel/events.js';
import type { OrderRef } from '../kernel/inputs.js';

export interface AppliedCommand {
  readonly answer: CommandAnswer;
  /** What else belongs into the transaction that stores the answer. */
  write?(tx: TenantTransaction): readonly Promise<unknown>[];
}

/** The first event that says no decides; everything else is a yes. */
export function answerOf(events: readonly KernelEvent[], order: OrderRef | null): AppliedCommand {
  for (const event of events) {
    if (event.type === 'ORDER_DENIED' && event.order === order) {
      const { check, value, limit, sentence } = event;
      const code = 'ORDER_DENIED';
      return { answer: { ok: false, code, sentence, order, check, field: null, value, limit } };
    }
    if (event.type === 'REQUEST_REFUSED') return refusal('CONFLICT', event.sentence);
    if (event.type === 'DEPLOYMENT_ENDED' && event.status === 'FAILED') {
      return refusal('DEPLOYMENT_FAILED', event.reason);
    }
  }
  return { answer: { ok: true, order } };
}

export function refusal(
  code: Exclude<Extract<CommandAnswer, { ok: false }>['code'], 'ORDER_DENIED'>,
  sentence: string,
): AppliedCommand {
  const nothing = { order: null, check: null, field: null, value: null, limit: null };
  return { answer: { ok: false, code, sentence, ...nothing } };
}
