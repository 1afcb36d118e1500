/** The browser's rules for the portal, and headers that keep answers out of caches and frames. */
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import Fastify from 'fastify';

const SELF = ["'self'"];
const NOTHING = ["'none'"];
/** Two years, as the preload lists ask; only sent over TLS. */
const HSTS_SECONDS = 63_072_000;

/**
 * Scripts, styles and connections from the same origin only: injected markup can load and send
 * nothing. Logos come as `data:` images, in which SVG cannot run scripts.
 */
function helmetOptions(options: { readonly tls: boolean }): FastifyHelmetOptions {
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

/** What no page of ours uses, so that no injected script can ask for it either. */
const UNUSED_FEATURES = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'screen-wake-lock', 'serial', 'usb'],
  ...['xr-spatial-tracking'],
];
export const PERMISSIONS_POLICY = UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', ');

/** Of the probe's answer itself, not of helmet. */
const NOT_OURS: ReadonlySet<string> = new Set(['content-length', 'date', 'connection']);

/**
 * Helmet's headers, made once: they are the same for every answer, and making them anew for each
 * takes as long as parsing the request.
 */
export async function renderSecurityHeaders(options: {
  readonly tls: boolean;
}): Promise<Readonly<Record<string, string>>> {
  const probe = Fastify();
  await probe.register(helmet, helmetOptions(options));
  probe.get('/', (_request, reply) => reply.send());
  const { headers } = await probe.inject('/');
  await probe.close();
  const ours = Object.entries(headers).filter(([name]) => !NOT_OURS.has(name));
  const rendered = Object.fromEntries(ours.map(([name, value]) => [name, String(value)]));
  return { ...rendered, 'permissions-policy': PERMISSIONS_POLICY };
}
