/** What waits between the socket and the program that reads: bounded, whatever the program does. */
export interface LiveBuffer<Value> {
    /** False when there is no room: the value was not kept. */
    add(value: Value): boolean;
    take(): Value | undefined;
    readonly size: number;
}
/** Keeps every value in order, up to a bound. */
export declare class FifoBuffer<Value> implements LiveBuffer<Value> {
    #private;
    constructor(capacity: number);
    get size(): number;
    add(value: Value): boolean;
    take(): Value | undefined;
}
/** Keeps the newest value of each key: a slow reader of states skips old ones, never new ones. */
export declare class LatestBuffer<Value> implements LiveBuffer<Value> {
    #private;
    constructor(keyOf: (value: Value) => string);
    get size(): number;
    add(value: Value): boolean;
    take(): Value | undefined;
}
//# sourceMappingURL=live-buffer.d.ts.map