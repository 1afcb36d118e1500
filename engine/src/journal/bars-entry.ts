/** The entry of a stamp's bars as bytes: its mark and its references are written from numbers. */
import { shorten } from '../domain/shorten.js';
import type { MarkFigures } from '../kernel/mark-figures.js';
import type { BarHashes } from '../market-data/bar-hashes.js';
import { BlockBytes, FixedText } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { EventBytes } from './event-bytes.js';

/** A bar by its series' place in the account, and where its hash stands. */
export interface BarPlace {
  series: number;
  hashes: BarHashes;
  row: number;
}

const CASH = new FixedText('{"cash":"');
const DAY_START = new FixedText('","dayStartEquity":"');
const EQUITY = new FixedText('","equity":"');
const EXPOSURE = new FixedText('","exposure":"');
const PEAK = new FixedText('","peakEquity":"');
const AT = new FixedText('","type":"EQUITY_MARKED"}],"input":{"at":');
const BARS = new FixedText(',"bars":[');
const FIRST_BAR = new FixedText('{"hash":"');
const NEXT_BAR = new FixedText(',{"hash":"');
const SEQ = new FixedText('],"type":"BARS"},"seq":');
const END = new FixedText('}');

/** 64 hexadecimal digits. */
const WORDS_OF_HASH = 8;
/** Room for cash and the day's start. */
const SMALL = 128;

/** One object may serve every step of a run. */
export interface BarsStep {
  seq: number;
  at: number;
  /** What was told before the mark, which comes last. */
  readonly events: EventBytes;
  mark: MarkFigures;
}

/**
 * Writes the bytes of `journalEntryText` for the same entry. Nearly all of an entry stands in the
 * one before it, in the same places: that is kept, and its numbers and hashes are written over.
 */
export class BarsEntries {
  /** What follows the hash of a bar, by series. */
  private readonly series: readonly FixedText[];
  private readonly numbers = new Float64Array(4);
  private cash = Number.NaN;
  private dayStart = Number.NaN;
  /** Up to the equity. */
  private readonly before = new BlockBytes(SMALL);
  private peak = Number.NaN;
  /** Behind the exposure: whose bars, and where the hash of each begins. */
  private after = new Uint8Array(0);
  private readonly shown: number[] = [];
  private readonly hashFrom: number[] = [];
  private stampFrom = 0;
  private stampTo = 0;
  private seqFrom = 0;
  private readonly draft = new BlockBytes();

  constructor(
    series: readonly string[],
    /** Decimals of the ledger unit. */
    private readonly scale: number,
  ) {
    this.series = series.map((name) => new FixedText(`","series":${canonicalJson(name)}}`));
  }

  /** The first `count` of `bars` are those of this stamp. */
  write({ seq, at, events, mark }: BarsStep, bars: readonly BarPlace[], count: number): void {
    const { scale, numbers } = this;
    const out = events.open();
    numbers[0] = mark.equity;
    numbers[1] = mark.exposure;
    numbers[2] = at;
    numbers[3] = seq;
    out.append(this.untilEquity(mark));
    out.decimalAt(numbers, 0, scale);
    out.fixed(EXPOSURE);
    out.decimalAt(numbers, 1, scale);
    if (mark.peak !== this.peak || !this.shows(bars, count)) this.compose(mark, bars, count);
    const start = out.length;
    if (this.writeOver(out, bars)) return;
    out.length = start;
    this.compose(mark, bars, count);
    this.writeOver(out, bars);
  }

  /** Cash and the day's start stay the same for many bars. */
  private untilEquity({ cash, dayStart }: MarkFigures): BlockBytes {
    const { before } = this;
    if (cash === this.cash && dayStart === this.dayStart) return before;
    this.cash = cash;
    this.dayStart = dayStart;
    before.length = 0;
    before.fixed(CASH);
    before.decimal(cash, this.scale);
    before.fixed(DAY_START);
    before.decimal(dayStart, this.scale);
    before.fixed(EQUITY);
    return before;
  }

  /** Whether what is kept was made of the same series. */
  private shows(bars: readonly BarPlace[], count: number): boolean {
    const { shown } = this;
    if (count !== shown.length) return false;
    for (let i = 0; i < count; i += 1) if (bars[i]?.series !== shown[i]) return false;
    return true;
  }

  /** False where the stamp has got another length. */
  private writeOver(out: BlockBytes, bars: readonly BarPlace[]): boolean {
    const { numbers, hashFrom, shown } = this;
    const start = out.length;
    out.copy(this.after);
    out.length = start + this.stampFrom;
    out.integerAt(numbers, 2);
    if (out.length !== start + this.stampTo) return false;
    for (let i = 0; i < shown.length; i += 1) {
      const { hashes, row } = bars[i] as BarPlace;
      out.length = start + (hashFrom[i] as number);
      out.words(hashes.words, row * WORDS_OF_HASH, WORDS_OF_HASH);
    }
    out.length = start + this.seqFrom;
    out.integerAt(numbers, 3);
    out.fixed(END);
    return true;
  }

  /** Its numbers and hashes are written over: of them only the places count. */
  private compose({ peak }: MarkFigures, bars: readonly BarPlace[], count: number): void {
    const { draft, numbers, shown, hashFrom } = this;
    this.peak = peak;
    shorten(shown, 0);
    draft.length = 0;
    draft.fixed(PEAK);
    draft.decimal(peak, this.scale);
    draft.fixed(AT);
    this.stampFrom = draft.length;
    draft.integerAt(numbers, 2);
    this.stampTo = draft.length;
    draft.fixed(BARS);
    for (let i = 0; i < count; i += 1) {
      const { series, hashes, row } = bars[i] as BarPlace;
      draft.fixed(i === 0 ? FIRST_BAR : NEXT_BAR);
      shown.push(series);
      hashFrom[i] = draft.length;
      draft.words(hashes.words, row * WORDS_OF_HASH, WORDS_OF_HASH);
      draft.fixed(this.series[series] as FixedText);
    }
    draft.fixed(SEQ);
    this.seqFrom = draft.length;
    this.after = new Uint8Array(draft.written);
  }
}
