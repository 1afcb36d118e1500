/** All instruments by symbol, kept for a moment: they belong to no tenant and hardly ever change. */
import { instruments, type InstrumentSpec, type UseCaseDeps } from '@fiducia/engine';

export type Instruments = ReadonlyMap<string, InstrumentSpec>;

/** A newly imported instrument shows after this at the latest. */
const KEEP_MS = 5_000;

export class InstrumentCatalogue {
  readonly #deps: Pick<UseCaseDeps, 'db' | 'clock'>;
  #known: { readonly instruments: Instruments; readonly untilMs: number } | null = null;
  #reading: Promise<Instruments> | null = null;

  constructor(deps: Pick<UseCaseDeps, 'db' | 'clock'>) {
    this.#deps = deps;
  }

  /** Not a promise when it is known: this is asked for every position of every answer. */
  all(): Instruments | Promise<Instruments> {
    const nowMs = this.#deps.clock.now().getTime();
    if (this.#known !== null && nowMs < this.#known.untilMs) return this.#known.instruments;
    this.#reading ??= this.#read(nowMs).finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(nowMs: number): Promise<Instruments> {
    const all = await instruments(this.#deps);
    const known = new Map(all.map((instrument) => [instrument.symbol, instrument]));
    this.#known = { instruments: known, untilMs: nowMs + KEEP_MS };
    return known;
  }
}
