/** The tabs of an account's page, as they stand in its address. */

export const ACCOUNT_TABS = ['positions', 'orders', 'strategies', 'mandate', 'audit'] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

export function accountTabOf(value: unknown): AccountTab | undefined {
  return ACCOUNT_TABS.find((tab) => tab === value);
}
