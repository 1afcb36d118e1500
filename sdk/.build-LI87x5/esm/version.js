/** The name and version by which the client tells the server who asks. */
import { platformName } from './platform.js';
/** A test compares it with package.json. */
export const SDK_VERSION = '0.1.0';
export const CLIENT_NAME = `sdk/${SDK_VERSION}`;
/** Empty in a page: the browser says who it is, and would ask the server's leave for another name. */
export function userAgent() {
    const platform = platformName();
    return platform === null ? {} : { 'user-agent': `fiducia-sdk/${SDK_VERSION} (${platform})` };
}
//# sourceMappingURL=version.js.map