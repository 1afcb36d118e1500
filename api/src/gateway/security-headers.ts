/** The browser's rules for the portal, and headers that keep answers out of caches and frames. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

const SELF = ["'self'"];
const NOTHING = ["'none'"];
/** Two years, as the preload lists ask; only sent over TLS. */
const HSTS_SECONDS = 63_072_000;

/**
 * Scripts, styles and connections from the same origin only: injected markup can load and send
 * nothing. Logos come as `data:` images, in which SVG cannot run scripts.
 */
export function securityHeaders(options: { readonly tls: boolean }): FastifyHelmetOptions {
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: SELF,
        scriptSrc: SELF,
        scriptSrcAttr: NOTHING,
        styleSrc: SELF,
        imgSrc: [...SELF, 'data:'],
        fontSrc: SELF,
        connectSrc: SELF,
        manifestSrc: SELF,
        workerSrc: SELF,
        objectSrc: NOTHING,
        baseUri: NOTHING,
        formAction: SELF,
        frameAncestors: NOTHING,
        ...(options.tls && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: options.tls
      ? { maxAge: HSTS_SECONDS, includeSubDomains: true, preload: true }
      : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  };
}
