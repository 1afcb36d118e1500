/** Live connections per address: bounded, more tightly until they say who they are. */
import { expect, it } from 'vitest';
import { AddressQuota } from './address-quota.js';

const shares = { perAddress: 3, pendingPerAddress: 2, pending: 4 };

it('bounds those that have not said who they are', () => {
  const quota = new AddressQuota(shares);
  const first = quota.take('192.0.2.1');
  expect(quota.take('192.0.2.1')).not.toBeNull();
  expect(quota.take('192.0.2.1')).toBeNull();
  first?.signedIn();
  expect(quota.take('192.0.2.1')).not.toBeNull();
  expect(quota.take('192.0.2.2')).not.toBeNull();
});

it('bounds all of one address', () => {
  const quota = new AddressQuota(shares);
  const places = [1, 2, 3].map(() => {
    const place = quota.take('192.0.2.1');
    place?.signedIn();
    return place;
  });
  expect(quota.take('192.0.2.1')).toBeNull();
  places[0]?.release();
  places[0]?.release();
  expect(quota.take('192.0.2.1')).not.toBeNull();
  expect(quota.take('192.0.2.1')).toBeNull();
});

it('bounds strangers of all addresses together, and forgets those that left', () => {
  const quota = new AddressQuota(shares);
  const places = [1, 2, 3, 4].map((host) => quota.take(`192.0.2.${host}`));
  expect(quota.take('192.0.2.5')).toBeNull();
  for (const place of places) place?.release();
  expect(quota.take('192.0.2.5')).not.toBeNull();
});

it('takes a whole IPv6 network of 64 bits for one address', () => {
  const quota = new AddressQuota(shares);
  expect(quota.take('2001:db8::1')).not.toBeNull();
  expect(quota.take('2001:db8::2')).not.toBeNull();
  expect(quota.take('2001:db8::3')).toBeNull();
});
