/** Addresses in one form, and what counts as one place. */
import { describe, expect, it } from 'vitest';

import { addressPlace } from './client-address.js';

describe('the place of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:5:6:7:8:9:a', '2001:db8:5:6::/64'],
    ['2001:0DB8:0005:0006::1', '2001:db8:5:6::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
    ['not an address', 'not an address'],
  ])('of %s is %s', (ip, place) => {
    expect(addressPlace(ip)).toBe(place);
  });
});
