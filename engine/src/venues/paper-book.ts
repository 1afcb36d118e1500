/** One account's book at the paper venue: the simulated venue and the number of its last report. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { JsonObject, JsonValue } from '../domain/json.js';
import type { MarketTimeMs, VenueReport } from '../kernel/inputs.js';
import type { AccountKey } from '../projections/projection.js';
import { SimulatedVenue } from '../simulation/simulated-venue.js';

interface BookRow {
  readonly venue_seq: string;
  readonly run: number;
  readonly advanced_to: Date | null;
  readonly instruments: InstrumentSpec[];
  readonly state: string;
}

const READ = `
  select venue_seq, run, advanced_to, instruments, state from paper_venue_account
  where tenant_id = $1 and account_id = $2`;
const LOCK = `${READ} for update`;

const INSERT = `
  insert into paper_venue_account (tenant_id, account_id, run, instruments, state)
  values ($1, $2, $3, $4, $5)`;

const UPDATE = `
  update paper_venue_account set venue_seq = $3, run = $4, advanced_to = $5, state = $6
  where tenant_id = $1 and account_id = $2`;

export class PaperBook {
  private constructor(
    readonly account: AccountKey,
    readonly venue: SimulatedVenue,
    private venueSeq: number,
    private currentRun: number,
    public advancedTo: MarketTimeMs | null,
  ) {}

  static async create(
    tx: TenantTransaction,
    account: AccountKey,
    run: number,
    instruments: readonly InstrumentSpec[],
  ): Promise<void> {
    const state = stateText(new SimulatedVenue({ instruments }));
    const { tenantId, accountId } = account;
    await tx.prepared(INSERT, [tenantId, accountId, run, JSON.stringify(instruments), state]);
  }

  static of(account: AccountKey, row: BookRow): PaperBook {
    const { instruments } = row;
    const venue = SimulatedVenue.restore(JSON.parse(row.state) as JsonValue, { instruments });
    const advancedTo = row.advanced_to?.getTime() ?? null;
    return new PaperBook(account, venue, Number(row.venue_seq), row.run, advancedTo);
  }

  get run(): number {
    return this.currentRun;
  }

  /** Reports in this book's own count, which also counts orders that never reached the venue. */
  numbered(reports: readonly VenueReport[]): readonly VenueReport[] {
    return reports.map((report) => {
      this.venueSeq += 1;
      return { ...report, venueSeq: this.venueSeq };
    });
  }

  async beginRun(tx: TenantTransaction, run: number): Promise<void> {
    this.venue.closeRun();
    this.currentRun = run;
    this.advancedTo = null;
    await this.save(tx);
  }

  /** What rests, without the stamp that was seen last: changes only when a bar did something. */
  get resting(): string {
    return JSON.stringify((this.venue.state() as JsonObject)['resting']);
  }

  save(tx: TenantTransaction): Promise<unknown> {
    return tx.prepared(UPDATE, [
      this.account.tenantId,
      this.account.accountId,
      this.venueSeq,
      this.currentRun,
      this.advancedTo === null ? null : new Date(this.advancedTo),
      stateText(this.venue),
    ]);
  }
}

/**
 * Without the venue's memory of its answers: a repeated submission is recognised by the stored
 * order, a repeated cancel by its number, however long ago they were.
 */
function stateText(venue: SimulatedVenue): string {
  return JSON.stringify({ ...(venue.state() as JsonObject), answers: [] });
}

export async function readBook(
  tx: TenantTransaction,
  account: AccountKey,
): Promise<PaperBook | null> {
  const { rows } = await tx.prepared<BookRow>(READ, [account.tenantId, account.accountId]);
  return rows[0] === undefined ? null : PaperBook.of(account, rows[0]);
}

export async function lockBook(
  tx: TenantTransaction,
  account: AccountKey,
): Promise<PaperBook | null> {
  const { rows } = await tx.prepared<BookRow>(LOCK, [account.tenantId, account.accountId]);
  return rows[0] === undefined ? null : PaperBook.of(account, rows[0]);
}
