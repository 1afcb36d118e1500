/** The keys of an installation, derived from its one secret so that one thing is kept and backed up. */
import { hkdfSync } from 'node:crypto';

export interface InstallationKeys {
  /** Keys the HMAC under which API keys are stored. */
  readonly apiKeyPepper: Uint8Array;
  /** Client order ids are derived from it: venues must see the same id for an order for ever. */
  readonly orderIdSecret: Uint8Array;
  /** The keys that sign access tokens are derived from it, a new one each month. */
  readonly tokenSecret: Uint8Array;
}

const KEY_BYTES = 32;

/** RFC 5869 with a label for each use; a label is never changed or used twice. */
export function deriveInstallationKeys(installationSecretHex: string): InstallationKeys {
  const secret = Buffer.from(installationSecretHex, 'hex');
  const derive = (label: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `fiducia/${label}/1`, KEY_BYTES));
  return {
    apiKeyPepper: derive('api-key-pepper'),
    orderIdSecret: derive('order-id'),
    tokenSecret: derive('token'),
  };
}
