/** Light, dark, or as the system has it: the choice is kept in this browser. */

export const COLOR_SCHEMES = ['system', 'light', 'dark'] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

const STORAGE_KEY = 'fiducia.color-scheme';

export function readColorScheme(storage: Pick<Storage, 'getItem'>): ColorScheme {
  try {
    const stored = storage.getItem(STORAGE_KEY);
    return COLOR_SCHEMES.find((scheme) => scheme === stored) ?? 'system';
  } catch {
    // Storage may be forbidden (private mode, policy): the system's scheme needs none.
    return 'system';
  }
}

export function storeColorScheme(storage: Pick<Storage, 'setItem'>, scheme: ColorScheme): void {
  try {
    storage.setItem(STORAGE_KEY, scheme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function applyColorScheme(root: HTMLElement, scheme: ColorScheme): void {
  root.style.colorScheme = scheme === 'system' ? 'light dark' : scheme;
}
