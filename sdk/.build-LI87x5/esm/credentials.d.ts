/** A session of a person as a program keeps it: give it to `createClient` to go on with it. */
export interface StoredSession {
    readonly accessToken: string;
    /** Good for one new pair. Without it the session cannot go on when the access token ends. */
    readonly refreshToken?: string | undefined;
}
export declare class Credentials {
    #private;
    private constructor();
    static none(): Credentials;
    static apiKey(key: string): Credentials;
    static session(session: StoredSession): Credentials;
    /** After `signIn` and each refresh: later calls, and sockets opened later, carry this session. */
    adopt({ accessToken, refreshToken }: StoredSession): void;
    forget(): void;
    /** Cookies were replaced by the browser: what was refused before is worth another try. */
    touch(): void;
    get authorization(): string | null;
    get refreshToken(): string | null;
    /** Counts the changes, so that a call can tell whether it was refused with what is held now. */
    get generation(): number;
    /** For text and causes from outside (an injected fetch), before they reach an error. */
    appearIn(text: string): boolean;
}
//# sourceMappingURL=credentials.d.ts.map