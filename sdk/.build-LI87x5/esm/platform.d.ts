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
    readonly headers: {
        get(name: string): string | null;
    };
    text(): Promise<string>;
}
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchAnswer>;
export interface WebSocketConnection {
    send(text: string): void;
    close(code?: number, reason?: string): void;
    addEventListener(type: 'message', listener: (event: {
        readonly data: unknown;
    }) => void): void;
    addEventListener(type: 'close', listener: (event: {
        readonly code: number;
        readonly reason: string;
    }) => void): void;
    addEventListener(type: 'open' | 'error', listener: () => void): void;
}
export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketConnection;
export declare function platformFetch(): FetchFunction;
/** Absent on old runtimes: only live events need it, and they say so when asked for. */
export declare function platformWebSocket(): WebSocketConstructor | undefined;
/** A page or a worker of one: code whose source any visitor can read. */
export declare function isBrowser(): boolean;
/** `Node.js/24`, `Deno/2.5`, `Bun/1.3`; null in a page. */
export declare function platformName(): string | null;
export declare function currentPageUrl(): string | undefined;
//# sourceMappingURL=platform.d.ts.map