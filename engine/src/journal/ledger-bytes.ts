/** Ledger transfers as bytes, in canonical JSON. */
import type { Transfer, TransferKind } from '../kernel/event-sink.js';
import type { LedgerCode } from '../kernel/events.js';
import type { Ledger } from '../kernel/ledger.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import { ChoiceField } from './choice-field.js';
import { writeAmount, writeInteger } from './number-fields.js';
import { ORDER_NAME } from './text-field.js';

const AMOUNT = new FixedText('{"amount":"');
const CODE = new ChoiceField<LedgerCode>('","code":');
const KIND = new ChoiceField<TransferKind>(',"kind":');
const ORDER = new FixedText(',"order":');
const PENDING = new FixedText(',"pending":');
const TRANSFER = new FixedText(',"transfer":');
const IS_TRANSFER = new FixedText(',"type":"LEDGER_TRANSFER"}');

export class LedgerBytes {
  private ledger: Ledger | null = null;
  /** What an entry says of an account on either side, by its number. */
  private credits: readonly FixedText[] = [];
  private debits: readonly FixedText[] = [];

  write(out: BlockBytes, ledger: Ledger, transfer: Transfer): void {
    if (ledger !== this.ledger) this.learn(ledger);
    out.fixed(AMOUNT);
    writeAmount(out, transfer.amount, ledger.scale);
    CODE.write(out, transfer.code);
    out.fixed(this.credits[transfer.credit] as FixedText);
    out.fixed(this.debits[transfer.debit] as FixedText);
    KIND.write(out, transfer.kind);
    out.fixed(ORDER);
    ORDER_NAME.write(out, transfer.order);
    out.fixed(PENDING);
    writeInteger(out, transfer.pending);
    out.fixed(TRANSFER);
    out.integer(ledger.transfers);
    out.fixed(IS_TRANSFER);
  }

  private learn(ledger: Ledger): void {
    const { names } = ledger;
    const currency = canonicalJson(ledger.currency);
    this.ledger = ledger;
    this.credits = names.map(
      (name) => new FixedText(`,"credit":${canonicalJson(name)},"currency":${currency}`),
    );
    this.debits = names.map((name) => new FixedText(`,"debit":${canonicalJson(name)}`));
  }
}
