/**
 * Runs a subscription: executes the selection once per event of its source.
 *
 * graphql-js would give every event the same context, and with it loaders that remember the first
 * event's rows; here each event gets a context of its own. An async generator would not do: its
 * `return` waits for the next event, which may never come.
 */
import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';

/** Makes the context of one event; null ends the stream before the event is shown. */
export type EventContext = () => Promise<object | null>;

export async function subscribeWithContext(
  args: ExecutionArgs,
  contextOfEvent: EventContext,
): Promise<ResponseStream | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return new ResponseStream(args, source[Symbol.asyncIterator](), contextOfEvent);
}

export class ResponseStream implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #args: ExecutionArgs;
  readonly #source: AsyncIterator<unknown>;
  readonly #contextOfEvent: EventContext;

  constructor(args: ExecutionArgs, source: AsyncIterator<unknown>, contextOfEvent: EventContext) {
    this.#args = args;
    this.#source = source;
    this.#contextOfEvent = contextOfEvent;
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const event = await this.#source.next();
    if (event.done === true) return { done: true, value: undefined };
    const contextValue = await this.#contextOfEvent();
    if (contextValue === null) return this.return();
    const value = await execute({ ...this.#args, rootValue: event.value, contextValue });
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    await this.#source.return?.();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  get [Symbol.toStringTag](): string {
    return 'AsyncGenerator';
  }
}
