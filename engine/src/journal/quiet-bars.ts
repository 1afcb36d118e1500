/** The entry of bars that changed nothing but the mark: nearly every entry, written as bytes. */
import type { MarkFigures } from '../kernel/mark-figures.js';
import type { BarHashes } from '../market-data/bar-hashes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';

/** A bar by its series' place in the account, and where its hash stands. */
export interface BarPlace {
  series: number;
  hashes: BarHashes;
  row: number;
}

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const CASH = ascii('{"events":[{"cash":"');
const DAY_START = ascii('","dayStartEquity":"');
const EQUITY = ascii('","equity":"');
const EXPOSURE = ascii('","exposure":"');
const PEAK = ascii('","peakEquity":"');
const AT = ascii('","type":"EQUITY_MARKED"}],"input":{"at":');
const BARS = ascii(',"bars":[');
const BAR = ascii('{"hash":"');
const NEXT_BAR = ascii(',{"hash":"');
const SEQ = ascii('],"type":"BARS"},"seq":');
const END = ascii('}');

/** All of the above with five decimals and two integers of at most 32 bytes each. */
const ROOM = 512;
const ROOM_FOR_HASH = 80;

/** Writes the bytes of `journalEntryText` for the same entry. */
export class QuietBars {
  /** What follows the hash of a bar, by series. */
  private readonly series: readonly Uint8Array[];
  private readonly roomForBars: number;

  constructor(
    series: readonly string[],
    /** Decimals of the ledger unit. */
    private readonly scale: number,
  ) {
    this.series = series.map((name) => Buffer.from(`","series":${canonicalJson(name)}}`, 'utf8'));
    this.roomForBars = this.series.reduce((sum, name) => sum + name.length + ROOM_FOR_HASH, 0);
  }

  /** The first `count` of `bars` are those of this stamp. */
  write(
    out: BlockBytes,
    entry: { readonly seq: number; readonly at: number; readonly mark: MarkFigures },
    bars: readonly BarPlace[],
    count: number,
  ): void {
    const { mark } = entry;
    const { scale } = this;
    out.makeRoom(ROOM + this.roomForBars);
    out.copy(CASH);
    out.decimal(mark.cash, scale);
    out.copy(DAY_START);
    out.decimal(mark.dayStart, scale);
    out.copy(EQUITY);
    out.decimal(mark.equity, scale);
    out.copy(EXPOSURE);
    out.decimal(mark.exposure, scale);
    out.copy(PEAK);
    out.decimal(mark.peak, scale);
    out.copy(AT);
    out.integer(entry.at);
    out.copy(BARS);
    for (let i = 0; i < count; i += 1) {
      const { series, hashes, row } = bars[i] as BarPlace;
      out.copy(i === 0 ? BAR : NEXT_BAR);
      out.hexOfHash(hashes.bytes, row * 32);
      out.copy(this.series[series] as Uint8Array);
    }
    out.copy(SEQ);
    out.integer(entry.seq);
    out.copy(END);
  }
}
