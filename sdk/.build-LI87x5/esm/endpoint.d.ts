export interface Endpoint {
    readonly http: string;
    readonly webSocket: string;
    readonly isLoopback: boolean;
    readonly isEncrypted: boolean;
}
/** `http://host`, `http://host/graphql`, or in a browser a path of the page's own host. */
export declare function resolveEndpoint(url: string, pageUrl: string | undefined): Endpoint;
//# sourceMappingURL=endpoint.d.ts.map