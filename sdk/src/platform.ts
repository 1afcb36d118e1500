/** The few things that Node and browsers provide, typed by what the client needs of them. */
import { ConfigurationError } from './errors/client-errors.js';

export interface FetchInit {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly credentials: 'include' | 'omit';
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface WebSocketConnection {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
}

export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketConnection;

interface Platform {
  readonly fetch?: FetchFunction;
  readonly WebSocket?: WebSocketConstructor;
  readonly document?: object;
  readonly location?: { readonly href: string };
  readonly navigator?: { readonly userAgent?: string };
  readonly WorkerGlobalScope?: object;
}

const platform = globalThis as unknown as Platform;

export function platformFetch(): FetchFunction {
  if (platform.fetch === undefined) {
    throw new ConfigurationError('There is no fetch here: use Node 22 or later, or give `fetch`.');
  }
  // Looked up at each call, so that instrumentation installed later is used too.
  return (url, init) => (platform.fetch as FetchFunction)(url, init);
}

/** Absent on old runtimes: only live events need it, and they say so when asked for. */
export function platformWebSocket(): WebSocketConstructor | undefined {
  return platform.WebSocket;
}

/** A page or a worker of one: code whose source any visitor can read. */
export function isBrowser(): boolean {
  return platform.document !== undefined || platform.WorkerGlobalScope !== undefined;
}

/** `Node.js/24`, `Deno/2.5`, `Bun/1.3`; null in a page. */
export function platformName(): string | null {
  return isBrowser() ? null : (platform.navigator?.userAgent ?? 'unknown');
}

export function currentPageUrl(): string | undefined {
  return isBrowser() ? platform.location?.href : undefined;
}
