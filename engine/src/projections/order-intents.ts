/** `order_intent` and `order_outbox`: what is to be sent, stored with the decision itself. */
import { deterministicId } from '@fiducia/tenants';
import type { OrderId, TenantTransaction } from '@fiducia/tenants';
import { assertThat, present } from '../domain/assert.js';
import type { OrderSource, OrderSpec } from '../domain/order.js';
import type { OrderRef } from '../kernel/inputs.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

interface Decision {
  readonly spec: OrderSpec;
  readonly source: OrderSource;
  readonly decidedAt: number;
}

interface OutboxRow {
  readonly position: number;
  readonly kind: 'SUBMIT' | 'CANCEL';
  readonly order: OrderRef;
  readonly decidedAt: number;
}

/**
 * More events than one input may ever give, far beyond an account's most instruments with the most
 * orders each; positions of two entries never meet, and stay safe integers for 2³³ entries.
 */
export const POSITIONS_PER_ENTRY = 2 ** 20;

/** No ON CONFLICT: an order decided twice is our bug and must fail the step. */
const INSERT_INTENTS = `
  insert into order_intent (tenant_id, account_id, epoch, id, order_ref, client_order_id, source,
    spec, decided_at, status)
  select $1, $2, $3, *
  from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[],
    $10::text[])`;

const INSERT_OUTBOX = `
  insert into order_outbox (tenant_id, account_id, epoch, position, kind, order_id,
    decided_at)
  select $1, $2, $3, *
  from unnest($4::bigint[], $5::text[], $6::uuid[], $7::timestamptz[])`;

export class OrderIntents implements Projection {
  private readonly decisions = new Map<OrderRef, Decision>();
  private readonly submitted: OrderRef[] = [];
  private readonly arrived = new Set<OrderRef>();
  private readonly outbox: OutboxRow[] = [];

  constructor(
    private readonly epoch: bigint,
    private readonly clientOrderIdOf: (order: OrderRef) => string,
  ) {}

  /** Whether the venue gateway has something to do after the commit. */
  get hasWork(): boolean {
    return this.outbox.length > 0;
  }

  add(step: JournaledStep): void {
    assertThat(step.events.length < POSITIONS_PER_ENTRY, 'one input gives fewer events');
    for (const [index, event] of step.events.entries()) {
      const position = step.seq * POSITIONS_PER_ENTRY + index;
      const decidedAt = step.input.at;
      if (event.type === 'ORDER_INITIALIZED') {
        const { spec, source } = event;
        this.decisions.set(event.order, { spec, source, decidedAt });
      } else if (event.type === 'ORDER_SUBMITTED') {
        this.submitted.push(event.order);
        // It waited since an earlier commit, and its age counts from when it was let go.
        if (event.held !== undefined) this.decisions.set(event.order, { ...event.held, decidedAt });
        // What came to the venue with another order is there already: it is only named here.
        if (event.with !== undefined) this.arrived.add(event.order);
        else this.outbox.push({ position, kind: 'SUBMIT', order: event.order, decidedAt });
      } else if (event.type === 'ORDER_PENDING_CANCEL') {
        this.outbox.push({ position, kind: 'CANCEL', order: event.order, decidedAt });
      }
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const statements: Promise<unknown>[] = [];
    if (this.submitted.length > 0) {
      statements.push(tx.prepared(INSERT_INTENTS, this.intentValues(account)));
    }
    if (this.outbox.length > 0) {
      statements.push(tx.prepared(INSERT_OUTBOX, this.outboxValues(account)));
    }
    return statements;
  }

  private intentValues(account: AccountKey): readonly unknown[] {
    const decisions = this.submitted.map((ref) =>
      present(this.decisions.get(ref), `the decision behind order ${ref}`),
    );
    return [
      account.tenantId,
      account.accountId,
      this.epoch.toString(),
      this.submitted.map((ref) => orderId(account, ref)),
      this.submitted,
      this.submitted.map((ref) => this.clientOrderIdOf(ref)),
      decisions.map((decision) => decision.source),
      decisions.map((decision) => JSON.stringify(decision.spec)),
      decisions.map((decision) => instantOf(decision.decidedAt)),
      this.submitted.map((ref) => (this.arrived.has(ref) ? 'ACCEPTED' : 'PENDING_SUBMIT')),
    ];
  }

  private outboxValues(account: AccountKey): readonly unknown[] {
    return [
      account.tenantId,
      account.accountId,
      this.epoch.toString(),
      this.outbox.map((row) => row.position),
      this.outbox.map((row) => row.kind),
      this.outbox.map((row) => orderId(account, row.order)),
      this.outbox.map((row) => instantOf(row.decidedAt)),
    ];
  }
}

function orderId(account: AccountKey, ref: OrderRef): OrderId {
  return deterministicId(account.accountId, 'order', ref);
}
