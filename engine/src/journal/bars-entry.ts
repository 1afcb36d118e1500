/** The entry of a stamp's bars as bytes: its mark and its references are written from numbers. */
import type { KernelEvent } from '../kernel/events.js';
import type { MarkFigures } from '../kernel/mark-figures.js';
import type { BarHashes } from '../market-data/bar-hashes.js';
import { BlockBytes, FixedText } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import { writeEvent } from './entry-bytes.js';

/** A bar by its series' place in the account, and where its hash stands. */
export interface BarPlace {
  series: number;
  hashes: BarHashes;
  row: number;
}

const EVENTS_TEXT = '{"events":[';
const EVENTS = new FixedText(EVENTS_TEXT);
const COMMA = new FixedText(',');
const CASH = new FixedText('{"cash":"');
const DAY_START = new FixedText('","dayStartEquity":"');
const EQUITY = new FixedText('","equity":"');
const EXPOSURE = new FixedText('","exposure":"');
const PEAK = new FixedText('","peakEquity":"');
const AT = new FixedText('","type":"EQUITY_MARKED"}],"input":{"at":');
const FIRST_BAR = new FixedText(',"bars":[{"hash":"');
const NEXT_BAR = new FixedText(',{"hash":"');
const NO_BARS = new FixedText(',"bars":[');
const SEQ = '],"type":"BARS"},"seq":';
const SEQ_OF_NO_BARS = new FixedText(SEQ);
const END = new FixedText('}');

/** 64 hexadecimal digits. */
const WORDS_OF_HASH = 8;

/** Room for a part of one entry. */
const SMALL = 256;

/** One object may serve every step of a run. */
export interface BarsStep {
  seq: number;
  at: number;
  /** All but the mark, which comes last. */
  events: readonly KernelEvent[];
  mark: MarkFigures;
}

/** Writes the bytes of `journalEntryText` for the same entry. */
export class BarsEntries {
  /** What follows the hash of a bar, by series; and of the last bar, which ends the list. */
  private readonly series: readonly FixedText[];
  private readonly lastSeries: readonly FixedText[];
  private readonly numbers = new Float64Array(4);
  private cash = Number.NaN;
  private dayStart = Number.NaN;
  private readonly before = new BlockBytes(SMALL);
  private peak = Number.NaN;
  private readonly after = new BlockBytes(SMALL);

  constructor(
    series: readonly string[],
    /** Decimals of the ledger unit. */
    private readonly scale: number,
  ) {
    const texts = series.map((name) => `","series":${canonicalJson(name)}}`);
    this.series = texts.map((text) => new FixedText(text));
    this.lastSeries = texts.map((text) => new FixedText(text + SEQ));
  }

  /** With the events' beginning: cash and the day's start stay the same for many bars. */
  private untilEquity({ cash, dayStart }: MarkFigures): BlockBytes {
    const { before } = this;
    if (cash === this.cash && dayStart === this.dayStart) return before;
    this.cash = cash;
    this.dayStart = dayStart;
    before.length = 0;
    before.fixed(EVENTS);
    before.fixed(CASH);
    before.decimal(cash, this.scale);
    before.fixed(DAY_START);
    before.decimal(dayStart, this.scale);
    before.fixed(EQUITY);
    return before;
  }

  private fromPeak({ peak }: MarkFigures): BlockBytes {
    const { after } = this;
    if (peak === this.peak) return after;
    this.peak = peak;
    after.length = 0;
    after.fixed(PEAK);
    after.decimal(peak, this.scale);
    after.fixed(AT);
    return after;
  }

  /** The first `count` of `bars` are those of this stamp. */
  write(
    out: BlockBytes,
    { seq, at, events, mark }: BarsStep,
    bars: readonly BarPlace[],
    count: number,
  ): void {
    const { scale, numbers } = this;
    numbers[0] = mark.equity;
    numbers[1] = mark.exposure;
    numbers[2] = at;
    numbers[3] = seq;
    if (events.length > 0) {
      out.fixed(EVENTS);
      for (let i = 0; i < events.length; i += 1) {
        writeEvent(out, events[i] as KernelEvent);
        out.fixed(COMMA);
      }
    }
    out.append(this.untilEquity(mark), events.length > 0 ? EVENTS_TEXT.length : 0);
    out.decimalAt(numbers, 0, scale);
    out.fixed(EXPOSURE);
    out.decimalAt(numbers, 1, scale);
    out.append(this.fromPeak(mark));
    out.integerAt(numbers, 2);
    this.writeBars(out, bars, count);
    out.integerAt(numbers, 3);
    out.fixed(END);
  }

  private writeBars(out: BlockBytes, bars: readonly BarPlace[], count: number): void {
    if (count === 0) {
      out.fixed(NO_BARS);
      out.fixed(SEQ_OF_NO_BARS);
      return;
    }
    const last = count - 1;
    for (let i = 0; i <= last; i += 1) {
      const { series, hashes, row } = bars[i] as BarPlace;
      out.fixed(i === 0 ? FIRST_BAR : NEXT_BAR);
      out.words(hashes.words, row * WORDS_OF_HASH, WORDS_OF_HASH);
      out.fixed((i === last ? this.lastSeries : this.series)[series] as FixedText);
    }
  }
}
