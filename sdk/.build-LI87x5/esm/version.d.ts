/** A test compares it with package.json. */
export declare const SDK_VERSION = "0.1.0";
export declare const CLIENT_NAME = "sdk/0.1.0";
/** Empty in a page: the browser says who it is, and would ask the server's leave for another name. */
export declare function userAgent(): {
    readonly 'user-agent'?: string;
};
//# sourceMappingURL=version.d.ts.map