/** The portal's line icons, 16 × 16, drawn in the colour of the text beside them. */
import './icon.css';

const PATHS = {
  alert:
    'M8 5.2v3.4M8 11h.01M6.9 2.6 1.7 11.5A1.3 1.3 0 0 0 2.8 13.4h10.4a1.3 1.3 0 0 0 1.1-1.9L9.1 2.6a1.3 1.3 0 0 0-2.2 0Z',
  arrowDown: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
  arrowUp: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  check: 'm3.2 8.5 3 3 6.6-7',
  chevronRight: 'm6 3.5 4.5 4.5L6 12.5',
  close: 'm3.8 3.8 8.4 8.4m0-8.4-8.4 8.4',
  clock: 'M8 4.6V8l2.3 1.4M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  halt: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2ZM5.5 8h5',
  inbox: 'M2 9h3.2l1 1.8h3.6l1-1.8H14M4 3.2h8L14 9v3.2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V9l2-5.8Z',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7L8 11.7',
  logOut: 'M6 14H3.4A1.4 1.4 0 0 1 2 12.6V3.4A1.4 1.4 0 0 1 3.4 2H6M10.6 11.3 14 8l-3.4-3.3M14 8H6',
  moon: 'M13.5 9.3A5.8 5.8 0 0 1 6.7 2.5a5.8 5.8 0 1 0 6.8 6.8Z',
  monitor: 'M2 3.4h12v7.4H2V3.4ZM5.5 13.6h5M8 10.8v2.8',
  play: 'm5 3.2 7.6 4.8L5 12.8V3.2Z',
  plus: 'M8 3v10M3 8h10',
  repeat:
    'M11 1.8 13.4 4 11 6.2M13.2 4H5a2.6 2.6 0 0 0-2.6 2.6v.8M5 14.2 2.6 12 5 9.8M2.8 12H11a2.6 2.6 0 0 0 2.6-2.6v-.8',
  search: 'M7.2 12a4.8 4.8 0 1 0 0-9.6 4.8 4.8 0 0 0 0 9.6ZM10.7 10.7 14 14',
  sort: 'M5 6.2 8 3l3 3.2M5 9.8 8 13l3-3.2',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  wifiOff:
    'm2 2 12 12M5.3 10.1a4 4 0 0 1 4.4-.8M2.7 7.3A7.6 7.6 0 0 1 5 5.8M13.3 7.3a7.6 7.6 0 0 0-5.6-2.2M8 12.6h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: what it says must also stand in text or in its button's label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
