/** The version that the client tells the server; a test compares it with package.json. */
export const SDK_VERSION = '0.1.0';
