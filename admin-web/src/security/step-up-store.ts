/** Asks for the second factor in one dialog, whoever needs it: the client asks here. */

type Answer = (shown: boolean) => void;

export class StepUpStore {
  #waiting: Answer[] = [];
  readonly #listeners = new Set<() => void>();

  /** Resolves to whether it was shown; several that ask at once share one dialog. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, resolve];
      this.#tell();
    });
  }

  answer(shown: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(shown);
    this.#tell();
  }

  readonly isOpen = (): boolean => this.#waiting.length > 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const stepUpStore = new StepUpStore();
